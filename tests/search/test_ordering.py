"""The orders besides relevance."""

import datetime as dt
import random
from dataclasses import replace

import pytest

from search.document import Document
from search.ordering import ORDERS, PAGE_WEIGHT, swedish_key, tie_number, tie_weight


def document(number: int, title: str = "Titel", **values) -> Document:
    """A document with that number."""
    return Document(id=f"page:{number}", rev=1, type="traff", title=title, audience=("public",), **values)


def order(sort: str, documents: list[Document]) -> list[str]:
    """The ids in that order, whichever order they came in."""
    shuffled = random.Random(1).sample(documents, len(documents))
    return [document.id for document in sorted(shuffled, key=ORDERS[sort])]


def test_swedish_letters_follow_z():
    words = ["Zebra", "ål", "Äpple", "öga", "Örn", "idé", "ide b", "Idrott", "”citat”", "3 råd"]
    assert sorted(words, key=swedish_key) == [
        "3 råd", "”citat”", "idé", "ide b", "Idrott", "Zebra", "ål", "Äpple", "öga", "Örn",
    ]  # fmt: skip


def test_newest_first_and_undated_last():
    dated = [document(n, date=dt.date(2020 + n, 1, 1)) for n in (1, 2, 3)]
    assert order("nyast", [document(9), *dated]) == ["page:3", "page:2", "page:1", "page:9"]


def test_earliest_start_first_and_timeless_last():
    starts = [document(n, starts=dt.datetime(2026, n, 1, tzinfo=dt.UTC)) for n in (3, 1, 2)]
    assert order("tid", [document(9), *starts]) == ["page:1", "page:2", "page:3", "page:9"]


def test_strongest_evidence_first_then_newest():
    documents = [document(1, evidence=2), document(2, evidence=4), document(3, evidence=2, date=dt.date(2020, 1, 1))]
    assert order("evidens", documents) == ["page:2", "page:3", "page:1"]


@pytest.mark.parametrize("sort", ORDERS)
def test_orders_are_total(sort):
    documents = [document(number) for number in range(20)]
    assert len({ORDERS[sort](each) for each in documents}) == 20


def test_equal_hits_follow_their_numbers():
    assert tie_number("page:9") < tie_number("page:10") < 2**60
    assert tie_number("page:x") != tie_number("page:y")


def test_newer_and_better_evidenced_weigh_a_little_more():
    plain, newer = document(1), document(2, date=dt.date(2026, 1, 1))
    assert PAGE_WEIGHT == tie_weight(plain) < tie_weight(newer) < tie_weight(document(3, evidence=5)) < 1.4


def test_file_weighs_less_than_a_page():
    file = replace(document(1, evidence=5), type="material")
    assert tie_weight(document(1, evidence=5)) == PAGE_WEIGHT * tie_weight(file) > tie_weight(file) > 1
