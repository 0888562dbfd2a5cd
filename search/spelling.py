"""Misspelt words: how much may differ, how much differs, and what was found instead."""

from collections import Counter
from collections.abc import Collection, Iterable

from search.analysis import analyse, stop_words
from search.document import Document
from search.terms import texts, unmarked

_TOLERANT_FROM = 5
_GENEROUS_FROM = 8


def tolerance(surface: str) -> int:
    """How many letters may differ in a misspelt word: none in short words and in what holds figures."""
    if len(surface) < _TOLERANT_FROM or not surface.isalpha() or surface in stop_words:
        return 0
    return 1 if len(surface) < _GENEROUS_FROM else 2


def spelling_distance(one: str, other: str, limit: int) -> int | None:
    """Letters to change, add, drop or swap with their neighbour to get from one word to the other; None above `limit`.

    (The restricted Damerau–Levenshtein distance, as engines compute it.)
    """
    if abs(len(one) - len(other)) > limit:
        return None
    if len(set(one).difference(other)) > limit or len(set(other).difference(one)) > limit:
        return None
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        if min(row) > limit:
            return None
        before, last = last, row
    return last[-1] if last[-1] <= limit else None


def found_instead(surfaces: Collection[str], documents: Iterable[Document]) -> dict[str, str]:
    """The words in the documents that misspelt words were taken for: nearest, then most frequent, then by letters.

    Only documents the reader sees are looked at, so a correction gives nothing away. Words that none of them has
    anything near to are left out.
    """
    if not surfaces:
        return {}
    frequency: Counter[str] = Counter()
    for document in documents:
        tokens = [token for text in texts(document).values() for token in analyse(text)]
        frequency.update({form for token in tokens for form in (token.surface, token.lemma)})
    found: dict[str, str] = {}
    for surface in surfaces:
        near = ((_nearest(surface, form), -count, form) for form, count in frequency.items())
        ranked = [candidate for candidate in near if candidate[0] is not None]
        if ranked:
            found[surface] = min(ranked)[2]
    return found


def _nearest(surface: str, form: str) -> int | None:
    """The distance to a form, or to the form without rings and dots, whichever is smaller."""
    limit = tolerance(surface)
    distances = [spelling_distance(surface, variant, limit) for variant in {form, unmarked(form)}]
    return min((distance for distance in distances if distance is not None), default=None)
