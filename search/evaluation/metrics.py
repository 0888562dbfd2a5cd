"""Measures of one ranking. `ranked` are ids, best first; `relevant` has the grade of each relevant id, 1 and up.

All look at the first ten hits, which is what a reader sees of a page, and lie between 0 (nothing) and 1 (perfect).
"""

from collections.abc import Mapping, Sequence
from math import log2

CUT = 10


def ndcg(ranked: Sequence[str], relevant: Mapping[str, int]) -> float:
    """Normalised discounted cumulated gain at 10: sum of grade / log2(1 + place), over that of the ideal order.

    Source: Järvelin & Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002, with the
    grade itself as gain, as trec_eval and BEIR compute it.
    """
    ideal = sorted(relevant.values(), reverse=True)
    return _gain([relevant.get(id, 0) for id in ranked]) / _gain(ideal) if ideal else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum(grade / log2(1 + place) for place, grade in enumerate(grades[:CUT], 1))


def recall(ranked: Sequence[str], relevant: Mapping[str, int]) -> float:
    """The share of the relevant documents that are among the first ten.

    Source: Manning, Raghavan & Schütze, "Introduction to Information Retrieval" (2008), section 8.4.
    """
    return len(relevant.keys() & set(ranked[:CUT])) / len(relevant) if relevant else 0.0


def reciprocal_rank(ranked: Sequence[str], relevant: Mapping[str, int]) -> float:
    """1 / the place of the first relevant document, 0.0 when none is among the first ten; its mean is called MRR.

    Source: Voorhees, "The TREC-8 Question Answering Track Report" (1999).
    """
    return next((1 / place for place, id in enumerate(ranked[:CUT], 1) if id in relevant), 0.0)
