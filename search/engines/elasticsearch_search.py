"""One request answered by an Elasticsearch cluster, in one call where words need not be relaxed."""

import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import A, Search
from elasticsearch.dsl.query import Bool, MatchAll, Query

from search.engines import elasticsearch_query as queries
from search.engines.base import EngineUnavailable, Hit, ResultPage, SearchRequest, Suggestion
from search.engines.elasticsearch_client import Connection, Deadline
from search.engines.elasticsearch_mapping import KEY, SOURCE, TIE, order_field, read
from search.matching import Plan, corrections, plan, relax
from search.ordering import ORDERS, effective
from search.similarity import likeness
from search.suggestions import ranked
from search.terms import FIELDS, document_terms

#: The server opens no page beyond this hit; the portal offers half as many.
LAST_HIT = 10_000
#: For so many hits in one answer the reader waits a second more: exports.
_HITS_PER_SECOND = 500
#: So many queries are counted in one call.
_MOST_COUNTS = 4000
_BEST_FIRST = ({"_score": "desc"}, {TIE: "asc"}, {KEY: "asc"})
_FREE, _VALUES, _ALL, _COUNTS = "free", "values", "all", "counts"

Answer = dict[str, Any]


class Asking:
    """Searches of one index within one deadline. Several copies of the index are asked in a fixed way for each `of`,
    so that the pages of one search come from the same copy."""

    def __init__(self, connection: Connection, index: str, of: str = "", hits: int = 0) -> None:
        self._connection, self._index = connection, index
        self._deadline = Deadline(connection.cluster.seconds + hits / _HITS_PER_SECOND)
        self._copy = zlib.crc32(of.encode("utf-8", "replace"))

    def ask(self, search: Search) -> Answer:
        """The server's answer. Raises EngineUnavailable when it is not whole or not there in time."""
        body = search.to_dict()
        several = self._connection.cluster.shards > 1
        options = {"search_type": "dfs_query_then_fetch"} if several else {}

        def send(client: Elasticsearch, attempt: int) -> Answer:
            return client.search(
                index=self._index,
                body=body,
                preference=f"{self._copy}-{attempt}",
                allow_partial_search_results=False,
                **options,
            ).body

        answer: Answer = self._connection.ask(send, self._deadline)
        if answer["timed_out"]:
            raise EngineUnavailable("the search server stopped before it had looked through everything")
        return answer

    def counts(self, wanted: Iterable[Query], among: Query) -> tuple[int, list[int]]:
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
    return Search().query(queries.filtering([query])).extra(size=0, track_total_hits=True)


def showing(query: Query, offset: int, limit: int, sort: Sequence[Mapping[str, str]]) -> Search:
    """A search for some of the hits in an order, and the number of all."""
    begin = min(offset, LAST_HIT)
    search = Search().query(query).sort(*sort).source([SOURCE])
    return search.extra(from_=begin, size=min(limit, LAST_HIT - begin), track_total_hits=True)


def hits_of(answer: Answer) -> tuple[Hit, ...]:
    """The hits of an answer."""
    found = answer["hits"]["hits"]
    return tuple(Hit(hit["_id"], hit["_score"] or 0.0, read(hit)) for hit in found)


class Answering:
    """Hits and counts for one request. The reader's audience is part of every query that is made here."""

    def __init__(self, asking: Asking, request: SearchRequest) -> None:
        self._asking, self._request = asking, request
        self._visible = queries.audience_query(request.audience)
        self._filters = queries.filter_queries(request)

    def page(self) -> ResultPage:
        """The answer. Relaxing costs calls only when the strict plan found nothing."""
        used = strict = plan(self._request.text)
        answer = self._find(strict)
        if strict.words and not answer["aggregations"][_ALL]["doc_count"]:
            used = self._relaxed(strict)
            if used is not strict:
                answer = self._find(used)
        hits = hits_of(answer)
        return ResultPage(
            total=answer["hits"]["total"]["value"],
            hits=hits,
            facets=self._facets(answer["aggregations"]),
            relaxation=used.relaxation,
            words=tuple(word.surface for word in used.words),
            required=used.required,
            corrected=corrections(used, [hit.document for hit in hits]),
        )

    def _find(self, used: Plan) -> Answer:
        """One call for hits and all counts: choices apply after counting, and to each count all choices but its own."""
        request, sort = self._request, effective(self._request.sort, bool(used.words))
        if sort in ORDERS:
            order, query = [{order_field(sort): "asc"}], queries.matching_query(used)
            found = queries.filtering([query, self._visible])
        else:
            order = list(_BEST_FIRST)
            found = Bool(must=[queries.weighted(queries.plan_query(used))], filter=[self._visible])
        search = showing(found, request.offset, request.limit, order)
        if self._filters:
            search = search.post_filter(queries.filtering(self._filters))
        search.aggs.bucket(_ALL, "filter", filter=MatchAll())
        free = search.aggs.bucket(_FREE, "filter", filter=queries.filtering(self._filters))
        for key in request.facets:
            counted = queries.count_aggregation(key, request.now)
            if request.filters.get(key):
                others = queries.filtering(queries.filter_queries(request, ignored=key))
                search.aggs.bucket(f"facet_{key}", A("filter", filter=others)).bucket(_VALUES, counted)
            else:
                free.bucket(key, counted)
        return self._asking.ask(search)

    def _relaxed(self, strict: Plan) -> Plan:
        """The plan that finds something, if any does. The words are counted one by one in a single call."""
        words = [Plan((word,), 1) for word in strict.words if word.tolerance]
        _, numbers = self._asking.counts(map(queries.matching_query, words), self._visible)
        known = {strict: 0, **dict(zip(words, numbers, strict=True))}

        def count(tried: Plan) -> int:
            if tried not in known:
                every = queries.filtering([queries.matching_query(tried), self._visible])
                known[tried] = self._asking.counts((), every)[0]
            return known[tried]

        return relax(strict, count)

    def _facets(self, counted: Answer) -> Mapping[str, Mapping[str, int]]:
        request, facets = self._request, {}
        for key in request.facets:
            chosen = request.filters.get(key)
            answer = counted[f"facet_{key}"][_VALUES] if chosen else counted[_FREE][key]
            facets[key] = dict.fromkeys(sorted(chosen or ()), 0) | queries.counts_of(key, answer)
        return facets


def suggestions(asking: Asking, folded: str, audience: Collection[str], limit: int) -> tuple[Suggestion, ...]:
    """Phrases for whoever types `folded`, counted among the documents the reader may see."""
    search = counting(queries.filtering([queries.prefix_query(folded), queries.audience_query(audience)]))
    search.aggs.bucket(_VALUES, queries.prefix_aggregation(folded))
    buckets = asking.ask(search)["aggregations"][_VALUES]["buckets"]
    return ranked(((bucket["key"], bucket["doc_count"]) for bucket in buckets), limit)


def similar(asking: Asking, id: str, audience: Collection[str], limit: int, types: Collection[str]) -> tuple[Hit, ...]:
    """Documents alike another one, among those the reader may see."""
    visible, itself = queries.audience_query(audience), queries.key_query(id)
    found = hits_of(asking.ask(showing(queries.filtering([itself, visible]), 0, 1, [{KEY: "asc"}])))
    if not found:
        return ()
    terms = document_terms(found[0].document)
    wanted = likeness(found[0].document, terms, *_frequencies(asking, terms.lemmas))
    filters = [visible, *([queries.facet_query("typ", types)] if types else ())]
    query = Bool(must=[queries.likeness_query(wanted)], filter=filters, must_not=[itself])
    answer = asking.ask(showing(query, 0, limit, _BEST_FIRST))
    return tuple(hit for hit in hits_of(answer) if hit.score >= wanted.least)


def _frequencies(asking: Asking, lemmas: Mapping[str, Sequence[str]]) -> tuple[Callable[[str], int], int]:
    """(in how many documents a lemma stands, in the field where it stands most often; the number of all documents)."""
    every = sorted({lemma for found in lemmas.values() for lemma in found})
    pairs = [(lemma, field) for lemma in every for field in FIELDS]
    most: Counter[str] = Counter()
    documents = 0
    for begin in range(0, max(1, len(pairs)), _MOST_COUNTS):
        part = pairs[begin : begin + _MOST_COUNTS]
        documents, numbers = asking.counts((queries.term(field, lemma) for lemma, field in part), MatchAll())
        for (lemma, _), number in zip(part, numbers, strict=True):
            most[lemma] = max(most[lemma], number)
    return most.__getitem__, documents
