"""What one would write with Tantivy alone: the same terms in the same fields, the simplest query, eight counts."""

from pathlib import Path

import tantivy

from search.analysis import query_terms
from search.analysis.highlight import highlight
from search.document import Document
from search.terms import FIELDS, HALVES, document_terms

EIGHT_FACETS = ("tema", "malgrupp", "metod", "kommun", "lan", "status", "evidens", "ar")


class BareTantivy:
    """An index in one directory with no ranking of its own, no access rules and no tolerance."""

    def __init__(self, directory: Path) -> None:
        builder = tantivy.SchemaBuilder()
        for field in (*FIELDS, *(f"{half}_parts" for half in HALVES), "forms"):
            builder.add_text_field(field, tokenizer_name="whitespace")
        for key in EIGHT_FACETS:
            builder.add_text_field(key, tokenizer_name="raw", fast=True, index_option="basic")
        builder.add_text_field("suggest", tokenizer_name="raw", index_option="basic")
        builder.add_text_field("source", stored=True, tokenizer_name="raw", index_option="basic")
        self.schema = builder.build()
        directory.mkdir(parents=True)
        self.index = tantivy.Index(self.schema, str(directory))
        self.index.register_tokenizer("whitespace", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())

    def fill(self, documents) -> None:
        """Index all documents with the same terms that ours has."""
        writer = self.index.writer(200_000_000, 1)
        for document in documents:
            writer.add_document(self._row(document))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()

    def _row(self, document: Document) -> tantivy.Document:
        terms = document_terms(document)
        row = tantivy.Document()
        for field in FIELDS:
            row.add_text(field, " ".join(terms.lemmas[field]))
        for half in HALVES:
            row.add_text(f"{half}_parts", " ".join(terms.parts[half]))
        row.add_text("forms", " ".join(set().union(*terms.forms.values())))
        for key in EIGHT_FACETS:
            for value in document.facets.get(key, ()):
                row.add_text(key, value)
        for phrase in terms.suggestions:
            row.add_text("suggest", phrase)
        row.add_text("source", document.to_json())
        return row

    def _words(self, text: str, fuzzy: bool = False) -> tantivy.Query:
        fields = (*FIELDS, *(f"{half}_parts" for half in HALVES))
        must = []
        for token in query_terms(text):
            ways = [tantivy.Query.term_query(self.schema, field, token.lemma) for field in fields]
            if fuzzy:
                ways.append(tantivy.Query.fuzzy_term_query(self.schema, "forms", token.surface, 1))
            must.append((tantivy.Occur.Must, tantivy.Query.disjunction_max_query(ways)))
        return tantivy.Query.boolean_query(must) if must else tantivy.Query.all_query()

    def search(self, text: str, *, fuzzy: bool = False, marks: bool = True) -> int:
        """Twenty hits, eight counts and, with `marks`, highlights by our highlighter; return the number of hits."""
        view = self.index.searcher()
        query = self._words(text, fuzzy)
        found = view.search(query, limit=20)
        aggregations = {key: {"terms": {"field": key, "size": 300}} for key in EIGHT_FACETS}
        view.aggregate(query, aggregations)
        terms = frozenset(token.lemma for token in query_terms(text))
        for _, address in found.hits:
            document = Document.from_json(view.doc(address).get_first("source"))
            if marks:
                highlight(document.title, terms, whole=True)
                highlight(document.body, terms)
        return found.count

    def suggest(self, prefix: str) -> list:
        """The terms that begin so, most frequent first."""
        return sorted(self.index.searcher().terms_with_prefix("suggest", prefix), key=lambda pair: -pair[1])[:8]
