"""Plans and requests in the words of Tantivy."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from tantivy import FieldType, Occur, Query

from search.analysis import root
from search.engines import weights
from search.engines.base import SearchRequest
from search.engines.tantivy_schema import (
    AUDIENCE,
    KEY,
    OVER,
    RANKING,
    ROOTS,
    RUNNING,
    WORDS,
    facet_field,
    forms_field,
    schema,
)
from search.facets import PAST, TIME, UPCOMING
from search.matching import Alternative, Plan, Word
from search.ordering import Near
from search.similarity import BODY_SHARE, Likeness
from search.terms import FIELDS, HALVES

#: More values of one facet than any portal has; the engine counts no further.
MOST_VALUES = 3000


def term(field: str, value: str) -> Query:
    """Documents with one term in a field."""
    return Query.term_query(schema(), field, value)


def only(query: Query) -> Query:
    """A query that decides, but adds nothing to the score."""
    return Query.const_score_query(query, 0.0)


def every(queries: Iterable[Query]) -> Query:
    """Documents that all queries find; all documents when there is none."""
    clauses = [(Occur.Must, query) for query in queries]
    return Query.boolean_query(clauses) if clauses else Query.all_query()


def any_of(queries: Iterable[Query], least: int = 1) -> Query:
    """Documents that at least so many of the queries find; their scores add up."""
    return Query.boolean_query([(Occur.Should, query) for query in queries], minimum_number_should_match=least)


def none_of(query: Query) -> Query:
    """Documents that a query does not find."""
    return only(Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, query)]))


def audience_query(audience: Collection[str]) -> Query:
    """What a reader with these tokens may see; without tokens nothing."""
    tokens = sorted(set(audience))
    return only(Query.term_set_query(schema(), AUDIENCE, tokens)) if tokens else Query.empty_query()


def key_query(id: str) -> Query:
    """The document with this id."""
    return only(term(KEY, id))


def keys_query(ids: Collection[str]) -> Query:
    """The documents with these ids."""
    return only(Query.term_set_query(schema(), KEY, list(ids)))


def facet_query(key: str, values: Collection[str]) -> Query:
    """Documents with at least one of the values in a facet they store."""
    return only(Query.term_set_query(schema(), facet_field(key), sorted(values)))


def time_query(values: Collection[str], now: dt.datetime) -> Query:
    """Documents that are upcoming or past at `now`, whichever is among the values."""
    moment = int(now.timestamp())
    ranges = {
        UPCOMING: Query.range_query(schema(), OVER, FieldType.Integer, moment, None, include_lower=False),
        PAST: Query.range_query(schema(), OVER, FieldType.Integer, None, moment),
    }
    return only(any_of(ranges[value] for value in sorted(values) if value in ranges))


def filter_queries(request: SearchRequest, ignored: str = "") -> list[Query]:
    """One query per chosen facet, the facet `ignored` aside."""
    return [
        time_query(values, request.now) if key == TIME else facet_query(key, values)
        for key, values in request.filters.items()
        if key != ignored and values
    ]


def step_queries(near: Near) -> Iterator[Query]:
    """The steps of the order by likeness: documents so many steps away, and last those that are on none."""
    steps = [facet_query(key, [value]) for key, value in near]
    for number, step in enumerate(steps):
        yield every([step, none_of(any_of(steps[:number]))]) if number else step
    yield none_of(any_of(steps))


def plan_query(plan: Plan) -> Query:
    """Documents that match a plan, scored by how much of its words they have, how rare those are, how close together.

    The formula is told in `search.engines.weights`.
    """
    if not plan.words:
        return Query.all_query()
    ranks = [rank_query(word, word.lemma in plan.misspelt) for word in plan.words]
    helpful = ranks + [rank_query(word, False) for word in plan.extra] + _nearby(plan)
    if plan.required < len(plan.words):
        helpful.append(Query.boost_query(every(ranks), weights.COMPLETE))
    return Query.boolean_query([(Occur.Must, only(matching_query(plan))), *((Occur.Should, one) for one in helpful)])


def _nearby(plan: Plan) -> list[Query]:
    """Documents with a word and the next one close together."""
    return [pair_query(first, second) for first, second in pairwise(plan.lemmas)]


def pair_query(first: str, second: str) -> Query:
    """Documents scored by two lemmas close together."""
    return Query.boost_query(Query.phrase_query(schema(), RUNNING, [first, second], slop=weights.SLOP), weights.PHRASE)


def matching_query(plan: Plan) -> Query:
    """The documents that match a plan."""
    if not plan.words:
        return Query.all_query()
    words = [_match_query(word, word.lemma in plan.misspelt) for word in plan.words]
    return every(words) if plan.required == len(words) else any_of(words, plan.required)


def _match_query(word: Word, misspelt: bool) -> Query:
    ways = [
        every([*(term(WORDS, lemma) for lemma in alternative.terms), *together(alternative)])
        for alternative in word.alternatives
    ]
    if misspelt:
        ways += [_spelling_query(half, word.surface, word.tolerance) for half in HALVES if word.tolerance]
    return any_of(ways)


def together(alternative: Alternative) -> list[Query]:
    """Documents where the terms of an alternative stand as near one another as it says, without scores."""
    return [
        only(Query.phrase_query(schema(), RUNNING, list(pair), slop=alternative.near)) for pair in alternative.pairs
    ]


def rank_query(word: Word, misspelt: bool) -> Query:
    """Documents scored by one word, each by its best alternative."""
    ways = [
        Query.boost_query(every([*map(_anywhere, alternative.terms), *together(alternative)]), alternative.weight)
        for alternative in word.alternatives
    ]
    if misspelt:
        ways += [
            Query.boost_query(_spelling_query(half, word.surface, distance), weight / distance)
            for half, weight in weights.FORMS.items()
            for distance in range(1, word.tolerance + 1)
        ]
    return Query.disjunction_max_query(ways)


def _spelling_query(half: str, surface: str, distance: int) -> Query:
    return Query.const_score_query(
        Query.fuzzy_term_query(schema(), forms_field(half), surface, distance, transposition_cost_one=True), 1.0
    )


def _anywhere(lemma: str) -> Query:
    """Documents scored by a lemma as a word of its own, lower as part of a compound or as a word of the same root."""
    return Query.disjunction_max_query([itself_query(lemma), root_query(lemma)])


def itself_query(lemma: str) -> Query:
    """Documents scored by a lemma as a word of its own."""
    return term(RANKING, lemma)


def root_query(lemma: str) -> Query:
    """Documents scored by a lemma as part of a compound, or as a word of the same root."""
    return Query.boost_query(term(ROOTS, root(lemma)), weights.ROOT)


def likeness_query(wanted: Likeness) -> Query:
    """Documents scored by what they have in common with another one."""
    head = FIELDS[:-1]
    words = [
        Query.disjunction_max_query(
            [
                Query.const_score_query(any_of(term(field, lemma) for field in head), weight),
                Query.const_score_query(term(FIELDS[-1], lemma), BODY_SHARE * weight),
            ]
        )
        for lemma, weight in wanted.words.items()
    ]
    facets = [
        Query.const_score_query(term(facet_field(key), value), weight) for (key, value), weight in wanted.facets.items()
    ]
    return any_of(words + facets)


def count_aggregation(key: str, now: dt.datetime) -> Mapping[str, object]:
    """The aggregation that counts the values of a facet."""
    if key != TIME:
        return {"terms": {"field": facet_field(key), "size": MOST_VALUES}}
    later = int(now.timestamp()) + 1
    return {"range": {"field": OVER, "ranges": [{"from": later}, {"to": later}]}}


def counts_of(key: str, answer: Mapping[str, object]) -> dict[str, int]:
    """Value to count, from the answer to `count_aggregation`."""
    buckets = answer["buckets"]
    if key != TIME:
        return {bucket["key"]: bucket["doc_count"] for bucket in buckets}
    named = ((UPCOMING if "from" in bucket else PAST, bucket["doc_count"]) for bucket in buckets)
    return {value: count for value, count in named if count}
