"""The facets of the search, declared as data: one line each.

A facet has a key (the name in the address, Swedish, stable and public), values that are stable slugs, and a label
people read. How facets are listed beside the hits is in `facet_groups`. Nothing here touches the database or HTTP.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TIME = "nar"
UPCOMING = "kommande"
PAST = "tidigare"

SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
SLUG_LENGTH = 100


@dataclass(frozen=True)
class Facet:
    """One facet.

    `order` says how its values are listed: by "count" (falling, then label), in the provider's "natural" order, or
    "falling" by value (years). `shown` values stand before "Visa fler". `quiet_zero` keeps known values without
    hits in the list. `choices` are the values search itself owns; the other facets take any slug. A facet that is
    not `listed` filters but is not counted: it appears only as a chip.
    """

    key: str
    label: Promise
    order: Literal["count", "natural", "falling"] = "count"
    shown: int = 8
    quiet_zero: bool = False
    listed: bool = True
    choices: Mapping[str, Promise] | None = None
    pattern: re.Pattern[str] = SLUG

    def accepts(self, value: str) -> bool:
        """Whether `value` can be a value of this facet at all (its shape, or membership in `choices`)."""
        if self.choices is not None:
            return value in self.choices
        return len(value) <= SLUG_LENGTH and self.pattern.fullmatch(value) is not None


TYPES = {
    "exempel": _("Exempel"),
    "metod": _("Metoder"),
    "traff": _("Träffar"),
    "kommun": _("Kommuner"),
    "material": _("Material"),
}
TIMES = {UPCOMING: _("Kommande"), PAST: _("Tidigare")}

_DECLARED = (
    Facet("typ", _("Typ"), order="natural", quiet_zero=True, choices=TYPES),
    Facet("tema", _("Tema"), shown=13, quiet_zero=True),
    Facet("malgrupp", _("Målgrupp"), quiet_zero=True),
    Facet("metod", _("Metod")),
    Facet("kommun", _("Kommun")),
    Facet("lan", _("Län")),
    Facet("kommungrupp", _("Kommungrupp"), order="natural", shown=9, quiet_zero=True),
    Facet("status", _("Status"), order="natural", quiet_zero=True),
    Facet("evidens", _("Stöd för att det fungerar"), order="natural", quiet_zero=True),
    Facet("ar", _("År"), order="falling", pattern=YEAR),
    Facet(TIME, _("När träffen är"), order="natural", choices=TIMES),
    Facet("liknar", _("Kommuner som liknar"), listed=False),
)

FACETS: Mapping[str, Facet] = {facet.key: facet for facet in _DECLARED}
"""Every facet by key, in the order of the page and of the address."""

COUNTED: tuple[str, ...] = tuple(facet.key for facet in _DECLARED if facet.listed)
"""The facets whose values are counted and listed."""

STORED: tuple[str, ...] = tuple(key for key in FACETS if key != TIME)
"""The facets whose values a document carries. `TIME` follows from its times and the clock instead."""
