"""Expressions that mean the same, as terms that the planner of a search can use. No database here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from search.analysis import Expression, expression

Lemmas = tuple[str, ...]


@dataclass(frozen=True)
class Synonyms:
    """`others` gives, for the lemmas of an expression in order, the expressions that mean the same, itself aside."""

    others: Mapping[Lemmas, tuple[Expression, ...]] = field(default_factory=dict, hash=False)
    groups: tuple[tuple[str, ...], ...] = ()
    longest: int = 0

    def found_in(self, lemmas: Sequence[str]) -> Iterator[tuple[Lemmas, tuple[Expression, ...]]]:
        """(lemmas of an expression, what means the same) for all expressions in a text, from its beginning on.

        Of expressions that begin at the same word the longest counts; a word belongs to one expression only.
        """
        place = 0
        while place < len(lemmas):
            runs = (tuple(lemmas[place : place + length]) for length in range(self.longest, 0, -1))
            run = next((run for run in runs if run in self.others), None)
            if run:
                yield run, self.others[run]
            place += len(run) if run else 1


NO_SYNONYMS = Synonyms()


@lru_cache(maxsize=8)
def compiled(groups: tuple[tuple[str, ...], ...]) -> Synonyms:
    """The synonyms of groups of expressions as people write them; what holds no word is left aside."""
    others: dict[Lemmas, dict[Lemmas, Expression]] = {}
    for group in groups:
        meant = {found.terms: found for found in map(expression, group) if found.terms}
        for terms in meant:
            others.setdefault(terms, {}).update((key, found) for key, found in meant.items() if key != terms)
    known = {terms: tuple(found.values()) for terms, found in others.items() if found}
    return Synonyms(known, groups, max(map(len, known), default=0))
