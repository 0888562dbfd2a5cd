"""The engine that is obviously correct: everything in dictionaries, every rule in one line. The other engines are
held against it, and unit tests use it. It keeps nothing when the process ends.
"""

import threading
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from search.document import Document
from search.engines.base import Hit, ResultPage, SearchRequest, Suggestion
from search.engines.memory_ranking import Entry, Ranking
from search.explaining import Explanation, explained
from search.facets import TIME
from search.matching import DOCUMENTS_READ, Plan, corrections, plan, relax
from search.ordering import LIKENESS, NEWEST, ORDERS, effective, steps_from, tie_number
from search.similarity import BODY_SHARE, likeness
from search.suggestions import SHORTEST_PREFIX, fold_phrase, ranked
from search.terms import FIELDS


class MemoryEngine:
    """The oracle. See `SearchEngine` for what each method promises."""

    name = "memory"
    is_left_alone = False

    def __init__(self) -> None:
        self._entries: Mapping[str, Entry] = {}
        self._ranking = Ranking({})
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
        self._write({document.id: Entry.of(document) for document in documents})

    def delete(self, ids: Iterable[str]) -> None:
        """Remove documents."""
        self._write(dict.fromkeys(ids))

    def rebuild(self, documents: Iterable[Document]) -> None:
        """Replace everything; what is written meanwhile stays."""
        with self._writing:
            self._touched = set()
        fresh = {document.id: Entry.of(document) for document in documents}
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
        strict = plan(request.text, request.synonyms)
        used = self._relaxed(strict, visible)
        matching = [entry for entry in visible if entry.matches(used)]
        hits = [entry for entry in matching if _passes(entry, request)]
        page = self._page(hits, used, request)
        return ResultPage(
            total=len(hits),
            hits=page,
            facets={key: _count(matching, request, key) for key in request.facets},
            relaxation=used.relaxation,
            words=tuple(word.surface for word in used.words),
            synonyms=used.synonyms,
            required=used.required,
            corrected=corrections(used, [hit.document for hit in page]),
        )

    def explain(self, request: SearchRequest, id: str) -> Explanation | None:
        """Why a document is a hit and where its score comes from."""
        visible = self._visible(request.audience)
        used = self._relaxed(plan(request.text, request.synonyms), visible)
        entry = next((entry for entry in visible if entry.document.id == id), None)
        if entry is None or not entry.matches(used) or not _passes(entry, request):
            return None
        ranking = self._current_ranking()
        return explained(
            used, entry.document, request, lambda clauses: [ranking.part(entry, clause) for clause in clauses]
        )

    def documents(self, ids: Sequence[str], request: SearchRequest) -> tuple[Document, ...]:
        """Documents by id, for one reader."""
        entries = (self._entries[id] for id in dict.fromkeys(ids) if id in self._entries)
        visible = (entry for entry in entries if request.audience.intersection(entry.document.audience))
        return tuple(entry.document for entry in visible if _passes(entry, request))

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

    def _write(self, changes: Mapping[str, Entry | None]) -> None:
        with self._writing:
            merged = {**self._entries, **changes}
            self._entries = {id: entry for id, entry in merged.items() if entry is not None}
            if self._touched is not None:
                self._touched |= set(changes)

    def _visible(self, audience: Collection[str]) -> list[Entry]:
        tokens = frozenset(audience)
        return [entry for entry in self._entries.values() if tokens.intersection(entry.document.audience)]

    def _frequency(self, lemma: str) -> int:
        return max(sum(lemma in entry.terms.lemmas[field] for entry in self._entries.values()) for field in FIELDS)

    def _current_ranking(self) -> Ranking:
        if self._ranking.entries is not self._entries:
            self._ranking = Ranking(self._entries)
        return self._ranking

    def _relaxed(self, strict: Plan, visible: Sequence[Entry]) -> Plan:
        """The plan that is carried out for who sees these entries."""
        ranking = self._current_ranking()

        def read(tried: Plan) -> list[Document]:
            hits = [Hit(e.document.id, ranking.score(e, tried), e.document) for e in visible if e.matches(tried)]
            return [hit.document for hit in sorted(hits, key=_best_first)[:DOCUMENTS_READ]]

        return relax(strict, lambda tried: sum(entry.matches(tried) for entry in visible), read)

    def _page(self, entries: list[Entry], used: Plan, request: SearchRequest) -> tuple[Hit, ...]:
        sort = effective(request.sort, bool(used.words), request.near)
        if sort == LIKENESS:
            entries.sort(key=lambda e: (steps_from(e.document, request.near), ORDERS[NEWEST](e.document)))
            hits = [Hit(entry.document.id, 0.0, entry.document) for entry in entries]
        elif sort in ORDERS:
            hits = [
                Hit(e.document.id, 0.0, e.document) for e in sorted(entries, key=lambda e: ORDERS[sort](e.document))
            ]
        else:
            ranking = self._current_ranking()
            hits = [Hit(e.document.id, ranking.score(e, used), e.document) for e in entries]
            hits.sort(key=_best_first)
        page = hits[request.offset : request.offset + request.limit]
        if not request.bodies:
            page = [replace(hit, document=replace(hit.document, body="")) for hit in page]
        return tuple(page)


def _best_first(hit: Hit) -> tuple[float, int, str]:
    return -hit.score, tie_number(hit.id), hit.id


def _passes(entry: Entry, request: SearchRequest, ignored: str = "") -> bool:
    """Whether the chosen values let a document through, those of the facet `ignored` aside."""
    return all(
        key == ignored or not chosen or chosen.intersection(_values(entry, request, key))
        for key, chosen in request.filters.items()
    )


def _values(entry: Entry, request: SearchRequest, key: str) -> tuple[str, ...]:
    if key == TIME:
        when = entry.document.when(request.now)
        return () if when is None else (when,)
    return entry.document.stored_facets.get(key, ())


def _count(matching: list[Entry], request: SearchRequest, key: str) -> dict[str, int]:
    counts = dict.fromkeys(sorted(request.filters.get(key, ())), 0)
    for entry in matching:
        if _passes(entry, request, ignored=key):
            for value in _values(entry, request, key):
                counts[value] = counts.get(value, 0) + 1
    return counts
