"""A lock among all who write to a cluster, kept by the cluster: a small document that its holder touches now and then.

Nobody's clock is trusted: whoever waits takes the lock over when the document has not changed for `lasting` seconds
by the waiter's own count. So a holder that was killed is replaced, and one that works is not.
"""

import contextlib
import math
import threading
import time
import uuid
from collections.abc import Iterator
from typing import Any

from elasticsearch import ApiError, ConflictError, NotFoundError

from search.engines.base import IndexBusy, SearchError
from search.engines.elasticsearch_client import Connection

_POLL = 0.25
_PATIENCE = 10.0
_MAPPING = {"dynamic": "strict", "properties": {"holder": {"type": "keyword"}, "beat": {"type": "long"}}}
_SETTINGS = {"number_of_shards": 1, "auto_expand_replicas": "0-1"}

Version = dict[str, int]


class Lease:
    """The lock called `name`, in the index `index`, which is made when missing.

    A `holder` that comes back after it could not let go, because the cluster did not answer, need not wait for itself.
    """

    def __init__(
        self, connection: Connection, index: str, name: str, lasting: float = 15.0, holder: str | None = None
    ) -> None:
        self._connection, self._index, self._name, self._lasting = connection, index, name, lasting
        self._holder = holder or uuid.uuid4().hex
        self._beats = 0
        self._version: Version | None = None

    @contextlib.contextmanager
    def held(self, wait: float) -> Iterator[None]:
        """Hold the lock. Raises IndexBusy when somebody else holds it for more than `wait` seconds."""
        self._make_index()
        deadline = time.monotonic() + wait
        seen: tuple[Version | None, float] = (None, 0.0)
        while not self._take(seen):
            if time.monotonic() > deadline:
                raise IndexBusy(f"{self._index}/{self._name} was held by somebody else for {wait:g} s")
            time.sleep(_POLL)
            current, holder = self._look()
            if holder == self._holder:
                seen = (current, -math.inf)
            elif current != seen[0]:
                seen = (current, time.monotonic())
        done = threading.Event()
        beating = threading.Thread(target=self._beat, args=(done,), name="lease", daemon=True)
        beating.start()
        try:
            yield
        finally:
            done.set()
            beating.join()
            self._release()

    def is_ours(self) -> bool:
        """Whether nobody has taken the lock over, which happens to a holder that stands still for too long."""
        return self._look()[1] == self._holder

    def _take(self, seen: tuple[Version | None, float]) -> bool:
        """Whether the lock is ours now: it was free, or its holder has been silent for too long."""
        version, since = seen
        with contextlib.suppress(ConflictError), self._patient() as client:
            if version is None:
                answer = client.create(index=self._index, id=self._name, document=self._document())
            elif time.monotonic() - since > self._lasting:
                answer = client.index(index=self._index, id=self._name, document=self._document(), **version)
            else:
                return False
            self._version = _version(answer)
            return True
        return False

    def _look(self) -> tuple[Version | None, str]:
        """The state of the lock and who holds it."""
        with contextlib.suppress(NotFoundError), self._patient() as client:
            answer = client.get(index=self._index, id=self._name)
            return _version(answer), str(answer["_source"]["holder"])
        return None, ""

    def _beat(self, done: threading.Event) -> None:
        """Touch the document until done. What fails is tried again; when somebody took over, there is no more to do."""
        while not done.wait(self._lasting / 5):
            try:
                with self._patient() as client:
                    self._version = _version(
                        client.index(index=self._index, id=self._name, document=self._document(), **self._version or {})
                    )
            except ConflictError:
                return
            except (SearchError, ApiError):
                continue

    def _release(self) -> None:
        with contextlib.suppress(SearchError, ApiError), self._patient() as client:
            client.delete(index=self._index, id=self._name, **self._version or {})

    def _make_index(self) -> None:
        with self._connection.patient(_PATIENCE) as client:
            if client.indices.exists(index=self._index):
                return
            try:
                client.indices.create(index=self._index, mappings=_MAPPING, settings=_SETTINGS)
            except ApiError as error:
                if error.error != "resource_already_exists_exception":
                    raise

    @contextlib.contextmanager
    def _patient(self) -> Iterator[Any]:
        """A client whose conflicts and missing documents are answers, not errors of the server."""
        answer: ApiError | None = None
        with self._connection.patient(_PATIENCE) as client:
            try:
                yield client
            except (ConflictError, NotFoundError) as error:
                answer = error
        if answer is not None:
            raise answer

    def _document(self) -> dict[str, Any]:
        self._beats += 1
        return {"holder": self._holder, "beat": self._beats}


def _version(answer: Any) -> Version:
    return {"if_seq_no": answer["_seq_no"], "if_primary_term": answer["_primary_term"]}
