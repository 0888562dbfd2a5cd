"""What facet values are called: read from the database, once for a request."""

from collections.abc import Callable, Mapping
from functools import cached_property

from cases.choices import CaseStatus, EvidenceLevel
from cases.models import MethodPage
from portal.core.access import PUBLIC, Audience
from portal.core.models import County, Municipality, TargetGroup, Theme

from .documents.context import BuildContext


class DatabaseLabels:
    """Labels of facet values, slug → label, in natural order. Each vocabulary is read when first asked for.

    `tokens` are the reader's: nobody learns the title of a method that they may not read.
    """

    def __init__(self, tokens: Audience = frozenset({PUBLIC})) -> None:
        self._tokens = tokens
        self._read: dict[str, Mapping[str, str]] = {}

    def labels(self, key: str) -> Mapping[str, str]:
        """Return the known values of facet `key`; empty for facets whose values label themselves."""
        if key not in self._read:
            self._read[key] = self._reader(key)()
        return self._read[key]

    def _reader(self, key: str) -> Callable[[], Mapping[str, str]]:
        readers: dict[str, Callable[[], Mapping[str, str]]] = {
            "tema": lambda: self._slugs(Theme),
            "malgrupp": lambda: self._slugs(TargetGroup),
            "metod": self._methods,
            "kommun": lambda: {slug: one.name for slug, one in self._municipalities.items()},
            "liknar": lambda: self.labels("kommun"),
            "lan": lambda: self._slugs(County),
            "kommungrupp": self._groups,
            "status": lambda: {value: str(label) for value, label in CaseStatus.choices},
            "evidens": lambda: {value: str(label) for value, label in reversed(EvidenceLevel.choices)},
        }
        return readers.get(key, dict)

    def municipality_codes(self, slugs: tuple[str, ...]) -> list[str]:
        """Return the codes of the municipalities with these slugs, for the small map."""
        return [self._municipalities[slug].code for slug in slugs if slug in self._municipalities]

    def municipality(self, slug: str) -> Municipality | None:
        """Return the municipality with this slug, if there is one."""
        return self._municipalities.get(slug)

    @cached_property
    def _municipalities(self) -> dict[str, Municipality]:
        return {one.slug: one for one in Municipality.objects.order_by("name")}

    def _methods(self) -> Mapping[str, str]:
        context = BuildContext()
        methods = MethodPage.objects.live().order_by("title").only("path", "slug", "title")
        return {one.slug: one.title for one in methods if self._tokens.intersection(context.audience(one))}

    def _groups(self) -> Mapping[str, str]:
        pairs = {(one.skr_group, one.skr_group_name) for one in self._municipalities.values()}
        return {code.lower(): name for code, name in sorted(pairs)}

    @staticmethod
    def _slugs(model) -> Mapping[str, str]:
        return dict(model.objects.values_list("slug", "name"))
