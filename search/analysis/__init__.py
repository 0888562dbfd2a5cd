"""The Swedish analyser: the same words for documents, queries and highlights, whichever engine searches them."""

from search.analysis.fold import fold
from search.analysis.tokens import Token, analyse, query_terms, stop_words

__all__ = ["Token", "analyse", "fold", "query_terms", "stop_words"]
