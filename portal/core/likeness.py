"""Which municipalities resemble each other, and why the portal says so.

Kolada weighs together several socio-economic measures into an index of difference, and publishes for each municipality
the seven others where the index is lowest ("Liknande kommuner, socioekonomi"). The list tells which seven, not in which
order, so here they stand by population: the one whose size differs least, as a share, comes first. How Kolada does it:
RKA, "Verktyget liknande kommuner, regioner", https://www.kolada.se.
"""

from math import log

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from .models import Municipality


def size_difference(one: Municipality, other: Municipality) -> float:
    """Return how much two populations differ as a share, 0.0 when equal; twice as large equals half as large."""
    return abs(log(max(1, one.population) / max(1, other.population)))


def most_alike(municipality: Municipality) -> list[Municipality]:
    """Return Kolada's seven for `municipality`, the nearest in population first."""
    others = Municipality.objects.filter(similar_to_rows__municipality=municipality)
    return sorted(others, key=lambda other: (size_difference(municipality, other), other.code))


def reasons(municipality: Municipality, other: Municipality) -> list[str]:
    """Return what can be said of `other` beside `municipality`: population, group, and county when it is the same."""
    population = number_format(other.population, force_grouping=True)
    same_group = other.skr_group == municipality.skr_group
    return [
        _("%(count)s invånare") % {"count": population},
        _("samma kommungrupp") if same_group else other.skr_group_name.lower(),
        *([_("samma län")] if other.county_id == municipality.county_id else []),
    ]
