"""The Swedish analyser: the same words for documents, queries and highlights, whichever engine searches them."""

from search.analysis.fold import fold
from search.analysis.tokens import Token, analyse, query_terms, stop_words
from search.analysis.words import compound_parts

__all__ = ["Token", "analyse", "compound_parts", "fold", "query_terms", "stop_words"]
