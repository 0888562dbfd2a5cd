"""The fields of the Tantivy index, and a document written into them."""

from functools import cache

import tantivy

from search.document import Document
from search.engines.making import making
from search.facets import FACETS, STORED
from search.ordering import ORDERS, tie_number, tie_weight
from search.terms import FIELDS, HALVES, document_terms

#: The tokenizer of all text fields: the terms are ready, they are only split at blanks.
BLANKS = "blanks"
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


@cache
def schema() -> tantivy.Schema:
    """The schema. Keys and slugs are raw text: deleting by a number silently deletes nothing."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(KEY, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(REVISION, tokenizer_name="raw", index_option="basic")
    for field in (SOURCE, BODY):
        builder.add_bytes_field(field, stored=True)
    builder.add_text_field(AUDIENCE, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(SUGGEST, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(WORDS, tokenizer_name=BLANKS, index_option="basic")
    builder.add_text_field(RANKING, tokenizer_name=BLANKS, index_option="freq")
    builder.add_text_field(ROOTS, tokenizer_name=BLANKS, index_option="freq")
    builder.add_text_field(RUNNING, tokenizer_name=BLANKS)
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name=BLANKS, index_option="basic")
    for half in HALVES:
        builder.add_text_field(forms_field(half), tokenizer_name=BLANKS, index_option="basic")
    for key in STORED:
        builder.add_text_field(facet_field(key), fast=FACETS[key].listed, tokenizer_name="raw", index_option="basic")
    for sort in ORDERS:
        builder.add_text_field(order_field(sort), fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field(OVER, indexed=True, fast=True)
    builder.add_float_field(WEIGHT, fast=True)
    builder.add_unsigned_field(TIE, fast=True)
    return builder.build()


def register(index: tantivy.Index) -> tantivy.Index:
    """Give an opened index its tokenizer and the policy to see new commits only when told to."""
    index.register_tokenizer(BLANKS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    index.config_reader("manual")
    return index


def write(document: Document) -> tantivy.Document:
    """A document in the fields of the index."""
    terms = document_terms(document)
    row = tantivy.Document()
    row.add_text(KEY, document.id)
    row.add_text(REVISION, f"{document.id} {document.rev}")
    row.add_bytes(SOURCE, document.head_json().encode("utf-8", "replace"))
    row.add_bytes(BODY, document.body.encode("utf-8", "replace"))
    row.add_text(WORDS, " ".join(terms.words))
    for field, found in ((RANKING, terms.ranking), (ROOTS, terms.roots), (RUNNING, terms.running)):
        row.add_text(field, " ".join(found))
    for field in FIELDS:
        row.add_text(field, " ".join(terms.lemmas[field]))
    for half in HALVES:
        row.add_text(forms_field(half), " ".join(terms.forms[half]))
    for key, values in document.stored_facets.items():
        for value in values:
            row.add_text(facet_field(key), value)
    for field, values in ((AUDIENCE, document.audience), (SUGGEST, terms.suggestions)):
        for value in values:
            row.add_text(field, value)
    for sort, text in ORDERS.items():
        row.add_text(order_field(sort), text(document))
    if document.over is not None:
        row.add_integer(OVER, document.over)
    # The engine multiplies the score by log2(2 + weight).
    row.add_float(WEIGHT, 2.0 ** tie_weight(document) - 2.0)
    row.add_unsigned(TIE, tie_number(document.id))
    return row


def read(row: tantivy.Document, *, whole: bool = True) -> Document:
    """The document that `write` put into the index; without its body unless `whole`."""
    body = bytes(row.get_first(BODY)).decode("utf-8") if whole else ""
    return Document.from_json(bytes(row.get_first(SOURCE)).decode("utf-8"), body)


def fingerprint() -> str:
    """What an index must have been written with to be used: the engine, and everything that makes its terms."""
    return f"{tantivy.__version__}, {making(__file__)}"
