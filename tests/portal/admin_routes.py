"""Every address of the admin, read from the URL resolver, so that a new view cannot be forgotten."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

_NAMED_GROUP = re.compile(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)|<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Route:
    """One pattern: its path with arguments in angle brackets or named groups, its namespace and name."""

    path: str
    namespace: str
    name: str

    @property
    def arguments(self) -> tuple[str, ...]:
        """The names of the arguments, in order."""
        return tuple(named or bracketed for named, bracketed in _NAMED_GROUP.findall(self.path))

    @property
    def id(self) -> str:
        """The view's name with its namespace, else the path."""
        return f"{self.namespace}:{self.name}".strip(":") if self.name else self.path

    def fill(self, values: Mapping[str, object]) -> str:
        """Return the address with `values` in place of the arguments."""
        return "/" + _NAMED_GROUP.sub(lambda match: str(values[match[1] or match[2]]), self.path)


def routes(prefix: str = "admin/") -> list[Route]:
    """Return every route whose path begins with `prefix`."""
    return [route for route in _walk(get_resolver(), "", "") if route.path.startswith(prefix)]


def _walk(resolver: URLResolver, prefix: str, namespace: str) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        text = str(pattern.pattern)
        if isinstance(pattern.pattern, RegexPattern):
            text = text.removeprefix("^").removesuffix("$").replace("\\.", ".")
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}:{pattern.namespace}".strip(":") if pattern.namespace else namespace
            yield from _walk(pattern, prefix + text, inner)
        else:
            yield Route(prefix + text, namespace, pattern.name or "")
