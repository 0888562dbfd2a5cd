"""What is asked of a cluster beside searching: suggestions and similar pages."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

from elasticsearch.dsl.query import Bool, MatchAll

from search.engines import elasticsearch_query as queries
from search.engines.base import Hit, Suggestion
from search.engines.elasticsearch_ask import BEST_FIRST, Asking, counting, hits_of, showing
from search.engines.elasticsearch_counts import prefix_aggregation
from search.engines.elasticsearch_mapping import KEY
from search.similarity import likeness
from search.suggestions import ranked
from search.terms import FIELDS, document_terms

#: So many queries are counted in one call.
_MOST_COUNTS = 4000
_TERMS = "terms"


def suggestions(asking: Asking, folded: str, audience: Collection[str], limit: int) -> tuple[Suggestion, ...]:
    """Phrases for whoever types `folded`, counted among the documents the reader may see."""
    search = counting(queries.filtering([queries.prefix_query(folded), queries.audience_query(audience)]))
    search.aggs.bucket(_TERMS, prefix_aggregation(folded))
    buckets = asking.ask(search)["aggregations"][_TERMS]["buckets"]
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
    answer = asking.ask(showing(query, 0, limit, BEST_FIRST))
    return tuple(hit for hit in hits_of(answer) if hit.score >= wanted.least)


def _frequencies(asking: Asking, lemmas: Mapping[str, Sequence[str]]) -> tuple[Callable[[str], int], int]:
    """(in how many documents a lemma stands, in the field where it stands most often; the number of all documents)."""
    every = sorted({lemma for found in lemmas.values() for lemma in found})
    pairs = [(lemma, field) for lemma in every for field in FIELDS]
    most: Counter[str] = Counter()
    documents = 0
    for begin in range(0, max(1, len(pairs)), _MOST_COUNTS):
        part = pairs[begin : begin + _MOST_COUNTS]
        documents, numbers = asking.count((queries.term(field, lemma) for lemma, field in part), MatchAll())
        for (lemma, _), number in zip(part, numbers, strict=True):
            most[lemma] = max(most[lemma], number)
    return most.__getitem__, documents
