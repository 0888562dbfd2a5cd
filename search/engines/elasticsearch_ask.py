"""Searches of an index on a cluster: how they are sent within a deadline, and what their answers hold."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Query

from search.engines.base import EngineUnavailable, Hit
from search.engines.elasticsearch_client import Connection, Deadline
from search.engines.elasticsearch_mapping import BODY, KEY, SOURCE, TIE, read
from search.engines.elasticsearch_query import filtering

#: The server opens no page beyond this hit; the portal offers half as many.
LAST_HIT = 10_000
#: The order of relevance; equal hits in the order that every engine gives them.
BEST_FIRST = ({"_score": "desc"}, {TIE: "asc"}, {KEY: "asc"})
#: For so many hits in one answer the reader waits a second more: exports.
_HITS_PER_SECOND = 1000
_COUNTS = "counts"

Answer = dict[str, Any]


class Asking:
    """Searches of one index within one deadline. Several copies of the index are asked in a fixed way for each `of`,
    so that the pages of one search come from the same copy."""

    def __init__(self, connection: Connection, index: str, of: str = "", hits: int = 0) -> None:
        self._connection, self._index = connection, index
        self._deadline = Deadline(connection.cluster.seconds + hits / _HITS_PER_SECOND)
        self._copy = zlib.crc32(of.encode("utf-8", "replace"))

    def ask(self, search: Search, **also: Any) -> Answer:
        """The server's answer; `also` are further parameters of the call. Raises EngineUnavailable when it is not
        whole or not there in time."""
        body = search.to_dict()
        several = self._connection.cluster.shards > 1
        options = also | ({"search_type": "dfs_query_then_fetch"} if several else {})

        def send(client: Elasticsearch, attempt: int) -> Answer:
            return client.search(
                index=self._index,
                body=body,
                preference=f"{self._copy}-{attempt}",
                allow_partial_search_results=False,
                **options,
            ).body

        answer: Answer = self._connection.ask(send, self._deadline)
        if answer.get("timed_out", True):
            raise EngineUnavailable("the search server stopped before it had looked through everything")
        return answer

    def count(self, wanted: Iterable[Query], among: Query) -> tuple[int, list[int]]:
        """(documents that `among` finds, how many of them each of the queries finds)."""
        filters = {str(number): query for number, query in enumerate(wanted)}
        search = counting(among)
        if filters:
            search.aggs.bucket(_COUNTS, "filters", filters=filters)
        answer = self.ask(search)
        buckets = answer["aggregations"][_COUNTS]["buckets"] if filters else {}
        return answer["hits"]["total"]["value"], [buckets[key]["doc_count"] for key in filters]


def counting(query: Query) -> Search:
    """A search that counts and shows nothing."""
    return Search().query(filtering([query])).extra(size=0, track_total_hits=True)


def showing(query: Query, offset: int, limit: int, sort: Sequence[Mapping[str, str]], *, bodies: bool = True) -> Search:
    """A search for some of the hits in an order, with or without their bodies, and the number of all."""
    begin = min(offset, LAST_HIT)
    search = Search().query(query).sort(*sort).source([SOURCE, BODY] if bodies else [SOURCE])
    return search.extra(from_=begin, size=min(limit, LAST_HIT - begin), track_total_hits=True)


def hits_of(answer: Answer) -> tuple[Hit, ...]:
    """The hits of an answer."""
    found = answer["hits"]["hits"]
    return tuple(Hit(hit["_id"], hit["_score"] or 0.0, read(hit)) for hit in found)
