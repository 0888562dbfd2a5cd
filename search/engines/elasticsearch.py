"""The distributed engine: an Elasticsearch cluster of version 8 or 9, asked over HTTP."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager

from search.document import Document
from search.engines.base import Hit, ResultPage, SearchRequest, Suggestion
from search.engines.breaker import CircuitBreaker
from search.engines.elasticsearch_ask import Asking
from search.engines.elasticsearch_client import Connection
from search.engines.elasticsearch_cluster import Cluster
from search.engines.elasticsearch_explain import explain
from search.engines.elasticsearch_mapping import fingerprint
from search.engines.elasticsearch_search import Answering, documents
from search.engines.elasticsearch_similar import similar, suggestions
from search.engines.elasticsearch_store import Store
from search.explaining import Explanation
from search.suggestions import SHORTEST_PREFIX, fold_phrase


class ElasticsearchEngine:
    """An index on a cluster, shared by all hosts. See `SearchEngine` for what the methods promise.

    Reading never takes more than `cluster.seconds` (exports with thousands of hits a little more) and is refused at
    once while the breaker is open. Writing waits for minutes, in the background. `index` sends nothing before every
    document is analysed; when it raises because the cluster failed on the way, some documents may have been written
    already, and repeating it puts things right.

    `wait` is how many seconds a rebuild waits for another one before it raises IndexBusy. `made_by` is what an index
    must have been written with to be used; only tests give another one.
    """

    name = "elasticsearch"

    def __init__(
        self,
        cluster: Cluster,
        *,
        wait: float = 30.0,
        made_by: str | None = None,
        breaker: CircuitBreaker | None = None,
    ) -> None:
        self._connection = Connection(cluster)
        self._store = Store(self._connection, made_by or fingerprint(), wait)
        self._breaker = breaker or CircuitBreaker()

    @property
    def is_left_alone(self) -> bool:
        """Whether the breaker is open."""
        return self._breaker.is_open

    @property
    def consumer(self) -> str:
        """The name under which this index is fed: one for each making, so that versions of the code do not mix."""
        return f"cluster:{self._store.alias}"

    def check(self) -> None:
        """Raise IndexOutdated unless the index is there and made the way this code makes it, EngineUnavailable unless
        the server is of a version we know and all of the index is within reach."""
        self._store.check()

    def sole_indexer(self, wait: float) -> AbstractContextManager[None]:
        """A lease in the cluster, so that one of all hosts feeds it: two could overwrite newer with older."""
        return self._store.sole_indexer(wait)

    def close(self) -> None:
        """Let go of the connections; they are opened again when they are needed."""
        self._connection.close()

    def index(self, documents: Iterable[Document]) -> None:
        """Add or replace documents."""
        self._store.write(documents)

    def delete(self, ids: Iterable[str]) -> None:
        """Remove documents."""
        self._store.write((), ids)

    def rebuild(self, documents: Iterable[Document]) -> None:
        """Fill a new generation and move the alias to it; what is written meanwhile is written to both."""
        self._store.replace(documents)

    def revisions(self) -> Mapping[str, int]:
        """`{id: rev}` of everything, from one point in time."""
        return self._store.revisions()

    def remove(self) -> None:
        """Take every index of this name off the cluster, of whatever making."""
        self._store.remove()

    def search(self, request: SearchRequest) -> ResultPage:
        """Hits and counts for one reader. Hits beyond the 10,000th cannot be had."""
        with self._breaker.guard():
            return Answering(self._asking(request.text, request.limit), request).page()

    def explain(self, request: SearchRequest, id: str) -> Explanation | None:
        """Why a document is a hit and where its score comes from."""
        with self._breaker.guard():
            return explain(self._asking(request.text), request, id)

    def documents(self, ids: Sequence[str], request: SearchRequest) -> tuple[Document, ...]:
        """Documents by id, for one reader."""
        with self._breaker.guard():
            return documents(self._asking(request.text, len(ids)), ids, request)

    def suggest(self, prefix: str, audience: Collection[str], limit: int = 8) -> tuple[Suggestion, ...]:
        """Phrases for whoever types `prefix`."""
        wanted = fold_phrase(prefix)
        if len(wanted) < SHORTEST_PREFIX:
            return ()
        with self._breaker.guard():
            return suggestions(self._asking(), wanted, audience, limit)

    def similar(
        self, id: str, audience: Collection[str], limit: int = 5, types: Collection[str] = ()
    ) -> tuple[Hit, ...]:
        """Documents alike another one."""
        with self._breaker.guard():
            return similar(self._asking(id), id, audience, limit, types)

    def _asking(self, of: str = "", hits: int = 0) -> Asking:
        return Asking(self._connection, self._store.alias, of, hits)
