"""BM25, against values worked out by hand."""

from math import log

import pytest

from search.engines.bm25 import Bm25

RANKER = Bm25({"a": ["x", "y", "x", "z"], "b": ["y", "y"], "c": []})


def test_rare_term_is_more_telling_and_an_unknown_one_tells_nothing():
    assert RANKER.rarity("x") == pytest.approx(log(1 + 2.5 / 1.5))
    assert RANKER.rarity("x") > RANKER.rarity("y") > RANKER.rarity("unknown") == 0.0


def test_score_saturates_with_frequency_and_falls_with_length():
    rarity = log(1 + 2.5 / 1.5)
    assert RANKER.score("a", "x") == pytest.approx(rarity * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 4 / 2)))
    assert RANKER.score("b", "y") > RANKER.score("a", "y") > RANKER.score("c", "y") == 0.0


def test_phrase_counts_terms_close_together():
    assert RANKER.phrase("a", "x", "y", 0) > 0
    assert RANKER.phrase("a", "x", "unknown", 3) == 0.0
    far = Bm25({"a": ["x", *"123456", "y"]})
    assert far.phrase("a", "x", "y", 3) == 0.0
    assert far.phrase("a", "x", "y", 6) > 0


def test_no_documents_score_nothing():
    assert Bm25({}).score("a", "x") == 0.0
