"""Whom a search is compared with: the municipality that the order by likeness starts from, and the steps away from it.

A document is as near as the nearest municipality it belongs to: the municipality itself, then each of those that
resemble it (`portal.core.likeness`), then its group, then its county, then all the rest. Within a step the newest comes
first, whatever the words: all hits have the words, and an order one can follow with the eye beats a better guess.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from portal.core.access import Reader
from portal.core.likeness import most_alike
from portal.core.models import Municipality
from portal.members.models import Membership

from .labels import DatabaseLabels
from .ordering import LIKENESS, RELEVANCE, Near
from .query import SearchQuery


@dataclass(frozen=True)
class Comparison:
    """`reference` is the municipality that others can be compared with, `own` those that the reader belongs to."""

    reference: Municipality | None
    own: tuple[Municipality, ...]

    @classmethod
    def of(cls, query: SearchQuery, reader: Reader, labels: DatabaseLabels) -> "Comparison":
        """The first known municipality chosen as `liknar`, else as `kommun`, else the reader's own."""
        own = own_municipalities(reader)
        chosen = (labels.municipality(slug) for slug in (*query.values("liknar"), *query.values("kommun")))
        return cls(next(_known((*chosen, *own)), None), own)

    def apply(self, query: SearchQuery) -> tuple[SearchQuery, Near]:
        """(the search, the steps that it needs). Without anything to be like it is by relevance, and says so."""
        if query.sort != LIKENESS:
            return query, ()
        if self.reference is not None:
            return query, near_to(self.reference)
        notice = _("Välj en kommun under ”Kommuner som liknar” för att se det mest lika först.")
        return replace(query, sort=RELEVANCE, notices=(*query.notices, notice)), ()


def _known(municipalities: Iterable[Municipality | None]) -> Iterable[Municipality]:
    return (one for one in municipalities if one is not None)


def own_municipalities(reader: Reader) -> tuple[Municipality, ...]:
    """The municipalities that a reader belongs to today, by name."""
    if not reader.is_authenticated:
        return ()
    memberships = Membership.objects.current().filter(user=reader)
    return tuple(Municipality.objects.filter(memberships__in=memberships).order_by("name").distinct())


def near_to(municipality: Municipality) -> Near:
    """The steps away from a municipality."""
    return (
        ("kommun", municipality.slug),
        *(("kommun", other.slug) for other in most_alike(municipality)),
        ("kommungrupp", municipality.skr_group_slug),
        ("lan", municipality.county.slug),
    )
