"""Expressions that mean the same, as terms that the planner of a search can use. No database here."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from search.analysis import query_terms

Expression = tuple[str, ...]


@dataclass(frozen=True)
class Synonyms:
    """`others` gives, for an expression as lemmas in order, the expressions that mean the same, itself aside."""

    others: dict[Expression, tuple[Expression, ...]] = field(default_factory=dict, hash=False)
    groups: tuple[tuple[str, ...], ...] = ()


NO_SYNONYMS = Synonyms()


@lru_cache(maxsize=8)
def compiled(groups: tuple[tuple[str, ...], ...]) -> Synonyms:
    """The synonyms of groups of expressions as people write them."""
    others: dict[Expression, list[Expression]] = {}
    for group in groups:
        lemmas = [expression for expression in map(_lemmas, group) if expression]
        for one in lemmas:
            known = others.setdefault(one, [])
            known.extend(other for other in lemmas if other != one and other not in known)
    return Synonyms({one: tuple(found) for one, found in others.items() if found}, groups)


def _lemmas(expression: str) -> Expression:
    return tuple(token.lemma for token in query_terms(expression) if token.lemma)
