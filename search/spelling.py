"""Misspelt words: how much may differ, how much differs, and what was found instead."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from search.analysis import analyse, stop_words
from search.document import Document
from search.terms import FIELDS, texts, unmarked

_TOLERANT_FROM = 4
_GENEROUS_FROM = 8
#: Shorter words are looked for as words of so many letters that lack one, never as other words of their own length.
SHORTEST_MEANT = 5
#: No more of a text is looked through for what was found instead: files may be long.
_MOST_TEXT = 20_000
#: How much shorter, and longer, than its lemma a word may be as it stands in a text, with endings and signs around it.
_SHORTER_FORM, _LONGER_FORM = 2, 10


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
    frequency = _form_frequency(documents, surfaces)
    ranked = ((surface, _near_forms(surface, frequency)) for surface in surfaces)
    return {surface: forms[0] for surface, forms in ranked if forms}


def words_meant(surface: str, documents: Iterable[Document]) -> tuple[str, ...]:
    """The words in the documents that a misspelt word is nearest to; () when none is near.

    Those that pages are called, tagged or summed up by come before those of their bodies, then the most frequent.
    """
    return _near_forms(surface, _form_frequency(documents, [surface]))


def _form_frequency(documents: Iterable[Document], surfaces: Collection[str]) -> dict[str, tuple[bool, int]]:
    """Of each form that may be near one of `surfaces`, whether it stands in no more than bodies, and in how many fields
    of the documents, times -1. As pairs that sort best first.
    """
    head: Counter[str] = Counter()
    body: Counter[str] = Counter()
    for document in documents:
        for field, text in texts(document).items():
            tokens = analyse(_likely(text, surfaces))
            counted = body if field == FIELDS[-1] else head
            counted.update({form for token in tokens for form in (token.surface, token.lemma)})
    return {form: (form not in head, -head[form] - body[form]) for form in head | body}


def _likely(text: str, surfaces: Collection[str]) -> str:
    """The words of a text that are about as long as what is looked for, each once; files hold very many."""
    shortest = min(len(surface) - tolerance(surface) for surface in surfaces) - _SHORTER_FORM
    longest = max(len(surface) + tolerance(surface) for surface in surfaces) + _LONGER_FORM
    return " ".join({word for word in text[:_MOST_TEXT].split() if shortest <= len(word) <= longest})


def _near_forms(surface: str, frequency: Mapping[str, tuple[bool, int]]) -> tuple[str, ...]:
    """The forms at the smallest distance, best first, equal ones by letters."""
    near = [
        (distance, place, form)
        for form, place in frequency.items()
        if (distance := form_distance(surface, form)) is not None
    ]
    smallest = min((distance for distance, _, _ in near), default=0)
    return tuple(form for distance, _, form in sorted(near) if distance == smallest)


def form_distance(surface: str, form: str) -> int | None:
    """The distance to a form, or to the form without rings and dots, whichever is smaller."""
    limit = tolerance(surface)
    if len(surface) < SHORTEST_MEANT and len(form) < SHORTEST_MEANT:
        return None
    distances = [spelling_distance(surface, variant, limit) for variant in {form, unmarked(form)}]
    return min((distance for distance in distances if distance is not None), default=None)
