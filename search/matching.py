"""What matches what, decided once for every engine: a text becomes words, words become a plan, engines translate it.

A document matches a word when it has the word's lemma, as a word of its own or as part of a compound; a compound in
the query also matches when all its smallest parts are there. A document matches a plan when it has `required` of the
words. Only when no document a reader may see has them all is the plan relaxed: first words that no document has are
matched by spelling, then fewer words are enough.

A question ("Hur får vi fler unga i arbete?") is read otherwise: nobody writes a page that holds all the words of one.
One of its words is enough, and the hits are ranked by how many they have, how rare those are and how close together;
words of asking (få, göra, kunna) help to rank, but no document is found by them alone.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Literal

from search.analysis import Token, asking_words, compound_parts, is_question, query_terms
from search.document import Document
from search.engines.base import Relaxation
from search.spelling import found_instead, tolerance

_MOST_WORDS = 40
_MOST_MISSPELT = 8
_PARTS_WEIGHT = 0.4


@dataclass(frozen=True)
class Alternative:
    """Terms that all have to be there; `weight` is what a match by them is worth, 1.0 for the word itself.

    `kind` says what they are to the word: itself, the parts of the compound that it is, or a synonym of it. Terms that
    are `near` have to stand close together, in order, as words of their own.
    """

    terms: tuple[str, ...]
    weight: float = 1.0
    kind: Literal["word", "parts", "synonym"] = "word"
    near: bool = False


@dataclass(frozen=True)
class Word:
    """One word asked for: as written (folded), the ways to match it, how many letters may differ at most, and which
    word of the text it is, stop words aside."""

    surface: str
    alternatives: tuple[Alternative, ...]
    tolerance: int
    place: int = 0

    @property
    def lemma(self) -> str:
        """The word's own lemma."""
        return self.alternatives[0].terms[0]


@dataclass(frozen=True)
class Plan:
    """The words to match, how many a document must have, and which (by lemma) may be misspelt.

    `extra` words only help to rank; only a question has any.
    """

    words: tuple[Word, ...]
    required: int
    misspelt: frozenset[str] = frozenset()
    relaxation: Relaxation = None
    question: bool = False
    extra: tuple[Word, ...] = ()

    @property
    def lemmas(self) -> tuple[str, ...]:
        """The lemmas of all words, as they follow one another in the text."""
        return tuple(word.lemma for word in sorted(self.words + self.extra, key=lambda word: word.place))


def plan(text: str) -> Plan:
    """The strict plan for a text: all its words, each once; stop words only when there is nothing else."""
    words: dict[str, Word] = {}
    for token in query_terms(text):
        if token.lemma and token.lemma not in words and len(words) < _MOST_WORDS:
            words[token.lemma] = _word(token, len(words))
    telling = tuple(word for lemma, word in words.items() if lemma not in asking_words)
    if not telling or not is_question(text):
        return Plan(tuple(words.values()), len(words))
    extra = tuple(word for lemma, word in words.items() if lemma in asking_words)
    return Plan(telling, len(telling), question=True, extra=extra)


def _word(token: Token, place: int) -> Word:
    alternatives = [Alternative((token.lemma,))]
    parts = compound_parts(token.lemma)
    if parts:
        alternatives.append(Alternative(parts, _PARTS_WEIGHT, "parts"))
    return Word(token.surface, tuple(alternatives), tolerance(token.surface), place)


def relax(strict: Plan, count: Callable[[Plan], int]) -> Plan:
    """The plan that is carried out. `count` gives the documents of a plan that the reader may see, facets aside."""
    if not strict.words or (not strict.question and count(strict)):
        return strict
    unknown = [word.lemma for word in strict.words if word.tolerance and not count(Plan((word,), 1))]
    misspelt = frozenset(unknown[:_MOST_MISSPELT])
    if strict.question:
        return _answering(replace(strict, misspelt=misspelt), count)
    if misspelt:
        tolerant = replace(strict, misspelt=misspelt, relaxation="typo")
        if count(tolerant):
            return tolerant
    for required in _fewer(len(strict.words)):
        loose = Plan(strict.words, required, misspelt, "fewer")
        if count(loose):
            return loose
    return strict


def _answering(tolerant: Plan, count: Callable[[Plan], int]) -> Plan:
    """The plan for a question: any of its words is enough."""
    loose = replace(tolerant, required=1, relaxation="question")
    found = count(loose)
    if not found:
        return replace(tolerant, misspelt=frozenset())
    if found > count(tolerant):
        return loose
    return replace(tolerant, relaxation="typo" if tolerant.misspelt else None)


def _fewer(words: int) -> tuple[int, ...]:
    """How many words are enough when not all can be had: half of them, at last a single one."""
    if words < 2:
        return ()
    half = (words + 1) // 2
    return (half, 1) if half > 1 else (1,)


def corrections(used: Plan, shown: Collection[Document]) -> tuple[tuple[str, str], ...]:
    """(as written, found instead) for the misspelt words of a plan, read from the documents shown to the reader."""
    misspelt = [word.surface for word in used.words if word.lemma in used.misspelt]
    return tuple(found_instead(misspelt, shown).items())
