"""What a match is worth: one set of weights for the engines that rank by BM25.

Score of a document = factor of kind, age and evidence (`search.ordering.tie_weight`) ×
    ( for each word: the best of BM25 in "ranking", ROOT × BM25 in "roots", and for the parts of a compound and for
      synonyms their alternative's weight × the sum over its terms; for a misspelt word its likeliest meanings, each by
      its weight, or while those are looked for FORMS / letters that differ
    + for each two words in a row: PHRASE × BM25 of the phrase in "running", its words at most SLOP places
      from following one another
    + when not all words are needed: COMPLETE × the sum over the words, where all are there ).
BM25 with k1 = 1.2 and b = 0.75 as in Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
(2009); title, labels, summary and body are weighed by repetition in "ranking" and "roots" (`search.terms.REPEATS`).
"""

#: A word of the same root, or a part of a compound, beside the word itself.
ROOT = 0.7
#: A form that a misspelt word may have been meant for, by half of the document; divided by the letters that differ.
FORMS = {"head": 4.0, "rest": 1.0}
#: Two words of the query close together.
PHRASE = 0.2
#: So many places they may be from following one another: 3 words between them, or 1 the other way round.
SLOP = 3
#: What having all words adds where some are enough.
COMPLETE = 0.2
