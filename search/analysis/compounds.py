"""Splits Swedish compounds into the lemmas of their parts: arbetsmarknadsinsats → arbete, marknad, insats."""

from functools import lru_cache
from typing import NamedTuple

from search.analysis.exceptions import exceptions
from search.analysis.lexicon import CAN_END, lexicon

#: Longer words are not split: the search is quadratic, and no word of the language is that long.
MAX_LENGTH = 64
_SHORTEST_WORD = 7
_SHORTEST_PART = 3
_SHORTEST_BEGINNING = 2
_SHORTEST_AVERAGE = 3.5
_SHORTEST_KNOWN_END = 5
# What each kind of part costs; the cheapest way to cut a word wins. A cut adds _PART, so fewer parts are better.
_PART, _SHORT, _UNCERTAIN, _UNLINKED, _RESTORED = 10, 4, 6, 5, 1
#: Only consonants are dropped where three would meet; of s one cannot tell it from the linking s.
_NEVER_DROPPED = frozenset("aeiouyåäös")
#: Nouns in these endings are followed by a linking s (försörjnings|lag, not försörjning|slag).
_LINKED = ("ing", "het", "ion", "skap", "dom", "tet")


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
    if found is None or len(found.lemmas) < 2:
        return None
    if len(word) / len(found.lemmas) < _SHORTEST_AVERAGE:
        return None
    doubt = found.cost - _PART * len(found.lemmas)
    return found if doubt <= (_SHORT if len(word) < 9 else _SHORT + _UNCERTAIN) else None


def known_end(word: str) -> tuple[int, str] | None:
    """Where the longest known word begins that a word may end in, and its lemma; for words whose beginning is new."""
    if len(word) > MAX_LENGTH or word in exceptions().whole:
        return None
    for start in range(_SHORTEST_PART, len(word) - _SHORTEST_KNOWN_END + 1):
        end = _as_end(word[start:])
        if end and end.cost == _PART and end.lemmas[0] not in exceptions().suffixes:
            return start, end.lemmas[0]
    return None


def _best_from(word: str, start: int, best: list[Cut | None]) -> Cut | None:
    """The cheapest cut of what follows `start`, given the best cuts of all shorter ends."""
    found = _as_end(word[start:]) if start else None
    for stop in range(len(word) - _SHORTEST_PART, start + _SHORTEST_BEGINNING - 1, -1):
        rest = best[stop]
        if rest is None or (found and rest.cost + _PART >= found.cost):
            continue
        beginning = _as_beginning(word[start:stop]) or _with_dropped_letter(word[start:stop], word[stop])
        if beginning and (not found or beginning[0] + rest.cost < found.cost):
            found = Cut(beginning[0] + rest.cost, (stop, *rest.starts), (beginning[1], *rest.lemmas))
    return found


@lru_cache(maxsize=4096)
def _as_end(part: str) -> Cut | None:
    """The part as the last one of a compound."""
    special = exceptions()
    if part in special.not_parts or part in special.not_last:
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
        return _PART + (_SHORT if len(part) < _SHORTEST_PART else 0), special.beginnings[part]
    if part in special.not_parts or len(part) < _SHORTEST_PART:
        return None
    doubt = _SHORT if len(part) < 4 else _UNLINKED if part.endswith(_LINKED) else 0
    lemma = lexicon().beginnings.get(part)
    if lemma is not None:
        return None if lemma in special.not_parts else (_PART + doubt, special.lemmas.get(lemma, lemma))
    stem = part[:-1] if part.endswith("s") else part
    if len(stem) < 4 or stem in special.not_parts:
        return None
    reading = lexicon().find(stem)
    if reading is None or reading.lemma != stem or not reading.end:
        return None
    return _PART + _UNCERTAIN + (_UNLINKED if part.endswith(_LINKED) else 0), stem


def _with_dropped_letter(part: str, following: str) -> tuple[int, str] | None:
    """The part with the third of three equal consonants back in its place: nat|tillsyn is natt and tillsyn."""
    if part[-1] != following or part[-1] in _NEVER_DROPPED or part[-2:-1] == following:
        return None
    whole = _as_beginning(part + following)
    return (whole[0] + _RESTORED, whole[1]) if whole else None
