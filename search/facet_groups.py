"""How facets are listed beside the hits: counted values with labels, in order, the rarer ones behind "Visa fler".

Where labels come from is not known here: a view hands in a `Labels` provider, which reads themes, municipalities and
methods from the database.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.functional import Promise

from search.facets import COUNTED, FACETS, Facet


class Labels(Protocol):
    """What the views give so that values get their labels."""

    def labels(self, key: str) -> Mapping[str, str]:
        """The known values of facet `key`: slug to label, in natural order. Empty when the values label themselves."""
        ...


@dataclass(frozen=True)
class Option:
    """One value of a facet as the page lists it. `count` is the number of hits it has, or would add."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Group:
    """One facet as the page lists it: `visible` options first, `more` behind "Visa fler" """

    facet: Facet
    visible: tuple[Option, ...]
    more: tuple[Option, ...]

    @property
    def key(self) -> str:
        """The facet's key."""
        return self.facet.key

    @property
    def label(self) -> Promise:
        """The facet's label."""
        return self.facet.label

    @property
    def options(self) -> tuple[Option, ...]:
        """Every option in order."""
        return self.visible + self.more

    @property
    def selected(self) -> tuple[Option, ...]:
        """The options that are chosen."""
        return tuple(option for option in self.options if option.selected)


def known_labels(facet: Facet, labels: Labels) -> Mapping[str, str]:
    """The values of `facet` that are known beforehand: slug to label, in natural order."""
    if facet.choices is not None:
        return {value: str(label) for value, label in facet.choices.items()}
    return labels.labels(facet.key)


def groups(
    counts: Mapping[str, Mapping[str, int]], selected: Mapping[str, Iterable[str]], labels: Labels
) -> tuple[Group, ...]:
    """The facets to list beside the hits.

    `counts` is `ResultPage.facets`, `selected` is `SearchQuery.selected`. Chosen values are always listed and always
    visible, also at 0. A facet where nothing has a hit and nothing is chosen is left out.
    """
    built = (_group(FACETS[key], counts.get(key, {}), frozenset(selected.get(key, ())), labels) for key in COUNTED)
    return tuple(group for group in built if group is not None)


def _group(facet: Facet, counts: Mapping[str, int], selected: frozenset[str], labels: Labels) -> Group | None:
    """The group of one facet, or None when there is nothing to list."""
    if not selected and not any(counts.values()):
        return None
    known = known_labels(facet, labels)
    values = selected | {value for value, count in counts.items() if count}
    if facet.quiet_zero:
        values |= set(known)
    options = [Option(value, known.get(value, value), counts.get(value, 0), value in selected) for value in values]
    options.sort(key=_order(facet, known))
    first = {option.value for option in options[: facet.shown]} | selected
    return Group(
        facet,
        tuple(option for option in options if option.value in first),
        tuple(option for option in options if option.value not in first),
    )


def _order(facet: Facet, known: Mapping[str, str]) -> Callable[[Option], tuple[Any, ...]]:
    """The sort key for options of `facet`; every order ends in the value, so that it is total."""
    if facet.order == "natural":
        place = {value: number for number, value in enumerate(known)}
        return lambda option: (place.get(option.value, len(place)), option.value)
    if facet.order == "falling":
        return lambda option: tuple(-ord(letter) for letter in option.value)
    return lambda option: (-option.count, option.label.casefold(), option.value)
