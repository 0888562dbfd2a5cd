"""A line of a report: a search with its counts, in words, and what an editor can do about it."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.facet_groups import known_labels
from search.facets import FACETS
from search.labels import DatabaseLabels
from search.presentation import url_of
from search.query import SearchQuery

#: What can be made of a search, in order: the model's name, the field that the search begins, the link's text.
_ACTIONS = (
    ("synonymgroup", "expressions", lambda: _("Skapa synonym")),
    ("promotedhit", "queries", lambda: _("Lyft en sida")),
)


@dataclass(frozen=True)
class SearchRow:
    """One search as a report shows it; the fields are those of `search.searchlog.report`."""

    text: str
    filters: str
    days: int
    times: int
    missed: int
    nearly: int
    clicked: int
    found: int
    reading: str
    user: object
    labels: DatabaseLabels

    @cached_property
    def query(self) -> SearchQuery:
        """The search itself."""
        return SearchQuery.from_querydict(QueryDict(self.filters)).with_text(self.text)

    @property
    def words(self) -> str:
        """What was typed, or that nothing was."""
        return self.text or _("(inga sökord)")

    @cached_property
    def filter_words(self) -> str:
        """The filters as visitors see them: "Tema: Integration, Kommun: Skövde"."""
        chosen = self.query.selected
        keys = [key for key in QueryDict(self.filters) if key in FACETS]
        return ", ".join(f"{FACETS[key].label}: {self._values(key, chosen.get(key, ()))}" for key in keys)

    def _values(self, key: str, values: tuple[str, ...]) -> str:
        known = known_labels(FACETS[key], self.labels)
        return ", ".join(known.get(value, value) for value in values) or _("många")

    @property
    def latest(self) -> str:
        """What the search found the latest time, and how it was read then."""
        if not self.found:
            return _("Inga träffar")
        hits = ngettext("%d träff", "%d träffar", self.found) % self.found
        reading = {
            "fewer": _("bara med färre ord"),
            "typo": _("bara med annan stavning"),
            "question": _("läst som en fråga"),
        }.get(self.reading)
        return f"{hits}, {reading}" if reading else hits

    @property
    def opened_share(self) -> int | None:
        """From how many per cent of the searches something was opened; None when there was nothing to open."""
        if not self.clicked and self.times <= self.missed:
            return None
        return min(100, round(100 * self.clicked / max(1, self.times)))

    @property
    def opened_words(self) -> str:
        """The share in words; that nothing at all was opened is a sign too."""
        if self.opened_share is None:
            return "–"
        return _("%d %%") % self.opened_share if self.clicked else _("Inget öppnades")

    @property
    def actions(self) -> list[tuple[str, str, str]]:
        """What the user may do about the search: address, text, and what it is done with, for those who cannot see."""
        links = [(url_of(self.query), _("Sök"))]
        for model, field, text in _ACTIONS if self.text else ():
            address = self._address_of_new(model)
            if address:
                links.append((f"{address}?{urlencode({field: self.text})}", text()))
        return [(url, text, self.words) for url, text in links]

    def _address_of_new(self, model: str) -> str:
        """Where one more of these is made; empty when the user may not, or the admin has no such page."""
        if not self.user.has_perm(f"search.add_{model}"):
            return ""
        try:
            return reverse(f"wagtailsnippets_search_{model}:add")
        except NoReverseMatch:
            return ""
