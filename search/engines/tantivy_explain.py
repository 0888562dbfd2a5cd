"""What each part of a plan gives one document in a Tantivy index."""

from collections.abc import Sequence

import tantivy

from search.engines import tantivy_query as queries
from search.engines.base import SearchRequest
from search.engines.tantivy_schema import read
from search.engines.tantivy_search import Answering
from search.explaining import Clause, Explanation, PairClause, TermClause, explained


def explain(view: tantivy.Searcher, request: SearchRequest, id: str) -> Explanation | None:
    """Why the document with this id is a hit of the request; None when it is not one."""
    answering, itself = Answering(view, request), queries.key_query(id)
    used = answering.used_plan()
    found = view.search(queries.every([answering.found_query(used), itself]), limit=1).hits
    if not found:
        return None

    def scores(clauses: Sequence[Clause]) -> list[float]:
        return [_score(view, queries.every([_query(clause), itself])) for clause in clauses]

    return explained(used, read(view.doc(found[0][1])), request, scores)


def _score(view: tantivy.Searcher, query: tantivy.Query) -> float:
    """The score of the only document that a query can find, 0.0 when it does not."""
    return max((score for score, _ in view.search(query, limit=1).hits), default=0.0)


def _query(clause: Clause) -> tantivy.Query:
    if isinstance(clause, PairClause):
        return queries.pair_query(clause.first, clause.second)
    if isinstance(clause, TermClause):
        return queries.root_query(clause.lemma) if clause.by_root else queries.itself_query(clause.lemma)
    return queries.rank_query(clause.word, clause.misspelt)
