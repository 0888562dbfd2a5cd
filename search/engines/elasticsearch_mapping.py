"""The mapping of the Elasticsearch index, and a document written into it.

It needs no more than the core of the server: the terms are ready, so text is split at blanks and everything else is a
keyword or a number. Only the document itself is kept as source.
"""

from typing import Any

from elasticsearch.dsl import Float, Keyword, Long, Mapping, Text

from search.document import Document
from search.engines.making import making
from search.facets import FACETS, STORED
from search.ordering import ORDERS, tie_number, tie_weight
from search.terms import FIELDS, HALVES, document_terms

#: The analyser of all text fields.
BLANKS = "whitespace"
KEY, REVISION, AUDIENCE, SUGGEST = "key", "revision", "audience", "suggest"
#: The document itself, and its body beside it: files have long ones, which lists of hits do without.
SOURCE, BODY = "source", "source_body"
#: What documents match by, and what they are ranked by (see `search.terms.DocumentTerms`).
WORDS, RANKING, ROOTS, RUNNING = "words", "ranking", "roots", "running"
OVER, WEIGHT, TIE = "over", "weight", "tie"


def facet_field(key: str) -> str:
    """The field of a facet."""
    return f"facet_{key}"


def order_field(sort: str) -> str:
    """The field of an order."""
    return f"order_{sort}"


def forms_field(half: str) -> str:
    """The field of word forms in one half of a document."""
    return f"{half}_forms"


def mapping(made_by: str) -> Mapping:
    """The mapping; `made_by` is noted in it."""
    made = Mapping()
    made.meta("dynamic", "strict")
    made.meta("_source", includes=[SOURCE, BODY])
    made.meta("_meta", made_by=made_by)
    for field in (SOURCE, BODY):
        made.field(field, Text(index=False))
    made.field(KEY, Keyword(index=False))
    made.field(REVISION, Long(index=False))
    made.field(AUDIENCE, Keyword(doc_values=False))
    made.field(SUGGEST, Keyword())
    for field in (RANKING, ROOTS):
        made.field(field, Text(analyzer=BLANKS, index_options="freqs"))
    made.field(RUNNING, Text(analyzer=BLANKS))
    for field in (WORDS, *FIELDS):
        made.field(field, Text(analyzer=BLANKS, index_options="docs", norms=False))
    for half in HALVES:
        made.field(forms_field(half), Text(analyzer=BLANKS, index_options="docs", norms=False))
    for key in STORED:
        made.field(facet_field(key), Keyword(doc_values=FACETS[key].listed))
    for sort in ORDERS:
        made.field(order_field(sort), Keyword(index=False))
    made.field(OVER, Long())
    made.field(WEIGHT, Float(index=False))
    made.field(TIE, Long(index=False))
    return made


def write(document: Document) -> dict[str, Any]:
    """A document in the fields of the index."""
    terms = document_terms(document)
    row: dict[str, Any] = {
        SOURCE: _sound(document.head_json()),
        BODY: _sound(document.body),
        KEY: document.id,
        REVISION: document.rev,
        AUDIENCE: list(document.audience),
        SUGGEST: sorted(map(_sound, terms.suggestions)),
        WEIGHT: tie_weight(document),
        TIE: tie_number(document.id),
    }
    row[WORDS] = " ".join(sorted(terms.words))
    for field, found in ((RANKING, terms.ranking), (ROOTS, terms.roots), (RUNNING, terms.running)):
        row[field] = " ".join(found)
    for field in FIELDS:
        row[field] = " ".join(terms.lemmas[field])
    for half in HALVES:
        row[forms_field(half)] = " ".join(sorted(terms.forms[half]))
    for key, values in document.stored_facets.items():
        row[facet_field(key)] = list(map(_sound, values))
    for sort, text in ORDERS.items():
        row[order_field(sort)] = _sound(text(document))
    if document.over is not None:
        row[OVER] = document.over
    return row


def read(hit: dict[str, Any]) -> Document:
    """The document that `write` put into the index, from a hit of an answer; as far as its body was asked for."""
    return Document.from_json(hit["_source"][SOURCE], hit["_source"].get(BODY, ""))


def _sound(text: str) -> str:
    """`text` without lone surrogates, which are no characters and cannot be sent."""
    return text.encode("utf-8", "replace").decode()


def fingerprint() -> str:
    """What an index must have been written with to be used: its fields, and everything that makes its terms."""
    return making(__file__)
