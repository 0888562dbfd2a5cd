"""BM25 in plain Python: what `search.engines.weights` tells, for the oracle and for tests of the real engines.

Source: Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3, with the
rarity that never is negative, ln(1 + (N - n + 0.5) / (n + 0.5)), as Lucene and Tantivy have it.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log

K1, B = 1.2, 0.75


def near(terms: Sequence[str], first: str, second: str, slop: int) -> bool:
    """Whether two different terms stand close together somewhere in a text: see `Bm25.phrase`."""
    starts = [place for place, term in enumerate(terms) if term == first]
    ends = [place for place, term in enumerate(terms) if term == second]
    return any(abs(end - start - 1) <= slop for start in starts for end in ends)


class Bm25:
    """One field of all documents: `texts` has the terms of the field in text order, by document id."""

    def __init__(self, texts: Mapping[str, Sequence[str]]) -> None:
        self._lengths = {id: len(terms) for id, terms in texts.items()}
        self._average = sum(self._lengths.values()) / max(1, len(texts)) or 1.0
        self._places: dict[str, dict[str, list[int]]] = defaultdict(dict)
        for id, terms in texts.items():
            for place, term in enumerate(terms):
                self._places[term].setdefault(id, []).append(place)

    def rarity(self, term: str) -> float:
        """How telling a term is: the natural logarithm above, 0.0 for a term that no document has."""
        found = len(self._places.get(term, ()))
        return log(1 + (len(self._lengths) - found + 0.5) / (found + 0.5)) if found else 0.0

    def score(self, id: str, term: str) -> float:
        """BM25 of one term in one document; 0.0 without it."""
        return self.rarity(term) * self._saturated(id, len(self._places.get(term, {}).get(id, ())))

    def phrase(self, id: str, first: str, second: str, slop: int) -> float:
        """BM25 of two terms close together, as if they were one: at most `slop` places from following one another.

        (So they may also stand the other way round, two places nearer, as engines count it.)
        """
        starts = self._places.get(first, {}).get(id, ())
        ends = Counter(self._places.get(second, {}).get(id, ()))
        times = sum(1 for start in starts if any(ends[start + 1 + off] for off in range(-slop, slop + 1)))
        return (self.rarity(first) + self.rarity(second)) * self._saturated(id, times)

    def _saturated(self, id: str, times: int) -> float:
        if not times:
            return 0.0
        return times * (K1 + 1) / (times + K1 * (1 - B + B * self._lengths[id] / self._average))
