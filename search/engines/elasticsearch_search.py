"""One request answered by an Elasticsearch cluster, in one call where words need not be relaxed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from elasticsearch.dsl import A
from elasticsearch.dsl.query import Bool, MatchAll, Query

from search.document import Document
from search.engines import elasticsearch_counts as counts
from search.engines import elasticsearch_query as queries
from search.engines.base import ResultPage, SearchRequest
from search.engines.elasticsearch_ask import BEST_FIRST, Answer, Asking, hits_of, showing
from search.engines.elasticsearch_mapping import KEY, order_field
from search.matching import DOCUMENTS_READ, Plan, corrections, plan, relax
from search.ordering import LIKENESS, NEWEST, ORDERS, effective

_FREE, _VALUES, _ALL = "free", "values", "all"


def documents(asking: Asking, ids: Sequence[str], request: SearchRequest) -> tuple[Document, ...]:
    """Those of the documents that the reader may see and the chosen values let through, in the order of `ids`."""
    if not ids:
        return ()
    visible = queries.audience_query(request.audience)
    query = queries.filtering([queries.keys_query(ids), visible, *queries.filter_queries(request)])
    found = {hit.id: hit.document for hit in hits_of(asking.ask(showing(query, 0, len(ids), [{KEY: "asc"}])))}
    return tuple(found[id] for id in dict.fromkeys(ids) if id in found)


class Answering:
    """Hits and counts for one request. The reader's audience is part of every query that is made here."""

    def __init__(self, asking: Asking, request: SearchRequest) -> None:
        self._asking, self._request = asking, request
        self._visible = queries.audience_query(request.audience)
        self._filters = queries.filter_queries(request)

    def page(self) -> ResultPage:
        """The answer. Relaxing costs calls only when the strict plan found nothing."""
        used = strict = plan(self._request.text, self._request.synonyms)
        answer = self._find(strict)
        if strict.words and (strict.question or not answer["aggregations"][_ALL]["doc_count"]):
            used = self._relaxed(strict)
            if used is not strict:
                answer = self._find(used)
        hits = hits_of(answer)
        if effective(self._request.sort, bool(used.words), self._request.near) == LIKENESS:
            hits = tuple(replace(hit, score=0.0) for hit in hits)
        return ResultPage(
            total=answer["hits"]["total"]["value"],
            hits=hits,
            facets=self._facets(answer["aggregations"]),
            relaxation=used.relaxation,
            words=tuple(word.surface for word in used.words),
            synonyms=used.synonyms,
            required=used.required,
            corrected=corrections(used, [hit.document for hit in hits]),
        )

    def used_plan(self) -> Plan:
        """The plan that is carried out."""
        strict = plan(self._request.text, self._request.synonyms)
        if not strict.words or (not strict.question and self._count(strict)):
            return strict
        return self._relaxed(strict)

    def found_query(self, used: Plan) -> Query:
        """All hits of a plan, without scores."""
        return queries.filtering([queries.matching_query(used), self._visible, *self._filters])

    def _find(self, used: Plan) -> Answer:
        """One call for hits and all counts: choices apply after counting, and to each count all choices but its own."""
        request, sort = self._request, effective(self._request.sort, bool(used.words), self._request.near)
        if sort == LIKENESS:
            order = [{"_score": "desc"}, {order_field(NEWEST): "asc"}]
            found = Bool(
                filter=[queries.matching_query(used), self._visible], should=[queries.nearness_query(request.near)]
            )
        elif sort in ORDERS:
            order, query = [{order_field(sort): "asc"}], queries.matching_query(used)
            found = queries.filtering([query, self._visible])
        else:
            order = list(BEST_FIRST)
            found = Bool(must=[queries.weighted(queries.plan_query(used))], filter=[self._visible])
        search = showing(found, request.offset, request.limit, order, bodies=request.bodies)
        if self._filters:
            search = search.post_filter(queries.filtering(self._filters))
        search.aggs.bucket(_ALL, "filter", filter=MatchAll())
        free = search.aggs.bucket(_FREE, "filter", filter=queries.filtering(self._filters))
        for key in request.facets:
            counted = counts.count_aggregation(key, request.now)
            if request.filters.get(key):
                others = queries.filtering(queries.filter_queries(request, ignored=key))
                search.aggs.bucket(f"facet_{key}", A("filter", filter=others)).bucket(_VALUES, counted)
            else:
                free.bucket(key, counted)
        return self._asking.ask(search)

    def _relaxed(self, strict: Plan) -> Plan:
        """The plan that finds something, if any does. The words are counted one by one in a single call."""
        words = [Plan((word,), 1) for word in strict.words if word.tolerance]
        _, numbers = self._asking.count(map(queries.matching_query, words), self._visible)
        known = {**({} if strict.question else {strict: 0}), **dict(zip(words, numbers, strict=True))}

        def count(tried: Plan) -> int:
            if tried not in known:
                known[tried] = self._count(tried)
            return known[tried]

        return relax(strict, count, self._read)

    def _count(self, tried: Plan) -> int:
        """The documents of a plan that the reader may see, facets aside."""
        return self._asking.count((), queries.filtering([queries.matching_query(tried), self._visible]))[0]

    def _read(self, tried: Plan) -> list[Document]:
        """The best documents of a plan that the reader may see, facets aside."""
        found = Bool(must=[queries.weighted(queries.plan_query(tried))], filter=[self._visible])
        return [hit.document for hit in hits_of(self._asking.ask(showing(found, 0, DOCUMENTS_READ, BEST_FIRST)))]

    def _facets(self, counted: Answer) -> Mapping[str, Mapping[str, int]]:
        request, facets = self._request, {}
        for key in request.facets:
            chosen = request.filters.get(key)
            answer = counted[f"facet_{key}"][_VALUES] if chosen else counted[_FREE][key]
            facets[key] = dict.fromkeys(sorted(chosen or ()), 0) | counts.counts_of(key, answer)
        return facets
