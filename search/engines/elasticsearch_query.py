"""Plans and requests in the words of Elasticsearch."""

import datetime as dt
from collections.abc import Collection, Iterable
from itertools import pairwise

from elasticsearch.dsl import SF
from elasticsearch.dsl.query import (
    Bool,
    ConstantScore,
    DisMax,
    FunctionScore,
    Fuzzy,
    Ids,
    MatchAll,
    MatchNone,
    MatchPhrase,
    Prefix,
    Query,
    Range,
    Term,
    Terms,
)

from search.analysis import root
from search.engines import weights
from search.engines.base import SearchRequest
from search.engines.elasticsearch_mapping import (
    AUDIENCE,
    OVER,
    RANKING,
    ROOTS,
    RUNNING,
    SUGGEST,
    WEIGHT,
    WORDS,
    facet_field,
    forms_field,
)
from search.facets import PAST, TIME, UPCOMING
from search.matching import Alternative, Plan, Word
from search.ordering import Near
from search.similarity import BODY_SHARE, Likeness
from search.terms import FIELDS, HALVES

#: The server leaves a factor out of BM25 that other engines have; constant weights are made to fit.
_BM25 = 2.2


def term(field: str, value: str, boost: float = 1.0) -> Query:
    """Documents with one term in a field."""
    return Term(field, {"value": value, "boost": boost})


def every(queries: Iterable[Query]) -> Query:
    """Documents that all queries find; all documents when there is none."""
    clauses = list(queries)
    return Bool(must=clauses) if clauses else MatchAll()


def filtering(queries: Iterable[Query]) -> Query:
    """The same without scores."""
    clauses = list(queries)
    return Bool(filter=clauses) if clauses else MatchAll()


def any_of(queries: Iterable[Query], least: int = 1) -> Query:
    """Documents that at least so many of the queries find; their scores add up."""
    return Bool(should=list(queries), minimum_should_match=least)


def best_of(queries: Iterable[Query], tie_breaker: float = 0.0, boost: float = 1.0) -> Query:
    """Documents that any of the queries finds, scored by the best one."""
    return DisMax(queries=list(queries), tie_breaker=tie_breaker, boost=boost)


def audience_query(audience: Collection[str]) -> Query:
    """What a reader with these tokens may see; without tokens nothing."""
    tokens = sorted(set(audience))
    return Terms(AUDIENCE, tokens) if tokens else MatchNone()


def key_query(id: str) -> Query:
    """The document with this id."""
    return Ids(values=[id])


def keys_query(ids: Collection[str]) -> Query:
    """The documents with these ids."""
    return Ids(values=list(ids))


def facet_query(key: str, values: Collection[str]) -> Query:
    """Documents with at least one of the values in a facet they store."""
    return Terms(facet_field(key), sorted(values))


def time_query(values: Collection[str], now: dt.datetime) -> Query:
    """Documents that are upcoming or past at `now`, whichever is among the values."""
    moment = int(now.timestamp())
    ranges = {UPCOMING: Range(OVER, {"gt": moment}), PAST: Range(OVER, {"lte": moment})}
    return any_of(ranges[value] for value in sorted(values) if value in ranges)


def filter_queries(request: SearchRequest, ignored: str = "") -> list[Query]:
    """One query per chosen facet, the facet `ignored` aside."""
    return [
        time_query(values, request.now) if key == TIME else facet_query(key, values)
        for key, values in request.filters.items()
        if key != ignored and values
    ]


def nearness_query(near: Near) -> Query:
    """Documents scored by how near they are: a whole number, the higher the fewer steps away."""
    return best_of(
        ConstantScore(filter=facet_query(key, [value]), boost=len(near) - number)
        for number, (key, value) in enumerate(near)
    )


def weighted(query: Query) -> Query:
    """The same documents; newer and better evidenced ones score a little higher."""
    factor = SF("field_value_factor", field=WEIGHT, missing=1)
    return FunctionScore(query=query, functions=[factor], boost_mode="multiply")


def plan_query(plan: Plan) -> Query:
    """Documents that match a plan, scored by how much of its words they have, how rare those are, how close together.

    The formula is told in `search.engines.weights`.
    """
    if not plan.words:
        return MatchAll()
    ranks = [rank_query(word, word.lemma in plan.misspelt) for word in plan.words]
    helpful = ranks + [rank_query(word, False) for word in plan.extra] + _nearby(plan)
    if plan.required < len(plan.words):
        helpful.append(Bool(must=ranks, boost=weights.COMPLETE))
    return Bool(filter=[matching_query(plan)], should=helpful)


def _nearby(plan: Plan) -> list[Query]:
    """Documents with a word and the next one close together."""
    return [pair_query(first, second) for first, second in pairwise(plan.lemmas)]


def pair_query(first: str, second: str) -> Query:
    """Documents scored by two lemmas close together."""
    return MatchPhrase(RUNNING, {"query": f"{first} {second}", "slop": weights.SLOP, "boost": weights.PHRASE})


def matching_query(plan: Plan) -> Query:
    """The documents that match a plan, for counting only."""
    if not plan.words:
        return MatchAll()
    words = [_match_query(word, word.lemma in plan.misspelt) for word in plan.words]
    return filtering(words) if plan.required == len(words) else any_of(words, plan.required)


def _match_query(word: Word, misspelt: bool) -> Query:
    ways = [
        filtering([*(term(WORDS, lemma) for lemma in alternative.terms), *together(alternative)])
        for alternative in word.alternatives
    ]
    if misspelt:
        ways += [_spelling_query(half, word.surface, word.tolerance, 1.0) for half in HALVES if word.tolerance]
    return ways[0] if len(ways) == 1 else any_of(ways)


def together(alternative: Alternative) -> list[Query]:
    """Documents where the terms of an alternative stand as near one another as it says, for filtering."""
    return [
        MatchPhrase(RUNNING, {"query": f"{first} {second}", "slop": alternative.near})
        for first, second in alternative.pairs
    ]


def rank_query(word: Word, misspelt: bool) -> Query:
    """Documents scored by one word, each by its best alternative."""
    ways = [_alternative_query(alternative) for alternative in word.alternatives]
    if misspelt:
        ways += [
            _spelling_query(half, word.surface, distance, weight / distance / _BM25)
            for half, weight in weights.FORMS.items()
            for distance in range(1, word.tolerance + 1)
        ]
    return ways[0] if len(ways) == 1 else best_of(ways)


def _spelling_query(half: str, surface: str, distance: int, weight: float) -> Query:
    return Fuzzy(
        forms_field(half),
        {
            "value": surface,
            "fuzziness": distance,
            "transpositions": True,
            "rewrite": "constant_score",
            "boost": weight,
        },
    )


def _alternative_query(alternative: Alternative) -> Query:
    if len(alternative.terms) == 1:
        return _anywhere(alternative.terms[0], alternative.weight)
    ranks = [_anywhere(lemma) for lemma in alternative.terms]
    return Bool(must=ranks, filter=together(alternative), boost=alternative.weight)


def _anywhere(lemma: str, boost: float = 1.0) -> Query:
    """Documents scored by a lemma as a word of its own, lower as part of a compound or as a word of the same root."""
    return best_of([itself_query(lemma), root_query(lemma)], boost=boost)


def itself_query(lemma: str) -> Query:
    """Documents scored by a lemma as a word of its own."""
    return term(RANKING, lemma)


def root_query(lemma: str) -> Query:
    """Documents scored by a lemma as part of a compound, or as a word of the same root."""
    return term(ROOTS, root(lemma), weights.ROOT)


def likeness_query(wanted: Likeness) -> Query:
    """Documents scored by what they have in common with another one."""
    head = FIELDS[:-1]
    words = [
        best_of(
            [
                ConstantScore(filter=any_of(term(field, lemma) for field in head), boost=weight),
                ConstantScore(filter=term(FIELDS[-1], lemma), boost=BODY_SHARE * weight),
            ]
        )
        for lemma, weight in wanted.words.items()
    ]
    facets = [
        ConstantScore(filter=term(facet_field(key), value), boost=weight)
        for (key, value), weight in wanted.facets.items()
    ]
    return any_of(words + facets) if words or facets else MatchNone()


def prefix_query(folded: str) -> Query:
    """Documents with a suggestion term that begins so."""
    return Prefix(SUGGEST, {"value": folded})
