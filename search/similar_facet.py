"""The choice of municipalities that others shall resemble: one of all 290 in a list, not counted like other facets."""

from collections.abc import Collection
from dataclasses import dataclass

from portal.core.models import Municipality

from .facet_groups import Option
from .labels import DatabaseLabels
from .nearness import Comparison
from .ordering import swedish_key
from .presentation import url_of
from .query import SearchQuery

KEY = "liknar"
_PLACES = ("kommungrupp", "lan", "kommun")


@dataclass(frozen=True)
class OwnLink:
    """One click to those that resemble the reader's own municipality."""

    name: str
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class SimilarFacet:
    """What the page shows: the list with at most one chosen, `others` that the address has chosen besides, and links
    for the reader's own municipalities. `after` is the facet it follows, empty when it comes last."""

    options: tuple[Option, ...]
    others: tuple[Option, ...]
    own: tuple[OwnLink, ...]
    after: str

    @property
    def count(self) -> int:
        """How many are chosen."""
        return sum(option.selected for option in self.options) + len(self.others)


def similar_facet(
    query: SearchQuery, comparison: Comparison, labels: DatabaseLabels, shown: Collection[str]
) -> SimilarFacet:
    """The choice as it is for `query`. `shown` are the keys of the facets that the page lists."""
    names, chosen = labels.labels(KEY), query.values(KEY)
    first = next((slug for slug in chosen if slug in names), "")
    by_name = sorted(names.items(), key=lambda pair: swedish_key(pair[1]))
    return SimilarFacet(
        options=tuple(Option(slug, name, 0, slug == first) for slug, name in by_name),
        others=tuple(Option(slug, names.get(slug, slug), 0, True) for slug in chosen if slug != first),
        own=tuple(_own_link(query, one) for one in comparison.own),
        after=next((key for key in _PLACES if key in shown), ""),
    )


def _own_link(query: SearchQuery, municipality: Municipality) -> OwnLink:
    alone = query.without_facet(KEY).with_value(KEY, municipality.slug)
    return OwnLink(municipality.name, url_of(alone), municipality.slug in query.values(KEY))
