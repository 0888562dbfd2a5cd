"""What makes two documents alike, the same in every engine: telling words in common, and facets in common."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from math import log

from search.analysis import stop_words
from search.document import Document
from search.terms import FIELDS, DocumentTerms

#: What a word weighs by where it stands in the document that others are compared with.
_FIELD_WEIGHTS = {"title": 3.0, "labels": 3.0, "summary": 2.0, "body": 1.0}
#: What one value in common weighs, as a share of all the telling words together.
_FACET_SHARES = {"metod": 0.2, "tema": 0.1, "malgrupp": 0.05}
_MOST_WORDS = 25
_SHORTEST = 3
#: A word that only stands in the body of the other document is worth this share.
BODY_SHARE = 0.5
#: Below this share of the full weight a document is not alike.
ENOUGH = 0.08


@dataclass(frozen=True)
class Likeness:
    """What another document gets for having each of these lemmas, and each of these (facet, value) pairs."""

    words: dict[str, float]
    facets: dict[tuple[str, str], float]

    @property
    def least(self) -> float:
        """The score from which a document counts as alike."""
        return ENOUGH * sum(self.words.values())


def likeness(document: Document, terms: DocumentTerms, frequency: Callable[[str], int], documents: int) -> Likeness:
    """The telling words of a document: frequent in it, rare among all `documents`, yet in some other one as well.

    `frequency` gives the number of documents with a lemma.
    """
    strength: Counter[str] = Counter()
    for field in FIELDS:
        for lemma in terms.lemmas[field]:
            strength[lemma] += _FIELD_WEIGHTS[field]
    telling: list[tuple[float, str]] = []
    for lemma, weight in strength.items():
        if len(lemma) < _SHORTEST or lemma in stop_words:
            continue
        found = frequency(lemma)
        if found > 1:
            telling.append((-log(1 + weight) * log(1 + documents / found), lemma))
    words = {lemma: -weight for weight, lemma in sorted(telling)[:_MOST_WORDS]}
    whole = sum(words.values()) or 1.0
    return Likeness(
        words,
        {(key, value): share * whole for key, share in _FACET_SHARES.items() for value in document.facets.get(key, ())},
    )
