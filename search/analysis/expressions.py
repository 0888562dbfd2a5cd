"""Expressions of one or several words: what they consist of, and where they stand in a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.analysis.tokens import Token, analyse, query_terms


@dataclass(frozen=True, slots=True)
class Expression:
    """Lemmas that mean something together, in order, stop words aside.

    `between` is how many other words may stand between one lemma and the next: one, or as many as the expression has
    there itself (råd och stöd i och för vardagen: 3).
    """

    terms: tuple[str, ...]
    between: int = 1


def expression(text: str) -> Expression:
    """The expression that `text` is; one without terms when there is no word in it."""
    order = {token.start: place for place, token in enumerate(analyse(text))}
    tokens = [token for token in query_terms(text) if token.lemma]
    gaps = [order[second.start] - order[first.start] - 1 for first, second in pairwise(tokens)]
    return Expression(tuple(token.lemma for token in tokens), max([1, *gaps]))


def places_of(wanted: Expression, tokens: Sequence[Token]) -> set[int]:
    """The places in `tokens` of all words that make up the expression, wherever it stands there."""
    places: set[int] = set()
    for start, token in enumerate(tokens):
        if token.lemma == wanted.terms[0]:
            run = _run_from(start, wanted, tokens)
            places.update(run if len(run) == len(wanted.terms) else ())
    return places


def _run_from(start: int, wanted: Expression, tokens: Sequence[Token]) -> list[int]:
    """The places of the expression's words from `start` on, as far as they follow one another."""
    run = [start]
    for term in wanted.terms[1:]:
        last = min(len(tokens), run[-1] + 2 + wanted.between)
        following = next((place for place in range(run[-1] + 1, last) if tokens[place].lemma == term), None)
        if following is None:
            break
        run.append(following)
    return run
