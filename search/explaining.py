"""Why a hit stands where it does: its score taken apart, in the same way whichever engine gave it.

The formula is told in `search.engines.weights`. Its smallest parts are *clauses*: an engine is asked what each of them
gives one document, with its weight but without the factor of age and evidence, and everything else is put together
here. So the parts add up to the engine's own score, and nothing that an engine tells in words has to be understood.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from search.document import Document
from search.engines import weights
from search.engines.base import SearchRequest
from search.found_places import Places
from search.matching import Alternative, Plan, Word
from search.ordering import RELEVANCE, effective, tie_weight


@dataclass(frozen=True)
class WordClause:
    """What the ways of a word to be matched give, the best of them; and those of misspelling it, if that is allowed."""

    word: Word
    misspelt: bool = False


@dataclass(frozen=True)
class TermClause:
    """What a lemma gives as a word of its own, or `by_root`: as a part of a compound or by a word of the same root."""

    lemma: str
    by_root: bool


@dataclass(frozen=True)
class PairClause:
    """What two lemmas give by standing close together."""

    first: str
    second: str


Clause = WordClause | TermClause | PairClause
Scores = Callable[[Sequence[Clause]], Sequence[float]]


@dataclass(frozen=True)
class Term:
    """One term of a way: what it gives, whether it counts as the word itself, and where in the document it stands.

    `fields` are shares by field (`search.terms.FIELDS`) that add up to 1: how often the term stands in each, times
    `search.terms.REPEATS`, as all that BM25 sees of fields is how often a term is repeated. `found` are the document's
    own words that count, the most frequent first.
    """

    text: str
    points: float
    counted: Literal["itself", "root", "form"]
    fields: Mapping[str, float] = field(default_factory=dict)
    found: tuple[str, ...] = ()


@dataclass(frozen=True)
class Way:
    """One way in which a document has a word, and what it gives, or would if no other way gave more.

    "misspelt" is another word that the word may have been meant for, or a form that is spelt nearly so.
    """

    kind: Literal["word", "parts", "synonym", "misspelt"]
    points: float
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Contribution:
    """One part of a score. `words` are those of the search that it is about, as written; `meant` is what a misspelt one
    is read as.

    "word" and "asking" (a word of a question that only helps to rank) are matched by a `way`, None when the document
    has nothing like it; `others` counted less. "near" is two words close together, "complete" that all words are
    there, "tie" what age and evidence add: `factor` - 1 of all the rest.
    """

    kind: Literal["word", "asking", "near", "complete", "tie"]
    points: float
    words: tuple[str, ...] = ()
    meant: str = ""
    way: Way | None = None
    others: tuple[Way, ...] = ()
    factor: float = 1.0


@dataclass(frozen=True)
class Explanation:
    """Why a document has its place: the plan that was carried out, the order of the hits, and the parts of the score.

    The points add up to `score`, that of the hit in the same search. Where another order than relevance was asked for,
    or there are no words, nothing is scored.
    """

    document: Document
    plan: Plan
    order: str
    contributions: tuple[Contribution, ...] = ()

    @property
    def score(self) -> float:
        """The sum of the parts."""
        return sum(part.points for part in self.contributions)


def explained(plan: Plan, document: Document, request: SearchRequest, scores: Scores) -> Explanation:
    """The explanation of a hit, by the plan that was carried out. `scores` gives the engine's score of each clause."""
    order = effective(request.sort, bool(plan.words), request.near)
    if order != RELEVANCE:
        return Explanation(document, plan, order)
    wanted = tuple(dict.fromkeys(_clauses(plan)))
    putting = _Putting(document, dict(zip(wanted, scores(wanted), strict=True)))
    return Explanation(document, plan, order, tuple(putting.contributions(plan)))


def _clauses(plan: Plan) -> Iterator[Clause]:
    for word in plan.words + plan.extra:
        for alternative in word.alternatives:
            yield _alone(word, alternative)
            for lemma in alternative.terms:
                yield TermClause(lemma, by_root=False)
                yield TermClause(lemma, by_root=True)
        if word.lemma in plan.misspelt:
            yield _spelling(word)
    yield from (PairClause(*pair) for pair in pairwise(plan.lemmas))


def _alone(word: Word, alternative: Alternative) -> WordClause:
    return WordClause(replace(word, alternatives=(alternative,)))


def _spelling(word: Word) -> WordClause:
    return WordClause(replace(word, alternatives=()), misspelt=True)


class _Putting:
    """Puts the scores of clauses on one document together again."""

    def __init__(self, document: Document, scores: Mapping[Clause, float]) -> None:
        self._document, self._scores = document, scores
        self._places = Places(document)

    def contributions(self, plan: Plan) -> Iterator[Contribution]:
        """The parts of the score, in the order of the search's words."""
        words = [self._word(word, word.lemma in plan.misspelt, "word") for word in plan.words]
        parts = words + [self._word(word, False, "asking") for word in plan.extra] + list(self._near(plan))
        if plan.required < len(words) and all(part.points for part in words):
            whole = weights.COMPLETE * sum(part.points for part in words)
            parts.append(Contribution("complete", whole, tuple(word.surface for word in plan.words)))
        yield from parts
        factor = tie_weight(self._document)
        if factor > 1:
            yield Contribution("tie", (factor - 1) * sum(part.points for part in parts), factor=factor)

    def _word(self, word: Word, misspelt: bool, kind: Literal["word", "asking"]) -> Contribution:
        ways = [self._way(word, alternative) for alternative in word.alternatives]
        if misspelt:
            ways.append(self._misspelt(word))
        first, *others = sorted((way for way in ways if way.points), key=lambda way: -way.points) or [None]
        points = first.points if first else 0.0
        return Contribution(kind, points, (word.surface,), word.meant, first, tuple(others))

    def _way(self, word: Word, alternative: Alternative) -> Way:
        """A way of one or several terms; what it gives is divided in proportion to what each term gives by itself."""
        points = self._scores[_alone(word, alternative)]
        own = [self._term(lemma) for lemma in alternative.terms]
        share = points / (sum(term.points for term in own) or 1.0)
        kind = "misspelt" if word.meant and alternative.kind == "word" else alternative.kind
        return Way(kind, points, tuple(replace(term, points=share * term.points) for term in own))

    def _term(self, lemma: str) -> Term:
        itself, by_root = (self._scores[TermClause(lemma, by_root=given)] for given in (False, True))
        if by_root > itself:
            return Term(lemma, by_root, "root", *self._places.of_root(lemma))
        return Term(lemma, itself, "itself", *self._places.of_lemma(lemma))

    def _misspelt(self, word: Word) -> Way:
        points = self._scores[_spelling(word)]
        form, fields = self._places.of_form(word.surface)
        return Way("misspelt", points, (Term(form, points, "form", fields, (form,)),))

    def _near(self, plan: Plan) -> Iterator[Contribution]:
        ordered = sorted(plan.words + plan.extra, key=lambda word: word.place)
        for first, second in pairwise(ordered):
            points = self._scores[PairClause(first.lemma, second.lemma)]
            if points:
                yield Contribution("near", points, (first.surface, second.surface))
