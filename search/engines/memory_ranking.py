"""The documents of the oracle with their terms: what matches, and what a match is worth."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from search.analysis import root
from search.document import Document
from search.engines import weights
from search.engines.bm25 import Bm25, near
from search.explaining import Clause, PairClause, TermClause
from search.matching import Alternative, Plan, Word
from search.ordering import tie_weight
from search.spelling import spelling_distance
from search.terms import DocumentTerms, document_terms


@dataclass(frozen=True)
class Entry:
    """A document with its terms."""

    document: Document
    terms: DocumentTerms

    @classmethod
    def of(cls, document: Document) -> "Entry":
        """Analyse one document."""
        return cls(document, document_terms(document))

    def has(self, word: Word, misspelt: bool) -> bool:
        """Whether the document matches a word."""
        if any(self.stands(alternative) for alternative in word.alternatives):
            return True
        return misspelt and any(
            spelling_distance(word.surface, form, word.tolerance) is not None
            for half in self.terms.forms.values()
            for form in half
        )

    def stands(self, alternative: Alternative) -> bool:
        """Whether the document has all terms of an alternative, as near one another as it says."""
        return self.terms.words.issuperset(alternative.terms) and self.is_near(alternative)

    def is_near(self, alternative: Alternative) -> bool:
        """Whether those terms of an alternative that have to be near one another are."""
        return all(near(self.terms.running, *pair, alternative.near) for pair in alternative.pairs)

    def matches(self, plan: Plan) -> bool:
        """Whether the document has as many of the words as the plan requires."""
        return sum(self.has(word, word.lemma in plan.misspelt) for word in plan.words) >= plan.required


class Ranking:
    """The scores of a set of entries, by the formula of `search.engines.weights`."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.entries = entries
        self._ranking = Bm25({id: entry.terms.ranking for id, entry in entries.items()})
        self._roots = Bm25({id: entry.terms.roots for id, entry in entries.items()})
        self._running = Bm25({id: entry.terms.running for id, entry in entries.items()})

    def score(self, entry: Entry, plan: Plan) -> float:
        """How well a document answers a plan that it matches."""
        id = entry.document.id
        scores = [self._of_word(entry, word, word.lemma in plan.misspelt) for word in plan.words]
        total = sum(scores) + sum(self._of_word(entry, word, False) for word in plan.extra)
        if plan.required < len(scores) and all(scores):
            total += weights.COMPLETE * sum(scores)
        for first, second in pairwise(plan.lemmas):
            total += self._pair(id, first, second)
        return tie_weight(entry.document) * total

    def part(self, entry: Entry, clause: Clause) -> float:
        """What one part of a plan gives a document, age and evidence aside."""
        id = entry.document.id
        if isinstance(clause, PairClause):
            return self._pair(id, clause.first, clause.second)
        if isinstance(clause, TermClause):
            return self._by_root(id, clause.lemma) if clause.by_root else self._ranking.score(id, clause.lemma)
        return self._of_word(entry, clause.word, clause.misspelt)

    def _pair(self, id: str, first: str, second: str) -> float:
        return weights.PHRASE * self._running.phrase(id, first, second, weights.SLOP)

    def _by_root(self, id: str, lemma: str) -> float:
        return weights.ROOT * self._roots.score(id, root(lemma))

    def _of_word(self, entry: Entry, word: Word, misspelt: bool) -> float:
        """The best of the word's alternatives, and of the forms it may be a misspelling of."""
        best = 0.0
        for alternative in word.alternatives:
            if not entry.is_near(alternative):
                continue
            scores = [self._of_lemma(entry.document.id, lemma) for lemma in alternative.terms]
            best = max(best, alternative.weight * sum(scores) if all(scores) else 0.0)
        for half, weight in weights.FORMS.items() if misspelt else ():
            distances = (spelling_distance(word.surface, form, word.tolerance) for form in entry.terms.forms[half])
            best = max([best, *(weight / max(1, distance) for distance in distances if distance is not None)])
        return best

    def _of_lemma(self, id: str, lemma: str) -> float:
        return max(self._ranking.score(id, lemma), self._by_root(id, lemma))
