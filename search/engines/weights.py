"""What a match is worth by where it stands: one set of weights for the engines that rank by BM25."""

#: A lemma in a field of the document.
FIELDS = {"title": 5.0, "labels": 3.0, "summary": 2.0, "body": 1.0}
#: A lemma as part of a compound, by half of the document.
PARTS = {"head": 1.0, "rest": 0.4}
#: A form that a misspelt word may have been meant for, by half of the document; divided by the letters that differ.
FORMS = {"head": 4.0, "rest": 1.0}
#: How much the other fields add to the best one.
TIE_BREAKER = 0.2
#: Two words of the query next to each other, by field.
PHRASES = {"title": 2.0, "summary": 1.0, "body": 0.5}
#: So many other words may stand between them.
SLOP = 3
