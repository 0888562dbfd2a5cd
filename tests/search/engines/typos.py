"""Misspelt words: a letter dropped, added, changed or swapped with its neighbour, at random but the same every time."""

import random
from collections.abc import Iterable, Sequence

_LETTERS = "abcdefghijklmnoprstuvyåäö"


def misspelt(words: Sequence[str], count: int, seed: int) -> list[tuple[str, str]]:
    """So many pairs (word, the word with one edit), of the four kinds in turn. No edit makes another of the words."""
    chance, known = random.Random(seed), set(words)
    pairs: list[tuple[str, str]] = []
    while len(pairs) < count:
        word = chance.choice(words)
        wrong = _edited(chance, word, kind=len(pairs) % 4)
        if wrong not in known and (word, wrong) not in pairs:
            pairs.append((word, wrong))
    return pairs


def _edited(chance: random.Random, word: str, kind: int) -> str:
    place = chance.randrange(len(word))
    before, after = word[:place], word[place:]
    letter = chance.choice(_LETTERS)
    if kind == 0:
        return before + after[1:]
    if kind == 1:
        return before + letter + after
    if kind == 2:
        return before + letter + after[1:]
    return before + after[:2][::-1] + after[2:]


def long_words(surfaces: Iterable[str], shortest: int = 5) -> list[str]:
    """The different words of at least so many letters, none with a figure or a hyphen, in order of the alphabet."""
    return sorted({surface for surface in surfaces if len(surface) >= shortest and surface.isalpha()})
