"""Every internal link that a visitor meets leads somewhere."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import quote, urldefrag, urljoin, urlsplit
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.journey
LEVELS = 2
MOST_ADDRESSES = 600
RESERVED = "%:/?#[]@!$&'()*+,;="  # what a browser leaves alone in an address
LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "srcset", "form": "action"}


class Links(HTMLParser):
    """Collects what a page links to, and the ids that links within it may name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag's link and id."""
        values = dict(attrs)
        self.ids.add(values.get("id") or "")
        value = values.get(LINKS.get(tag, ""))
        if value and tag == "source":
            self.targets += [candidate.split()[0] for candidate in value.split(",")]
        elif value:
            self.targets.append(value)


def ask(url: str) -> tuple[str, int, Links | None]:
    """Return `url`, the status it answers with, and its links if it is a page."""
    try:
        with urlopen(url, timeout=60) as answer:
            is_page = answer.headers.get_content_type() == "text/html"
            return url, answer.status, Links(answer.read().decode()) if is_page else None
    except HTTPError as error:
        return url, error.code, None


def next_addresses(url: str, links: Links, home: str) -> Iterator[str]:
    """Yield the internal addresses that a page links to, without fragments."""
    for target in links.targets:
        address = quote(urldefrag(urljoin(url, target)).url, safe=RESERVED)
        if address.startswith(f"{home}/"):
            yield address


def test_internal_links_within_two_levels_lead_somewhere(base_url, addresses):
    level = sorted({urljoin(base_url, address) for address in ["/", "/sok/?q=skola", *addresses.values()]})
    seen = set(level)
    broken: list[str] = []
    with ThreadPoolExecutor(4) as pool:
        for depth in range(LEVELS + 1):
            found: dict[str, str] = {}
            for url, status, links in pool.map(ask, level):
                if status >= 400:
                    broken.append(f"{status} {url}")
                if links is None:
                    continue
                inside = [target[1:] for target in links.targets if target.startswith("#")]
                broken += [f"{url} has no #{name}" for name in inside if name not in links.ids]
                if depth < LEVELS:
                    found.update((address, url) for address in next_addresses(url, links, base_url))
            level = sorted(found.keys() - seen, key=lambda address: (bool(urlsplit(address).query), address))
            level = level[: max(0, MOST_ADDRESSES - len(seen))]
            seen.update(level)
    assert len(seen) > 100
    assert not broken, "\n".join(broken)
