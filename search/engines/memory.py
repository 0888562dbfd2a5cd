"""The engine that is obviously correct: everything in dictionaries, every rule in one line. The other engines are
held against it, and unit tests use it. It keeps nothing when the process ends.
"""

import threading
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import pairwise

from search.analysis import root
from search.document import Document
from search.engines import weights
from search.engines.base import Hit, ResultPage, SearchRequest, Suggestion
from search.engines.bm25 import Bm25
from search.facets import TIME
from search.matching import Plan, Word, corrections, plan, relax
from search.ordering import ORDERS, effective, tie_number, tie_weight
from search.similarity import BODY_SHARE, likeness
from search.spelling import spelling_distance
from search.suggestions import SHORTEST_PREFIX, fold_phrase, ranked
from search.terms import FIELDS, DocumentTerms, document_terms


@dataclass(frozen=True)
class _Entry:
    """A document with its terms."""

    document: Document
    terms: DocumentTerms

    @classmethod
    def of(cls, document: Document) -> "_Entry":
        return cls(document, document_terms(document))

    def has(self, word: Word, misspelt: bool) -> bool:
        """Whether the document matches a word."""
        if any(self.terms.words.issuperset(alternative.terms) for alternative in word.alternatives):
            return True
        return misspelt and any(
            spelling_distance(word.surface, form, word.tolerance) is not None
            for half in self.terms.forms.values()
            for form in half
        )

    def matches(self, plan: Plan) -> bool:
        """Whether the document has as many of the words as the plan requires."""
        return sum(self.has(word, word.lemma in plan.misspelt) for word in plan.words) >= plan.required


class _Ranking:
    """The scores of a set of entries, by the formula of `search.engines.weights`."""

    def __init__(self, entries: Mapping[str, _Entry]) -> None:
        self.entries = entries
        self._ranking = Bm25({id: entry.terms.ranking for id, entry in entries.items()})
        self._roots = Bm25({id: entry.terms.roots for id, entry in entries.items()})
        self._running = Bm25({id: entry.terms.running for id, entry in entries.items()})

    def score(self, entry: _Entry, plan: Plan) -> float:
        """How well a document answers a plan that it matches."""
        id = entry.document.id
        scores = [self._of_word(entry, word, word.lemma in plan.misspelt) for word in plan.words]
        total = sum(scores) + sum(self._of_word(entry, word, False) for word in plan.extra)
        if plan.required < len(scores) and all(scores):
            total += weights.COMPLETE * sum(scores)
        for first, second in pairwise(plan.lemmas):
            total += weights.PHRASE * self._running.phrase(id, first, second, weights.SLOP)
        return tie_weight(entry.document) * total

    def _of_word(self, entry: _Entry, word: Word, misspelt: bool) -> float:
        """The best of the word's alternatives, and of the forms it may be a misspelling of."""
        best = 0.0
        for alternative in word.alternatives:
            scores = [self._of_lemma(entry.document.id, lemma) for lemma in alternative.terms]
            best = max(best, alternative.weight * sum(scores) if all(scores) else 0.0)
        for half, weight in weights.FORMS.items() if misspelt else ():
            distances = (spelling_distance(word.surface, form, word.tolerance) for form in entry.terms.forms[half])
            best = max([best, *(weight / max(1, distance) for distance in distances if distance is not None)])
        return best

    def _of_lemma(self, id: str, lemma: str) -> float:
        return max(self._ranking.score(id, lemma), weights.ROOT * self._roots.score(id, root(lemma)))


class MemoryEngine:
    """The oracle. See `SearchEngine` for what each method promises."""

    name = "memory"

    def __init__(self) -> None:
        self._entries: Mapping[str, _Entry] = {}
        self._ranking = _Ranking({})
        self._writing = threading.RLock()
        self._touched: set[str] | None = None

    def check(self) -> None:
        """There is nothing that could be outdated."""

    def sole_indexer(self, wait: float) -> AbstractContextManager[None]:
        """Nobody else can reach an index in memory."""
        return nullcontext()

    def close(self) -> None:
        """There is nothing to let go of."""

    def index(self, documents: Iterable[Document]) -> None:
        """Add or replace documents."""
        self._write({document.id: _Entry.of(document) for document in documents})

    def delete(self, ids: Iterable[str]) -> None:
        """Remove documents."""
        self._write(dict.fromkeys(ids))

    def rebuild(self, documents: Iterable[Document]) -> None:
        """Replace everything; what is written meanwhile stays."""
        with self._writing:
            self._touched = set()
        fresh = {document.id: _Entry.of(document) for document in documents}
        with self._writing:
            for id in self._touched or ():
                fresh.pop(id, None)
                if id in self._entries:
                    fresh[id] = self._entries[id]
            self._entries, self._touched = fresh, None

    def revisions(self) -> Mapping[str, int]:
        """`{id: rev}` of everything."""
        return {id: entry.document.rev for id, entry in self._entries.items()}

    def search(self, request: SearchRequest) -> ResultPage:
        """Hits and counts for one reader."""
        visible = self._visible(request.audience)
        strict = plan(request.text)
        used = relax(strict, lambda tried: sum(entry.matches(tried) for entry in visible))
        matching = [entry for entry in visible if entry.matches(used)]
        hits = [entry for entry in matching if _passes(entry, request)]
        page = self._page(hits, used, request)
        return ResultPage(
            total=len(hits),
            hits=page,
            facets={key: _count(matching, request, key) for key in request.facets},
            relaxation=used.relaxation,
            words=tuple(word.surface for word in used.words),
            required=used.required,
            corrected=corrections(used, [hit.document for hit in page]),
        )

    def suggest(self, prefix: str, audience: Collection[str], limit: int = 8) -> tuple[Suggestion, ...]:
        """Phrases for whoever types `prefix`."""
        wanted = fold_phrase(prefix)
        if len(wanted) < SHORTEST_PREFIX:
            return ()
        counts = Counter(
            term for entry in self._visible(audience) for term in entry.terms.suggestions if term.startswith(wanted)
        )
        return ranked(counts.items(), limit)

    def similar(
        self, id: str, audience: Collection[str], limit: int = 5, types: Collection[str] = ()
    ) -> tuple[Hit, ...]:
        """Documents alike another one."""
        visible = {entry.document.id: entry for entry in self._visible(audience)}
        if id not in visible:
            return ()
        model = visible.pop(id)
        wanted = likeness(model.document, model.terms, self._frequency, len(self._entries))
        found = []
        for entry in visible.values():
            body = set(entry.terms.lemmas["body"])
            head = {lemma for field in FIELDS[:-1] for lemma in entry.terms.lemmas[field]}
            score = sum(
                weight * (1 if word in head else BODY_SHARE if word in body else 0)
                for word, weight in wanted.words.items()
            ) + sum(
                weight for (key, value), weight in wanted.facets.items() if value in entry.document.facets.get(key, ())
            )
            if score and score >= wanted.least and (not types or entry.document.type in types):
                found.append(Hit(entry.document.id, score, entry.document))
        return tuple(sorted(found, key=_best_first)[:limit])

    def _write(self, changes: Mapping[str, _Entry | None]) -> None:
        with self._writing:
            merged = {**self._entries, **changes}
            self._entries = {id: entry for id, entry in merged.items() if entry is not None}
            if self._touched is not None:
                self._touched |= set(changes)

    def _visible(self, audience: Collection[str]) -> list[_Entry]:
        tokens = frozenset(audience)
        return [entry for entry in self._entries.values() if tokens.intersection(entry.document.audience)]

    def _frequency(self, lemma: str) -> int:
        return max(sum(lemma in entry.terms.lemmas[field] for entry in self._entries.values()) for field in FIELDS)

    def _page(self, entries: list[_Entry], used: Plan, request: SearchRequest) -> tuple[Hit, ...]:
        sort = effective(request.sort, bool(used.words))
        if sort in ORDERS:
            hits = [
                Hit(e.document.id, 0.0, e.document) for e in sorted(entries, key=lambda e: ORDERS[sort](e.document))
            ]
        else:
            if self._ranking.entries is not self._entries:
                self._ranking = _Ranking(self._entries)
            hits = [Hit(e.document.id, self._ranking.score(e, used), e.document) for e in entries]
            hits.sort(key=_best_first)
        return tuple(hits[request.offset : request.offset + request.limit])


def _best_first(hit: Hit) -> tuple[float, int, str]:
    return -hit.score, tie_number(hit.id), hit.id


def _passes(entry: _Entry, request: SearchRequest, ignored: str = "") -> bool:
    """Whether the chosen values let a document through, those of the facet `ignored` aside."""
    return all(
        key == ignored or not chosen or chosen.intersection(_values(entry, request, key))
        for key, chosen in request.filters.items()
    )


def _values(entry: _Entry, request: SearchRequest, key: str) -> tuple[str, ...]:
    if key == TIME:
        when = entry.document.when(request.now)
        return () if when is None else (when,)
    return entry.document.stored_facets.get(key, ())


def _count(matching: list[_Entry], request: SearchRequest, key: str) -> dict[str, int]:
    counts = dict.fromkeys(sorted(request.filters.get(key, ())), 0)
    for entry in matching:
        if _passes(entry, request, ignored=key):
            for value in _values(entry, request, key):
                counts[value] = counts.get(value, 0) + 1
    return counts
