"""The Swedish analyser: the same words for documents, queries and highlights, whichever engine searches them."""

from search.analysis.expressions import Expression, expression
from search.analysis.fold import fold
from search.analysis.questions import asking_words, is_question
from search.analysis.roots import root
from search.analysis.tokens import Token, analyse, query_terms, stop_words
from search.analysis.words import compound_parts

__all__ = [
    "Expression",
    "Token",
    "analyse",
    "asking_words",
    "compound_parts",
    "expression",
    "fold",
    "is_question",
    "query_terms",
    "root",
    "stop_words",
]
