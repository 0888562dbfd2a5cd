"""The generations of our index on a cluster, who may write to them, and how one replaces another.

    <index>.<making>              alias of the generation that readers use; `making` is a hash of what it is made with,
                                  so during a deployment old and new processes each search what they understand
    <index>.<making>-next         alias of the generation that is being filled, if there is one
    <index>.<making>.<when>-<id>  one generation; its own `-fill` alias exists until it is complete
    <index>-locks                 who rebuilds

Nothing is lost while a generation is filled: whoever writes, writes to both, with document version 2, also deletions.
The filler writes version 1, which the server refuses where there is a 2. So the alias can move at any moment.
"""

import contextlib
import datetime as dt
import hashlib
import logging
import os
import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError
from elasticsearch.dsl import Index

from search.document import Document
from search.engines.base import EngineUnavailable, IndexerReplaced, IndexOutdated, SearchError
from search.engines.elasticsearch_bulk import adding, removing, send
from search.engines.elasticsearch_client import Connection, require_supported
from search.engines.elasticsearch_lease import Lease
from search.engines.elasticsearch_mapping import REVISION, mapping, write

logger = logging.getLogger(__name__)

_FILLED, _WRITTEN = 1, 2
_PAGE = 5000
#: The server remembers deletions for so long while a generation is filled.
_MEMORY = "12h"
_GREEN = "20s"
#: So long a new generation waits, empty, for its copies.
_PLACED = "5s"


class Store:
    """Our indices on a cluster. `made_by` is what they must have been made with, `wait` how long a rebuild waits for
    another one, in seconds."""

    def __init__(self, connection: Connection, made_by: str, wait: float) -> None:
        self._connection, self._made_by, self._wait = connection, made_by, wait
        self._index = connection.cluster.index
        self.alias = f"{self._index}.{hashlib.sha256(made_by.encode()).hexdigest()[:10]}"
        self._next = f"{self.alias}-next"
        self._name = uuid.uuid4().hex
        self._lease: Lease | None = None

    def check(self) -> None:
        """Raise IndexOutdated unless there is an index of our making, EngineUnavailable unless it can be used."""
        with self._connection.patient(10) as client:
            require_supported(client)
            current, _ = self._generations(client)
            meta = client.indices.get_mapping(index=current)[current]["mappings"].get("_meta", {})
            if meta.get("made_by") != self._made_by:
                raise IndexOutdated(f"{current} was made by {meta.get('made_by')!r}, not by {self._made_by!r}")
            if client.cluster.health(index=current)["status"] == "red":
                raise EngineUnavailable(f"{current} is red: some of it is on no node that can be reached")

    def write(self, documents: Iterable[Document], unwanted: Iterable[str] = ()) -> None:
        """Add or replace documents and remove those with the `unwanted` ids; they are visible on return."""
        rows = {document.id: write(document) for document in documents}
        removed = set(unwanted).difference(rows)
        if not rows and not removed:
            return
        with self._connection.patient() as client:
            targets = [name for name in self._generations(client) if name]
            actions = [adding(name, id, row, _WRITTEN) for name in targets for id, row in rows.items()]
            actions += [removing(name, id, _WRITTEN) for name in targets for id in sorted(removed)]
            send(client, actions, refresh=True)
        if self._lease is not None and not self._lease.is_ours():
            raise IndexerReplaced(f"another process feeds {self.alias} now")

    @contextlib.contextmanager
    def sole_indexer(self, wait: float) -> Iterator[None]:
        """Hold the lease of whoever feeds this index."""
        holder = f"{self._name}-{os.getpid()}"
        lease = Lease(self._connection, f"{self._index}-locks", f"indexer {self.alias}", holder=holder)
        with lease.held(wait):
            self._lease = lease
            try:
                yield
            finally:
                self._lease = None

    def replace(self, documents: Iterable[Document]) -> None:
        """Fill a new generation and make it the current one; after an error the old one stays."""
        with Lease(self._connection, f"{self._index}-locks", "rebuild").held(self._wait):
            with self._connection.patient() as client:
                require_supported(client)
                self._remove(client, self._unfinished(client))
                generation = self._create(client)
            try:
                with self._connection.patient() as client:
                    rows = (adding(f"{generation}-fill", one.id, write(one), _FILLED) for one in documents)
                    send(client, rows, require_alias=True)
                    self._complete(client, generation)
                    previous = self._swap(client, generation)
            except BaseException:
                with contextlib.suppress(SearchError), self._connection.patient() as client:
                    self._remove(client, [generation])
                raise
            with self._connection.patient() as client:
                self._remove(client, self._all(client) - {generation, previous})

    def revisions(self) -> Mapping[str, int]:
        """`{id: rev}` of one state of the index."""
        found: dict[str, int] = {}
        with self._connection.patient() as client:
            point = client.open_point_in_time(index=self.alias, keep_alive="2m")["id"]
            try:
                for hit in _walk(client, point):
                    found[hit["_id"]] = hit["fields"][REVISION][0]
            finally:
                client.close_point_in_time(id=point)
        return found

    def remove(self) -> None:
        """Take everything with our name off the cluster: every generation of every making, and the locks."""
        with self._connection.patient() as client:
            self._remove(client, self._all(client))
            client.indices.delete(index=f"{self._index}-locks", ignore_unavailable=True)

    def _generations(self, client: Elasticsearch) -> tuple[str, str | None]:
        """The current generation, and the one that is being filled."""
        try:
            aliases = client.indices.get_alias(name=f"{self.alias},{self._next}").body
        except NotFoundError as error:
            aliases = {name: found for name, found in error.body.items() if isinstance(found, dict)}
        names = {alias: name for name, found in aliases.items() for alias in found.get("aliases", {})}
        if self.alias not in names:
            raise IndexOutdated(f"there is no index of the making {self._made_by!r} on {self._connection.cluster}")
        return names[self.alias], names.get(self._next)

    def _all(self, client: Elasticsearch) -> set[str]:
        """Every generation of every making."""
        return set(client.indices.get_alias(index=f"{self._index}.*").body)

    def _unfinished(self, client: Elasticsearch) -> list[str]:
        """What rebuilds that were killed have left; none is under way, because we hold the lock."""
        found = client.indices.get_alias(index=f"{self._index}.*").body
        return [name for name, held in found.items() if f"{name}-fill" in held["aliases"] or not held["aliases"]]

    def _create(self, client: Elasticsearch) -> str:
        name = f"{self.alias}.{dt.datetime.now(dt.UTC):%Y%m%d%H%M%S%f}-{uuid.uuid4().hex[:6]}"
        cluster = self._connection.cluster
        copies = "auto_expand_replicas" if "-" in cluster.replicas else "number_of_replicas"
        index = Index(name)
        index.settings(
            number_of_shards=cluster.shards, refresh_interval="-1", gc_deletes=_MEMORY, **{copies: cluster.replicas}
        )
        index.mapping(mapping(self._made_by))
        index.aliases(**{self._next: {}, f"{name}-fill": {}})
        # While a copy is not in its place yet, losing the node of the other one would lose what is filled in.
        index.create(using=client, wait_for_active_shards="all", timeout=_PLACED)
        return name

    def _complete(self, client: Elasticsearch, name: str) -> None:
        """Make a filled generation ready for readers, with its copies as far as there are nodes for them."""
        client.indices.put_settings(index=name, settings={"refresh_interval": None})
        client.indices.refresh(index=name)
        health = client.options(ignore_status=408).cluster.health(index=name, wait_for_status="green", timeout=_GREEN)
        if health["status"] != "green":
            logger.warning("%s is %s: not every copy is in its place yet", name, health["status"])

    def _swap(self, client: Elasticsearch, name: str) -> str | None:
        """Move the alias to a generation in one step; the one before it, of another making if there is none of ours."""
        found = client.indices.get_alias(index=f"{self._index}.*").body
        aliases = {index: held["aliases"] for index, held in found.items() if held["aliases"] and index != name}
        ours = [index for index, held in aliases.items() if self.alias in held]
        others = sorted((_when(index), index) for index in aliases)
        actions = [{"remove": {"index": index, "alias": self.alias}} for index in ours]
        actions += [{"remove": {"index": name, "alias": alias}} for alias in (self._next, f"{name}-fill")]
        client.indices.update_aliases(actions=[*actions, {"add": {"index": name, "alias": self.alias}}])
        client.indices.put_settings(index=name, settings={"gc_deletes": None})
        return ours[0] if ours else others[-1][1] if others else None

    def _remove(self, client: Elasticsearch, names: Iterable[str]) -> None:
        for name in names:
            client.indices.delete(index=name, ignore_unavailable=True)


def _when(generation: str) -> str:
    """When a generation was begun, as text that sorts."""
    return generation.rpartition(".")[2]


def _walk(client: Elasticsearch, point: str) -> Iterator[dict[str, Any]]:
    """Every document of a point in time, with its revision."""
    after: list[Any] | None = None
    while True:
        page = client.search(
            pit={"id": point, "keep_alive": "2m"},
            size=_PAGE,
            sort=["_shard_doc"],
            search_after=after,
            source=False,
            docvalue_fields=[REVISION],
            track_total_hits=False,
            allow_partial_search_results=False,
        )
        hits = page["hits"]["hits"]
        yield from hits
        if len(hits) < _PAGE:
            return
        after = hits[-1]["sort"]
