"""What matches what, decided once for every engine: a text becomes words, words become a plan, engines translate it.

A document matches a word when it has the word's lemma, as a word of its own or as part of a compound; a compound in
the query also matches when all its smallest parts are there, and what editors have given synonyms by one of those. A
document matches a plan when it has `required` of the words. Only when no document a reader may see has them all is the
plan relaxed: first words that no document has are taken for the words nearest to them, then fewer words are enough.

A question ("Hur får vi fler unga i arbete?") is read otherwise: nobody writes a page that holds all the words of one.
One of its words is enough, and the hits are ranked by how many they have, how rare those are and how close together;
words of asking (få, göra, kunna) help to rank, but no document is found by them alone.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from search.analysis import Expression, Token, analyse, asking_words, compound_parts, is_question, query_terms
from search.document import Document
from search.engines.base import Relaxation
from search.spelling import SHORTEST_MEANT, found_instead, tolerance, words_meant
from search.synonyms import NO_SYNONYMS, Synonyms

_MOST_WORDS = 40
_MOST_MISSPELT = 8
_PARTS_WEIGHT = 0.4
_SYNONYM_WEIGHT = 0.8
_MOST_SYNONYMS = 200
#: What the words that a misspelt word may have been meant for are worth, the likeliest first.
_MEANT_WEIGHTS = (1.0, 0.5, 0.25)
#: So many documents are read to learn what a misspelt word was meant for.
DOCUMENTS_READ = 20

Count = Callable[["Plan"], int]
"""The documents of a plan that the reader may see, facets aside."""
Read = Callable[["Plan"], Collection[Document]]
"""The best DOCUMENTS_READ of those documents, with their bodies."""


@dataclass(frozen=True)
class Alternative:
    """Terms that all have to be there; `weight` is what a match by them is worth, 1.0 for the word itself.

    `kind` says what they are to the word: itself, the parts of the compound that it is, or a synonym of it. Terms that
    are `near` have to stand close together, in order, as words of their own, with at most so many other words between
    one and the next (engines let them also stand the other way round, two places nearer).
    """

    terms: tuple[str, ...]
    weight: float = 1.0
    kind: Literal["word", "parts", "synonym"] = "word"
    near: int = 0

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Terms that follow one another and have to be near."""
        return tuple(pairwise(self.terms)) if self.near else ()


@dataclass(frozen=True)
class Word:
    """One word asked for: as written (folded), the ways to match it, how many letters may differ at most, which word of
    the text it is, stop words aside, and for a misspelt word what it was `meant` for, which is then matched instead."""

    surface: str
    alternatives: tuple[Alternative, ...]
    tolerance: int
    place: int = 0
    meant: str = ""

    @property
    def lemma(self) -> str:
        """The word's own lemma."""
        return self.alternatives[0].terms[0]


@dataclass(frozen=True)
class Plan:
    """The words to match, how many a document must have, and which (by lemma) are misspelt, nobody knows what for.

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

    @property
    def synonyms(self) -> tuple[Expression, ...]:
        """What the words are also looked for as."""
        every = (alternative for word in self.words for alternative in word.alternatives)
        found = (Expression(one.terms, max(one.near, 1)) for one in every if one.kind == "synonym")
        return tuple(dict.fromkeys(found))


def plan(text: str, synonyms: Synonyms = NO_SYNONYMS) -> Plan:
    """The strict plan for a text: all its words, each once; stop words only when there is nothing else.

    What means the same as an expression in the text stands for each of the expression's words. So a document that has
    it has them all, and a document that had them is found as before, whether all words are needed or some are enough.
    """
    tokens = [token for token in query_terms(text) if token.lemma]
    same = _same_meaning([token.lemma for token in tokens], synonyms)
    words: dict[str, Word] = {}
    for token in tokens:
        if token.lemma not in words and len(words) < _MOST_WORDS:
            words[token.lemma] = _word(token, len(words), same.get(token.lemma, ()))
    telling = tuple(word for lemma, word in words.items() if lemma not in asking_words)
    if not telling or not is_question(text):
        return Plan(tuple(words.values()), len(words))
    extra = tuple(word for lemma, word in words.items() if lemma in asking_words)
    return Plan(telling, len(telling), question=True, extra=extra)


def _same_meaning(lemmas: Sequence[str], synonyms: Synonyms) -> dict[str, list[Alternative]]:
    """The alternatives that synonyms add to each lemma.

    A synonym of several terms is worth what they are worth on average, so that it counts for one word as a single term
    does. One that holds the lemma itself adds nothing to it.
    """
    found: dict[str, list[Alternative]] = defaultdict(list)
    room = _MOST_SYNONYMS
    for run, others in synonyms.found_in(lemmas):
        own = dict.fromkeys(run)
        for other in others[: max(0, room // len(own))]:
            terms = tuple(dict.fromkeys(other.terms))
            near = other.between if len(terms) > 1 else 0
            alternative = Alternative(terms, _SYNONYM_WEIGHT / len(terms), "synonym", near)
            room -= len(own)
            for lemma in own:
                if lemma not in terms and alternative not in found[lemma]:
                    found[lemma].append(alternative)
    return found


def _word(token: Token, place: int, synonyms: Sequence[Alternative] = ()) -> Word:
    alternatives = [Alternative((token.lemma,))]
    parts = compound_parts(token.lemma)
    if parts:
        alternatives.append(Alternative(parts, _PARTS_WEIGHT, "parts"))
    return Word(token.surface, (*alternatives, *synonyms), tolerance(token.surface), place)


def relax(strict: Plan, count: Count, read: Read) -> Plan:
    """The plan that is carried out. What misspelt words were meant for is read from documents the reader may see."""
    if not strict.words or (not strict.question and count(strict)):
        return strict
    tolerant = _tolerant(strict, count, read)
    if strict.question:
        return _answering(strict, tolerant, count)
    if _forgives(tolerant) and count(replace(tolerant, relaxation="typo")):
        return replace(tolerant, relaxation="typo")
    for required in _fewer(len(strict.words)):
        loose = Plan(tolerant.words, required, tolerant.misspelt, "fewer")
        if count(loose):
            return loose
    return strict


def _tolerant(strict: Plan, count: Count, read: Read) -> Plan:
    """The plan with the words that no document has taken for others, or left to be matched by spelling."""
    unknown = [word for word in strict.words if word.tolerance and not count(Plan((word,), 1))][:_MOST_MISSPELT]
    meant = {word: _meant(word, read) for word in unknown}
    words = tuple(meant.get(word) or word for word in strict.words)
    misspelt = frozenset(word.lemma for word in unknown if not meant[word] and len(word.surface) >= SHORTEST_MEANT)
    return replace(strict, words=words, misspelt=misspelt)


def _forgives(tolerant: Plan) -> bool:
    """Whether any word of the plan is matched otherwise than it is written."""
    return bool(tolerant.misspelt) or any(word.meant for word in tolerant.words)


def _meant(word: Word, read: Read) -> Word | None:
    """A misspelt word as what it was most likely meant for: words that differ by one letter, else by two."""
    for distance in range(1, word.tolerance + 1):
        near = Plan((replace(word, tolerance=distance),), 1, frozenset([word.lemma]))
        forms = words_meant(word.surface, read(near))
        if forms:
            return replace(word, alternatives=tuple(_alternatives_meant(forms)), meant=forms[0])
    return None


def _alternatives_meant(forms: Sequence[str]) -> Iterator[Alternative]:
    """The likeliest word with all that it matches by itself, then others by their lemmas alone."""
    tokens = {token.lemma: token for form in forms for token in reversed(analyse(form))}
    for number, (token, weight) in enumerate(zip(tokens.values(), _MEANT_WEIGHTS, strict=False)):
        own = _word(token, 0).alternatives
        yield from own if not number else (replace(own[0], weight=weight),)


def _answering(strict: Plan, tolerant: Plan, count: Count) -> Plan:
    """The plan for a question: any of its words is enough."""
    loose = replace(tolerant, required=1, relaxation="question")
    found = count(loose)
    if not found:
        return strict
    if found > count(tolerant):
        return loose
    return replace(tolerant, relaxation="typo" if _forgives(tolerant) else None)


def _fewer(words: int) -> tuple[int, ...]:
    """How many words are enough when not all can be had: half of them, at last a single one."""
    if words < 2:
        return ()
    half = (words + 1) // 2
    return (half, 1) if half > 1 else (1,)


def corrections(used: Plan, shown: Collection[Document]) -> tuple[tuple[str, str], ...]:
    """(as written, found instead) for a plan's misspelt words; of those nobody knows, as the documents shown say."""
    seen = found_instead([word.surface for word in used.words if word.lemma in used.misspelt], shown)
    pairs = ((word.surface, word.meant or seen.get(word.surface, "")) for word in used.words)
    return tuple(pair for pair in pairs if pair[1])
