"""One word: its lemma and the lemmas of its parts."""

import re
from functools import lru_cache

from search.analysis import compounds
from search.analysis.exceptions import exceptions
from search.analysis.lexicon import lexicon

_MIN_DERIVED_STEM = 4
#: Endings of unknown words and what they are replaced with.
_ENDINGS = (
    *((f"else{ending}", "else") for ending in ("rna", "n", "r")),
    *((f"het{ending}", "het") for ending in ("erna", "er", "en")),
    ("het", "het"), ("aren", "are"),
    *((ending, "a") for ending in ("ades", "ade", "ad")),
    *((f"er{ending}", "era") for ending in ("ats", "at", "as", "ar")),
    *((ending, "") for ending in ("arna", "erna", "orna", "en", "et", "ar", "er", "or")),
)  # fmt: skip
#: Adjectives by their ending, which never loses a letter, with the endings of their inflection.
_ADJECTIVE = re.compile(r"(.{2,}(?:[ei]bel|bar|sam|ig|isk|ell|är|ös))(?:a|t|e|are|ast|aste)?")


def analyse_word(word: str) -> tuple[str, tuple[str, ...]]:
    """The lemma of a folded word and the lemmas of its parts, without the lemma itself.

    The answer depends on the word alone, so that documents and queries meet. A hyphenated word is a compound of what
    stands between its hyphens. Words of more than 64 letters are cut off.
    """
    word = word[: compounds.MAX_LENGTH]
    if "-" in word:
        pieces = [piece for piece in word.split("-") if piece]
        return _hyphenated(pieces) if pieces else ("", ())
    lemma = lemma_of(word)
    return lemma, parts_of(lemma)


def _hyphenated(pieces: list[str]) -> tuple[str, tuple[str, ...]]:
    analysed = [(lemma, parts_of(lemma)) for lemma in map(lemma_of, pieces)]
    if len(analysed) == 1:
        return analysed[0]
    lemma = "-".join([*pieces[:-1], analysed[-1][0]])
    return lemma, _unique(lemma, [word for head, parts in analysed for word in (head, *parts) if len(word) > 1])


def lemma_of(word: str) -> str:
    """The lemma of a folded word without hyphens."""
    special = exceptions().lemmas
    found = special.get(word) or (special.get(word[:-1]) if word.endswith("s") else None)
    if found:
        return found
    reading = lexicon().find(word)
    if reading:
        return special.get(reading.lemma, reading.lemma)
    if not word.isalpha():
        return word
    cut = compounds.cut(word)
    if cut:
        composed = word[: cut.starts[-1]] + cut.lemmas[-1]
        reading = lexicon().find(composed)
        return reading.lemma if reading else composed
    return exceptions().beginnings.get(word) or lexicon().beginnings.get(word) or _guess(word)


def _guess(word: str) -> str:
    """A lemma for a word nobody knows: by the known word it ends in, else without what looks like an inflection."""
    end = compounds.known_end(word)
    if end:
        start, lemma = end
        return word[:start] + lemma
    if adjective := _ADJECTIVE.fullmatch(word):
        return adjective.group(1)
    while (shorter := _stripped(word)) != word:
        word = shorter
    return word


def _stripped(word: str) -> str:
    """The word without one inflectional ending."""
    if len(word) > 4 and word[-1] == "s" and word[-2] not in "sui":
        return word[:-1]
    for ending, replacement in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word.removesuffix(ending) + replacement
    return word


def parts_of(lemma: str) -> tuple[str, ...]:
    """The lemmas of a lemma's parts, and of their parts in turn: föräldraskap, förälder, stöd."""
    return _unique(lemma, _all_parts(lemma))


@lru_cache(maxsize=8192)
def _all_parts(lemma: str) -> tuple[str, ...]:
    special = exceptions().parts.get(lemma)
    if special is not None:
        return special
    parts: list[str] = []
    cut = compounds.cut(lemma)
    if cut and cut.lemmas[-1] not in exceptions().suffixes:
        for part in cut.lemmas:
            parts += [part, *_all_parts(part)]
    elif derived := _derived_from(lemma):
        parts += [derived, *_all_parts(derived)]
    elif not lexicon().find(lemma) and (end := compounds.known_end(lemma)):
        parts += [end[1], *_all_parts(end[1])]
    return tuple(parts)


def compound_parts(lemma: str) -> tuple[str, ...]:
    """The smallest parts of a compound, which all together can stand for it in a query; empty for other words.

    föräldraskapsstöd → (förälder, stöd), so that it and föräldrastöd find each other; trygghet → ().
    """
    parts = analyse_word(lemma)[1]
    smallest = tuple(part for part in parts if not parts_of(part))
    return smallest if len(smallest) > 1 else ()


def _derived_from(lemma: str) -> str | None:
    """The word inside a noun in -het or -skap: trygg in trygghet, förälder in föräldraskap."""
    if lemma in exceptions().whole:
        return None
    for ending in ("het", "skap"):
        if lemma.endswith(ending) and len(lemma) >= _MIN_DERIVED_STEM + len(ending):
            stem = lemma.removesuffix(ending)
            if ending == "het":
                reading = lexicon().find(stem)
                return reading.lemma if reading and reading.lemma == stem else None
            return exceptions().beginnings.get(stem) or lexicon().beginnings.get(stem)
    return None


def _unique(lemma: str, parts: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in parts if part != lemma))
