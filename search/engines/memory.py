"""The engine that is obviously correct: everything in dictionaries, every rule in one line. The other engines are
held against it, and unit tests use it. It keeps nothing when the process ends.
"""

import threading
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from search.document import Document
from search.engines.base import Hit, ResultPage, SearchRequest, Suggestion
from search.facets import TIME
from search.matching import Plan, Word, corrections, plan, relax
from search.ordering import ORDERS, effective, tie_number, tie_weight
from search.similarity import BODY_SHARE, likeness
from search.spelling import spelling_distance
from search.suggestions import SHORTEST_PREFIX, fold_phrase, ranked
from search.terms import FIELDS, DocumentTerms, document_terms

_FIELD_WEIGHTS = {"title": 5.0, "labels": 3.0, "summary": 2.0, "body": 1.0}


@dataclass(frozen=True)
class _Entry:
    """A document with its terms; `lemmas` and `vocabulary` are the sets that matching asks."""

    document: Document
    terms: DocumentTerms
    lemmas: frozenset[str]
    vocabulary: frozenset[str]

    @classmethod
    def of(cls, document: Document) -> "_Entry":
        terms = document_terms(document)
        lemmas = frozenset(lemma for found in terms.lemmas.values() for lemma in found)
        parts = frozenset(part for found in terms.parts.values() for part in found)
        return cls(document, terms, lemmas, lemmas | parts)

    def has(self, word: Word, misspelt: bool) -> bool:
        """Whether the document matches a word."""
        if any(self.vocabulary.issuperset(alternative.terms) for alternative in word.alternatives):
            return True
        return misspelt and any(
            spelling_distance(word.surface, form, word.tolerance) is not None
            for half in self.terms.forms.values()
            for form in half
        )

    def matches(self, plan: Plan) -> bool:
        """Whether the document has as many of the words as the plan requires."""
        return sum(self.has(word, word.lemma in plan.misspelt) for word in plan.words) >= plan.required

    def score(self, plan: Plan) -> float:
        """How well the document matches: the best field of each word."""
        fields = {field: frozenset(found) for field, found in self.terms.lemmas.items()}
        return tie_weight(self.document) * sum(
            max((_FIELD_WEIGHTS[field] for field in FIELDS if word.lemma in fields[field]), default=0.5)
            for word in plan.words
        )


class MemoryEngine:
    """The oracle. See `SearchEngine` for what each method promises."""

    name = "memory"

    def __init__(self) -> None:
        self._entries: Mapping[str, _Entry] = {}
        self._writing = threading.RLock()
        self._touched: set[str] | None = None

    def check(self) -> None:
        """There is nothing that could be outdated."""

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
            hits = [Hit(e.document.id, e.score(used), e.document) for e in entries]
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
