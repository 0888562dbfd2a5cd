"""Which searches are counted, and the signed note that a page carries so that its browser can tell the rest.

A page asked for in full is counted at once. The part that htmx fetches while somebody is still choosing is counted
when the browser says that the search has come to rest; so is a page that was fetched ahead of being looked at. The note
holds what was found, signed, so a browser can tell that something happened but not what the search was or found.
"""

import datetime as dt
import re
import secrets
from dataclasses import asdict, dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.utils import timezone

from search.engines.base import ResultPage
from search.query import SearchQuery

from .buffer import SearchKey, Tally, searches
from .privacy import filters_of, may_be_kept, normal_form

#: How long a page may lie open and still tell that something was opened from it.
NOTE_SECONDS = 6 * 60 * 60
#: Reading with `fewer` words or other spelling than was typed is almost finding nothing.
NEAR_MISSES = frozenset({"fewer", "typo"})
#: Who may read the report does not fill it: editors who try a search out would count as visitors otherwise.
REPORT_PERMISSION = "search.view_loggedsearch"

_SALT = "search.searchlog"
_MACHINE = re.compile(r"bot|crawl|spider|slurp|preview", re.IGNORECASE)


@dataclass(frozen=True)
class Observation:
    """A search that somebody was shown the hits of. `day` is ISO; `is_counted` says that it has been already.

    `nonce` tells one showing from another of the same search, so that nothing is counted twice; it is kept nowhere.
    """

    text: str
    filters: str
    hits: int
    relaxation: str
    day: str
    is_counted: bool
    nonce: str

    @property
    def note(self) -> str:
        """The observation as signed text for the page."""
        return signing.dumps(list(asdict(self).values()), salt=_SALT, compress=True)

    @classmethod
    def read(cls, note: str) -> "Observation":
        """The observation in a note. Raises `django.core.signing.BadSignature` when it is not ours, or too old."""
        return cls(*signing.loads(note, salt=_SALT, max_age=NOTE_SECONDS))

    @property
    def key(self) -> SearchKey:
        """What is counted together."""
        return SearchKey(dt.date.fromisoformat(self.day), self.text, self.filters)

    def count_search(self) -> None:
        """Count that the search was made."""
        near = int(bool(self.hits) and self.relaxation in NEAR_MISSES)
        tally = Tally(self.hits, self.relaxation, searches=1, misses=int(not self.hits), near_misses=near)
        searches.add(self.key, tally)

    def count_opening(self) -> None:
        """Count that something was opened after the search."""
        searches.add(self.key, Tally(self.hits, self.relaxation, opened=1))


def observe(request: HttpRequest, query: SearchQuery, page: ResultPage, *, is_part: bool) -> Observation | None:
    """Count the search if it is to be counted now, and return what its page carries; None when nothing is counted.

    `is_part` tells that htmx asked, for a part of the page.
    """
    if not settings.SEARCH_LOG or query.is_empty or request.method != "GET" or not _is_a_visitor(request):
        return None
    if not may_be_kept(query.text, [value for _key, values in query.chosen for value in values]):
        return None
    waits = query.page == 1 and (is_part or _is_ahead(request))
    observation = Observation(
        text=normal_form(query.text),
        filters=filters_of(query),
        hits=page.total,
        relaxation=page.relaxation or "",
        day=timezone.localdate().isoformat(),
        is_counted=not waits,
        nonce=secrets.token_urlsafe(6),
    )
    if not waits and query.page == 1 and _is_asked_anew(request):
        observation.count_search()
    return observation


def _is_a_visitor(request: HttpRequest) -> bool:
    """Whether a person asked, who does not work with the log itself. The browser's name is looked at, never kept."""
    if _MACHINE.search(request.headers.get("User-Agent", "")):
        return False
    return not request.user.has_perm(REPORT_PERMISSION)


def _is_ahead(request: HttpRequest) -> bool:
    """Whether the browser fetches the page before anybody has asked for it."""
    purposes = (request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz"))
    return any("prefetch" in purpose or "prerender" in purpose for purpose in purposes)


def _is_asked_anew(request: HttpRequest) -> bool:
    """Whether the page was asked for as a page, and not loaded again, restored, or fetched by another page's markup."""
    headers = request.headers
    if headers.get("Sec-Fetch-Dest", "document") != "document" or headers.get("HX-History-Restore-Request"):
        return False
    return "max-age=0" not in headers.get("Cache-Control", "")
