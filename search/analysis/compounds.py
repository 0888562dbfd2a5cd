"""Splits Swedish compounds into the lemmas of their parts: arbetsmarknadsinsats → arbete, marknad, insats."""

from functools import lru_cache
from typing import NamedTuple

from search.analysis.exceptions import exceptions
from search.analysis.lexicon import CAN_END, lexicon

#: Longer words are not split: the search is quadratic, and no word of the language is that long.
MAX_LENGTH = 64
_SHORTEST_WORD = 6
_SHORTEST_PART = 3
_VOWELS = frozenset("aeiouyåäö")
# What each kind of part costs; the cheapest way to cut a word wins. A cut adds _PART, so fewer parts are better.
_PART, _SHORT, _UNCERTAIN = 10, 4, 6


class Cut(NamedTuple):
    """One way to cut a word: its cost, where each part but the first begins, and the lemma of each part."""

    cost: int
    starts: tuple[int, ...]
    lemmas: tuple[str, ...]


def cut(word: str) -> Cut | None:
    """The best cut of a folded word into at least two known parts, or None.

    The parts are found from the end: a part that words may end in, before it parts that words may begin with. Fewer,
    longer and better attested parts are preferred; of equal cuts the one whose last part is longest.
    """
    if not _SHORTEST_WORD <= len(word) <= MAX_LENGTH or word in exceptions().whole:
        return None
    best: list[Cut | None] = [None] * (len(word) + 1)
    for start in range(len(word) - _SHORTEST_PART, -1, -1):
        best[start] = _best_from(word, start, best)
    found = best[0]
    return found if found and len(found.lemmas) > 1 else None


def _best_from(word: str, start: int, best: list[Cut | None]) -> Cut | None:
    """The cheapest cut of what follows `start`, given the best cuts of all shorter ends."""
    found = _as_end(word[start:]) if start else None
    for stop in range(len(word) - _SHORTEST_PART, start + _SHORTEST_PART - 1, -1):
        rest = best[stop]
        if rest is None or (found and rest.cost + _PART >= found.cost):
            continue
        for part in _spellings(word, start, stop):
            beginning = _as_beginning(part)
            if beginning:
                cost, lemma = beginning
                if not found or cost + rest.cost < found.cost:
                    found = Cut(cost + rest.cost, (stop, *rest.starts), (lemma, *rest.lemmas))
                break
    return found


def _spellings(word: str, start: int, stop: int) -> tuple[str, ...]:
    """The part as written, and with the letter that Swedish drops where three would meet (till + lägg → tillägg)."""
    part = word[start:stop]
    doubled = word[stop - 1] == word[stop] == part[-1] if stop < len(word) else False
    return (part,)


@lru_cache(maxsize=4096)
def _as_end(part: str) -> Cut | None:
    """The part as the last one of a compound."""
    special = exceptions()
    if part in special.not_parts:
        return None
    if part in special.lemmas:
        return Cut(_PART, (), (special.lemmas[part],))
    reading = lexicon().find(part)
    if reading is None or not reading.end or reading.lemma in special.not_parts:
        return None
    cost = _PART + (_SHORT if len(part) < 4 else 0) + (0 if reading.end == CAN_END else _UNCERTAIN)
    return Cut(cost, (), (special.lemmas.get(reading.lemma, reading.lemma),))


@lru_cache(maxsize=4096)
def _as_beginning(part: str) -> tuple[int, str] | None:
    """The part as the first or a middle one of a compound: its cost and lemma."""
    special = exceptions()
    if part in special.beginnings:
        return _PART, special.beginnings[part]
    if part in special.not_parts:
        return None
    short = _SHORT if len(part) < 4 else 0
    lemma = lexicon().beginnings.get(part)
    if lemma is not None:
        return None if lemma in special.not_parts else (_PART + short, special.lemmas.get(lemma, lemma))
    stem = part[:-1] if part.endswith("s") else part
    if len(stem) < 4 or stem in special.not_parts:
        return None
    reading = lexicon().find(stem)
    if reading is None or reading.lemma != stem or not reading.end:
        return None
    return _PART + _UNCERTAIN, stem
