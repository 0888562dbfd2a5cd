"""One request answered from one view of a Tantivy index."""

from collections.abc import Mapping, Sequence

import tantivy

from search.document import Document
from search.engines import tantivy_query as queries
from search.engines.base import Hit, ResultPage, SearchRequest
from search.engines.tantivy_schema import TIE, WEIGHT, order_field, read
from search.matching import DOCUMENTS_READ, Plan, corrections, plan, relax
from search.ordering import LIKENESS, NEWEST, ORDERS, effective

Found = list[tuple[float, tantivy.DocAddress]]

#: How many hits beyond the page are fetched to see whether hits at its end are equal.
_MARGIN = 20


def best(
    view: tantivy.Searcher, query: tantivy.Query, offset: int, limit: int, *, weighted: bool = False
) -> tuple[int, Found]:
    """(all that match, the best of them in order). `weighted` lets newer and better evidenced documents win.

    Fetches until the last hit wanted is better than the one after it, so that equal hits are ordered as a whole.
    """
    end = offset + limit
    fetched = end + _MARGIN
    while True:
        found = view.search(query, limit=fetched, weight_by_field=WEIGHT if weighted else None)
        hits = found.hits
        if len(hits) < fetched or not limit or hits[-1][0] < hits[end - 1][0]:
            break
        fetched *= 4
    ties = view.fast_field_values(TIE, [address for _, address in hits])
    order = sorted(range(len(hits)), key=lambda number: (-hits[number][0], ties[number]))
    return found.count, [hits[number] for number in order[offset:end]]


def hit(view: tantivy.Searcher, score: float, address: tantivy.DocAddress, *, whole: bool = True) -> Hit:
    """The hit at an address of the view."""
    document = read(view.doc(address), whole=whole)
    return Hit(document.id, score, document)


def documents(view: tantivy.Searcher, ids: Sequence[str], request: SearchRequest) -> tuple[Document, ...]:
    """Those of the documents that the reader may see and the chosen values let through, in the order of `ids`."""
    if not ids:
        return ()
    visible = queries.audience_query(request.audience)
    query = queries.every([queries.keys_query(ids), visible, *queries.filter_queries(request)])
    every = (read(view.doc(address)) for _, address in view.search(query, limit=len(ids), count=False).hits)
    found = {document.id: document for document in every}
    return tuple(found[id] for id in dict.fromkeys(ids) if id in found)


class Answering:
    """Hits and counts for one request. The reader's audience is part of every query that is made here."""

    def __init__(self, view: tantivy.Searcher, request: SearchRequest) -> None:
        self._view = view
        self._request = request
        self._visible = queries.audience_query(request.audience)
        self._filters = queries.filter_queries(request)

    def page(self) -> ResultPage:
        """The answer. Relaxing costs queries only when the strict plan found nothing."""
        strict = plan(self._request.text, self._request.synonyms)
        used, (total, found) = strict, self._find(strict)
        if strict.words and (strict.question or not total):
            used = relax(strict, self._count, self._read)
            if used is not strict:
                total, found = self._find(used)
        hits = tuple(hit(self._view, score, address, whole=self._request.bodies) for score, address in found)
        return ResultPage(
            total=total,
            hits=hits,
            facets=self._facets(used),
            relaxation=used.relaxation,
            words=tuple(word.surface for word in used.words),
            synonyms=used.synonyms,
            required=used.required,
            corrected=corrections(used, [shown.document for shown in hits]),
        )

    def used_plan(self) -> Plan:
        """The plan that is carried out."""
        return relax(plan(self._request.text, self._request.synonyms), self._count, self._read)

    def found_query(self, used: Plan) -> tantivy.Query:
        """All hits of a plan, without scores."""
        return queries.every([queries.matching_query(used), self._visible, *self._filters])

    def _count(self, tried: Plan) -> int:
        """The documents of a plan that the reader may see, facets aside."""
        return self._view.search(queries.every([queries.matching_query(tried), self._visible]), limit=1).count

    def _read(self, tried: Plan) -> list[Document]:
        """The best documents of a plan that the reader may see, facets aside."""
        query = queries.every([queries.plan_query(tried), self._visible])
        _, found = best(self._view, query, 0, DOCUMENTS_READ, weighted=True)
        return [hit(self._view, score, address).document for score, address in found]

    def _find(self, used: Plan) -> tuple[int, Found]:
        """(all hits, those of the page in order)."""
        query = queries.every([queries.plan_query(used), self._visible, *self._filters])
        sort = effective(self._request.sort, bool(used.words), self._request.near)
        if sort == LIKENESS:
            return self._nearest(query)
        if sort in ORDERS:
            return self._sorted(query, sort, self._request.offset, self._request.limit)
        return best(self._view, query, self._request.offset, self._request.limit, weighted=True)

    def _sorted(self, query: tantivy.Query, sort: str, offset: int, limit: int) -> tuple[int, Found]:
        """(all that a query finds, so many of them in an order)."""
        total = self._view.search(query, limit=1).count
        if total <= offset or not limit:
            return total, []
        found = self._view.search(
            query,
            limit=limit,
            count=False,
            offset=offset,
            order_by_field=order_field(sort),
            order=tantivy.Order.Asc,
        )
        return total, [(0.0, address) for _, address in found.hits]

    def _nearest(self, query: tantivy.Query) -> tuple[int, Found]:
        """(all hits, those of the page): step by step until the page is full, newest first within a step."""
        request, shown = self._request, []
        total, offset = self._view.search(query, limit=1).count, request.offset
        for step in queries.step_queries(request.near) if offset < total else ():
            if len(shown) == request.limit:
                break
            within, found = self._sorted(queries.every([query, step]), NEWEST, offset, request.limit - len(shown))
            shown += found
            offset = max(0, offset - within)
        return total, shown

    def _facets(self, used: Plan) -> Mapping[str, Mapping[str, int]]:
        """Counts by facet: those without a choice in one go, each of the others without its own choice."""
        request, words = self._request, queries.matching_query(used)
        free = [key for key in request.facets if not request.filters.get(key)]
        answers = self._aggregate([words, self._visible, *self._filters], free)
        for key in request.facets:
            if key not in answers:
                others = queries.filter_queries(request, ignored=key)
                answers |= self._aggregate([words, self._visible, *others], [key])
        return {
            key: dict.fromkeys(sorted(request.filters.get(key, ())), 0) | queries.counts_of(key, answers[key])
            for key in request.facets
        }

    def _aggregate(self, wanted: list[tantivy.Query], keys: list[str]) -> dict[str, Mapping[str, object]]:
        if not keys:
            return {}
        aggregations = {key: queries.count_aggregation(key, self._request.now) for key in keys}
        return self._view.aggregate(queries.every(wanted), aggregations)
