"""Measures of a ranking, against values worked out by hand."""

from math import log2

import pytest

from search.evaluation.metrics import ndcg, recall, reciprocal_rank

TEN = [f"other{number}" for number in range(10)]


def test_perfect_order_measures_one():
    relevant = {"a": 2, "b": 1}
    assert [measure(["a", "b", "c"], relevant) for measure in (ndcg, recall, reciprocal_rank)] == [1.0, 1.0, 1.0]


def test_ndcg_discounts_by_place_and_weighs_by_grade():
    ideal = 2 + 1 / log2(3)
    assert ndcg(["b", "a"], {"a": 2, "b": 1}) == pytest.approx((1 + 2 / log2(3)) / ideal)
    assert ndcg(["x", "a"], {"a": 2, "b": 1}) == pytest.approx((2 / log2(3)) / ideal)


def test_ideal_order_has_no_more_than_ten_places():
    relevant = {f"page{number}": 1 for number in range(30)}
    assert ndcg(list(relevant)[:10], relevant) == 1.0
    assert recall(list(relevant)[:10], relevant) == pytest.approx(1 / 3)


def test_first_relevant_place_counts():
    assert reciprocal_rank(["x", "y", "a", "b"], {"a": 1, "b": 2}) == pytest.approx(1 / 3)


@pytest.mark.parametrize("measure", [ndcg, recall, reciprocal_rank])
def test_eleventh_hit_counts_for_nothing(measure):
    assert measure([*TEN, "a"], {"a": 1}) == 0.0


@pytest.mark.parametrize("measure", [ndcg, recall, reciprocal_rank])
def test_nothing_found_and_nothing_relevant_measure_zero(measure):
    assert measure([], {"a": 1}) == 0.0
    assert measure(["a"], {}) == 0.0
