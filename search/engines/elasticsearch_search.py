"""One request answered by an Elasticsearch cluster, in one call where words need not be relaxed."""

from collections.abc import Mapping

from elasticsearch.dsl import A
from elasticsearch.dsl.query import Bool, MatchAll

from search.engines import elasticsearch_counts as counts
from search.engines import elasticsearch_query as queries
from search.engines.base import ResultPage, SearchRequest
from search.engines.elasticsearch_ask import BEST_FIRST, Answer, Asking, hits_of, showing
from search.engines.elasticsearch_mapping import order_field
from search.matching import Plan, corrections, plan, relax
from search.ordering import ORDERS, effective

_FREE, _VALUES, _ALL = "free", "values", "all"


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
        if strict.words and (strict.question or not answer["aggregations"][_ALL]["doc_count"]):
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
            order = list(BEST_FIRST)
            found = Bool(must=[queries.weighted(queries.plan_query(used))], filter=[self._visible])
        search = showing(found, request.offset, request.limit, order)
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
                every = queries.filtering([queries.matching_query(tried), self._visible])
                known[tried] = self._asking.count((), every)[0]
            return known[tried]

        return relax(strict, count)

    def _facets(self, counted: Answer) -> Mapping[str, Mapping[str, int]]:
        request, facets = self._request, {}
        for key in request.facets:
            chosen = request.filters.get(key)
            answer = counted[f"facet_{key}"][_VALUES] if chosen else counted[_FREE][key]
            facets[key] = dict.fromkeys(sorted(chosen or ()), 0) | counts.counts_of(key, answer)
        return facets
