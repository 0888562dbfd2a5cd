"""The embedded engine: Tantivy, an index in a directory, in the process that asks."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import tantivy

from search.document import Document
from search.engines import tantivy_query as queries
from search.engines.base import Hit, IndexOutdated, ResultPage, SearchRequest, Suggestion
from search.engines.locks import file_lock
from search.engines.tantivy_explain import explain
from search.engines.tantivy_schema import KEY, REVISION, SUGGEST, fingerprint, read, write
from search.engines.tantivy_search import Answering, best, documents, hit
from search.engines.tantivy_store import Store
from search.explaining import Explanation
from search.similarity import likeness
from search.suggestions import SHORTEST_PREFIX, fold_phrase, ranked
from search.terms import FIELDS, document_terms


class TantivyEngine:
    """An index below `root`, shared by all processes of the machine. See `SearchEngine` for what the methods promise.

    `wait` is how many seconds a writer waits for another one before it raises IndexBusy. `made_by` is what an index
    must have been written with to be used; only tests give another one.
    """

    name = "tantivy"
    is_left_alone = False

    def __init__(self, root: Path | str, *, wait: float = 30.0, made_by: str | None = None) -> None:
        self._store = Store(Path(root), made_by or fingerprint(), wait)

    def check(self) -> None:
        """Raise IndexOutdated unless the index is there, readable, and made the way this code makes it."""
        view = self._store.searcher()
        try:
            found = view.search(tantivy.Query.all_query(), limit=1)
            for _, address in found.hits:
                read(view.doc(address))
        except (OSError, ValueError) as error:
            raise IndexOutdated(f"the index in {self._store.root} is damaged: {error}") from error

    def sole_indexer(self, wait: float) -> AbstractContextManager[None]:
        """The lock of a file beside the index; the system lets go of it when its holder ends, however it ends."""
        self._store.root.mkdir(parents=True, exist_ok=True)
        return file_lock(self._store.root / "indexer.lock", wait)

    def close(self) -> None:
        """Let go of the index; it is opened again when it is used again."""
        self._store.close()

    def index(self, documents: Iterable[Document]) -> None:
        """Add or replace documents, in one commit. Analysed before the lock is taken, so that it is held shortly."""
        rows = {document.id: write(document) for document in documents}
        if rows:
            with self._store.writing(rows) as writer:
                for id, row in rows.items():
                    writer.delete_documents_by_term(KEY, id)
                    writer.add_document(row)

    def delete(self, ids: Iterable[str]) -> None:
        """Remove documents, in one commit."""
        unwanted = set(ids)
        if unwanted:
            with self._store.writing(unwanted) as writer:
                for id in unwanted:
                    writer.delete_documents_by_term(KEY, id)

    def rebuild(self, documents: Iterable[Document]) -> None:
        """Build a new generation and swap it in; what is written to the old one meanwhile is carried over."""

        def fill(writer: tantivy.IndexWriter) -> None:
            for document in documents:
                writer.delete_documents_by_term(KEY, document.id)
                writer.add_document(write(document))

        def catch_up(writer: tantivy.IndexWriter, old: tantivy.Searcher, changed: set[str]) -> None:
            for id in changed:
                writer.delete_documents_by_term(KEY, id)
                for _, address in old.search(queries.key_query(id), limit=1).hits:
                    writer.add_document(write(read(old.doc(address))))

        self._store.replace(fill, catch_up)

    def revisions(self) -> Mapping[str, int]:
        """`{id: rev}` of everything, read from the dictionary of terms."""
        everything = tantivy.Query.all_query()
        terms = self._store.searcher().terms_with_prefix(REVISION, "", everything)
        pairs = (term.rpartition(" ") for term, count in terms if count)
        return {id: int(rev) for id, _, rev in pairs}

    def search(self, request: SearchRequest) -> ResultPage:
        """Hits and counts for one reader, all from the same state of the index."""
        return Answering(self._store.searcher(), request).page()

    def explain(self, request: SearchRequest, id: str) -> Explanation | None:
        """Why a document is a hit and where its score comes from, from one state of the index."""
        return explain(self._store.searcher(), request, id)

    def documents(self, ids: Sequence[str], request: SearchRequest) -> tuple[Document, ...]:
        """Documents by id, for one reader."""
        return documents(self._store.searcher(), ids, request)

    def suggest(self, prefix: str, audience: Collection[str], limit: int = 8) -> tuple[Suggestion, ...]:
        """Phrases for whoever types `prefix`, counted among the documents the reader may see."""
        wanted = fold_phrase(prefix)
        if len(wanted) < SHORTEST_PREFIX:
            return ()
        terms = self._store.searcher().terms_with_prefix(SUGGEST, wanted, queries.audience_query(audience))
        return ranked(((term, count) for term, count in terms if count), limit)

    def similar(
        self, id: str, audience: Collection[str], limit: int = 5, types: Collection[str] = ()
    ) -> tuple[Hit, ...]:
        """Documents alike another one."""
        view, visible, itself = self._store.searcher(), queries.audience_query(audience), queries.key_query(id)
        model = view.search(queries.every([itself, visible]), limit=1).hits
        if not model:
            return ()
        document = read(view.doc(model[0][1]))
        wanted = likeness(document, document_terms(document), lambda lemma: _frequency(view, lemma), view.num_docs)
        filters = [visible, *([queries.facet_query("typ", types)] if types else ())]
        query = queries.every([queries.likeness_query(wanted), *filters, queries.none_of(itself)])
        _, found = best(view, query, 0, limit)
        return tuple(hit(view, score, address) for score, address in found if score >= wanted.least)


def _frequency(view: tantivy.Searcher, lemma: str) -> int:
    """In how many documents a lemma stands, in the field where it stands most often."""
    return max(view.doc_freq(field, lemma) for field in FIELDS)
