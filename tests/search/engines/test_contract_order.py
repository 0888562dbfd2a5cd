"""What every engine promises about the order of hits."""

import datetime as dt

import pytest

from tests.search.engines.corpus import NOW, document, request


def test_title_weighs_more_than_labels_than_summary_than_body(engine):
    filler = "annat ord här"
    engine.index(
        [
            document(1, filler, body=f"{filler} trygghet"),
            document(2, filler, summary=f"{filler} trygghet"),
            document(3, filler, keywords=f"{filler} trygghet"),
            document(4, f"{filler} trygghet"),
        ]
    )
    assert [hit.id for hit in engine.search(request("trygghet")).hits] == ["page:4", "page:3", "page:2", "page:1"]


def test_word_itself_weighs_more_than_part_of_a_compound(engine):
    engine.index([document(1, "En grundskola till"), document(2, "En skola till")])
    assert [hit.id for hit in engine.search(request("skola")).hits] == ["page:2", "page:1"]


def test_word_of_the_same_root_ranks_without_matching(engine):
    engine.index([document(1, "Stöd och vaccination"), document(2, "Stöd och annat"), document(3, "Vaccination")])
    page = engine.search(request("stöd vaccinera"))
    assert [hit.id for hit in page.hits] == ["page:1", "page:2"]
    assert page.relaxation == "fewer"


def test_rare_word_weighs_more_than_a_common_one(engine):
    engine.index([document(n, "Trygghet här") for n in range(1, 9)] + [document(9, "Hembesök här")])
    assert engine.search(request("trygghet hembesök")).hits[0].id == "page:9"


def test_words_close_together_weigh_more(engine):
    filler = "annat ord här som står emellan dem"
    engine.index([document(1, f"Trygghet {filler} idrott"), document(2, f"Trygghet i idrott {filler}")])
    assert [hit.id for hit in engine.search(request("trygghet idrott")).hits] == ["page:2", "page:1"]


def test_equal_hits_come_in_a_fixed_order_and_pages_do_not_overlap(engine):
    numbers = [7, 3, 11, 2, 5, 13, 1, 12, 9, 100, 20]
    for number in numbers:
        engine.index([document(number, "Hembesök")])
    seen = [
        hit.id for offset in range(0, 12, 3) for hit in engine.search(request("hembesök", limit=3, offset=offset)).hits
    ]
    assert seen == [f"page:{number}" for number in sorted(numbers)]


def test_newer_and_better_evidenced_win_where_words_are_equal(engine):
    engine.index(
        [
            document(1, "Hembesök"),
            document(2, "Hembesök", date=dt.date(2025, 1, 1)),
            document(3, "Hembesök", date=dt.date(2025, 1, 1), evidence=4),
        ]
    )
    assert [hit.id for hit in engine.search(request("hembesök")).hits] == ["page:3", "page:2", "page:1"]


@pytest.mark.parametrize(
    ("sort", "numbers"),
    [
        ("relevans", [3, 2, 1, 4]),
        ("nyast", [3, 2, 1, 4]),
        ("titel", [2, 4, 1, 3]),
        ("tid", [4, 2, 1, 3]),
        ("evidens", [1, 3, 2, 4]),
    ],
)
def test_orders(engine, sort, numbers):
    engine.index(
        [
            document(1, "Äng", date=dt.date(2020, 1, 1), evidence=4),
            document(2, "Al", date=dt.date(2021, 1, 1), starts=NOW),
            document(3, "Öl", date=dt.date(2022, 1, 1)),
            document(4, "Ål", starts=NOW - dt.timedelta(days=1)),
        ]
    )
    assert [hit.id for hit in engine.search(request(sort=sort)).hits] == [f"page:{number}" for number in numbers]


NEAR = (("kommun", "a"), ("kommun", "c"), ("kommun", "b"), ("kommungrupp", "g"), ("lan", "l"))


def _places(engine):
    """Documents of several places: the number tells where each belongs in the order."""
    far, old, new = {"kommun": ["x"]}, dt.date(2020, 1, 1), dt.date(2024, 1, 1)
    engine.index(
        [
            document(8, "Trygghet", facets=far, date=new),
            document(9, "Trygghet trygghet", date=old),
            document(7, "Trygghet", facets={"lan": ["l"], **far}),
            document(5, "Trygghet", facets={"kommungrupp": ["g"], "lan": ["l"]}, date=new),
            document(6, "Trygghet", facets={"kommungrupp": ["g"], **far}, date=old),
            document(4, "Trygghet", facets={"kommun": ["b"], "lan": ["l"]}, date=new),
            document(3, "Trygghet", facets={"kommun": ["b", "c", "x"], "kommungrupp": ["g"]}, date=old),
            document(1, "Trygghet", facets={"kommun": ["a"], "kommungrupp": ["g"]}, date=new),
            document(2, "Trygghet", facets={"kommun": ["a"]}, date=old),
        ]
    )


@pytest.mark.parametrize("text", ["", "trygghet"])
def test_nearest_come_first_and_newest_first_at_the_same_distance(engine, text):
    _places(engine)
    page = engine.search(request(text, sort="likhet", near=NEAR))
    assert [hit.id for hit in page.hits] == [f"page:{number}" for number in range(1, 10)]
    assert {hit.score for hit in page.hits} == {0.0}


def test_order_by_likeness_keeps_filters_counts_and_readers(engine):
    _places(engine)
    engine.index([document(99, "Trygghet", audience=["member"], facets={"kommun": ["a"]})])
    page = engine.search(request("trygghet", sort="likhet", near=NEAR, kommun=["x", "b"], limit=2, offset=1))
    assert [hit.id for hit in page.hits] == ["page:4", "page:6"]
    assert (page.total, page.facets["kommun"]) == (5, {"a": 2, "b": 2, "c": 1, "x": 4})


def test_likeness_to_nothing_is_relevance(engine):
    _places(engine)
    for text in ("", "trygghet"):
        given, expected = (engine.search(request(text, sort=sort)) for sort in ("likhet", "relevans"))
        assert [hit.id for hit in given.hits] == [hit.id for hit in expected.hits]


def test_page_beyond_the_last_is_empty_and_keeps_its_total(engine):
    engine.index([document(1, "Hembesök")])
    for text in ("", "hembesök"):
        page = engine.search(request(text, offset=4000, limit=20))
        assert (page.total, page.hits) == (1, ())
        assert engine.search(request(text, limit=0)).hits == ()
