"""What every engine promises about documents asked for by id."""

import pytest

from tests.search.engines.corpus import document, request


@pytest.fixture
def guarded(engine):
    """An engine with a public page, one for members, one for a group, and another public one."""
    engine.index(
        [
            document(1, "Hembesök", facets={"tema": ["a"]}),
            document(2, "Hemligt", audience=["member"], facets={"tema": ["a"]}),
            document(3, "Hemligast", audience=["group:7"]),
            document(4, "Trygghet", facets={"tema": ["b"]}, type="metod"),
        ]
    )
    return engine


def ids(engine, *numbers: int, **values) -> list[str]:
    """The ids of the documents given back."""
    asked = request(**values)
    return [each.id for each in engine.documents([f"page:{number}" for number in numbers], asked)]


def test_documents_come_whole_and_in_the_order_asked(guarded):
    whole = document(9, "Hel", summary="Kort", body="Lång", facets={"tema": ["a"]}, url="/x/")
    guarded.index([whole])
    assert ids(guarded, 4, 1, 9) == ["page:4", "page:1", "page:9"]
    assert guarded.documents(["page:9"], request()) == (whole,)


def test_each_document_comes_once_and_unknown_ones_not_at_all(guarded):
    assert ids(guarded, 1, 99, 1, 4, 4) == ["page:1", "page:4"]
    assert guarded.documents([], request()) == ()
    assert guarded.documents(["page:", "x" * 300, "\x00", "å*"], request()) == ()


@pytest.mark.parametrize(
    ("audience", "numbers"),
    [
        (["public"], ["page:1", "page:4"]),
        (["member"], ["page:2"]),
        (["public", "group:7"], ["page:1", "page:3", "page:4"]),
        (["group:77", "grou"], []),
        ([], []),
    ],
)
def test_reader_gets_only_what_is_for_the_reader(guarded, audience, numbers):
    assert ids(guarded, 1, 2, 3, 4, audience=audience) == numbers


def test_chosen_values_let_through_or_not(guarded):
    assert ids(guarded, 1, 2, 4, tema="a") == ["page:1"]
    assert ids(guarded, 4, 1, tema=["a", "b"]) == ["page:4", "page:1"]
    assert ids(guarded, 1, 4, tema=["a", "b"], typ="metod") == ["page:4"]
    assert ids(guarded, 1, 4, nar="kommande") == []


def test_words_order_and_page_do_not_matter(guarded):
    assert ids(guarded, 4, 1, text="finns inte alls", sort="titel", limit=0, offset=40) == ["page:4", "page:1"]


def test_changed_audience_holds_at_once(guarded):
    guarded.index([document(1, "Hembesök", audience=["member"])])
    assert ids(guarded, 1) == []
    guarded.delete(["page:4"])
    assert ids(guarded, 4) == []
