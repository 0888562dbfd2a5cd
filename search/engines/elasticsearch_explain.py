"""What each part of a plan gives one document in an index on a cluster."""

from collections.abc import Sequence

from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, Query

from search.engines import elasticsearch_query as queries
from search.engines.base import SearchRequest
from search.engines.elasticsearch_ask import Asking, hits_of, showing
from search.engines.elasticsearch_mapping import KEY
from search.engines.elasticsearch_search import Answering
from search.explaining import Clause, Explanation, PairClause, TermClause, explained


def explain(asking: Asking, request: SearchRequest, id: str) -> Explanation | None:
    """Why the document with this id is a hit of the request; None when it is not one."""
    answering, itself = Answering(asking, request), queries.key_query(id)
    used = answering.used_plan()
    query = queries.filtering([answering.found_query(used), itself])
    found = hits_of(asking.ask(showing(query, 0, 1, [{KEY: "asc"}])))
    if not found:
        return None

    def scores(clauses: Sequence[Clause]) -> list[float]:
        """All in one call: the server tells the score of each query that bears a name."""
        named = [Bool(must=[_query(clause)], _name=str(number)) for number, clause in enumerate(clauses)]
        search = Search().query(Bool(filter=[itself], should=named)).source(False).extra(size=1)
        hits = asking.ask(search, include_named_queries_score=True)["hits"]["hits"]
        matched = hits[0].get("matched_queries", {}) if hits else {}
        return [matched.get(str(number), 0.0) for number in range(len(clauses))]

    return explained(used, found[0].document, request, scores)


def _query(clause: Clause) -> Query:
    if isinstance(clause, PairClause):
        return queries.pair_query(clause.first, clause.second)
    if isinstance(clause, TermClause):
        return queries.root_query(clause.lemma) if clause.by_root else queries.itself_query(clause.lemma)
    return queries.rank_query(clause.word, clause.misspelt)
