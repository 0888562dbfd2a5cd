"""What every engine promises about readers: nobody learns of what they may not see."""

import pytest

from tests.search.engines.corpus import document, found, request


def search(engine, text="", **values):
    """The numbers of the hits."""
    return found(engine.search(request(text, **values)))


@pytest.fixture
def guarded(engine):
    """An engine with a public page, one for members and one for two groups."""
    engine.index(
        [
            document(1, "Hembesök i byn", facets={"tema": ["a"]}, body="trygghet samverkan besök"),
            document(
                2, "Hembesök hemligt", audience=["member"], facets={"tema": ["b"]}, body="trygghet samverkan besök"
            ),
            document(
                3,
                "Hembesöksprogram",
                audience=["group:7", "group:8"],
                facets={"tema": ["b"]},
                body="trygghet samverkan",
            ),
        ]
    )
    return engine


@pytest.mark.parametrize(
    ("audience", "numbers"),
    [(["public"], {1}), (["public", "member"], {1, 2}), (["group:7"], {3}), (["group:77", "grou"], set()), ([], set())],
)
def test_reader_sees_only_what_is_for_the_reader(guarded, audience, numbers):
    page = guarded.search(request("hembesök", audience=audience))
    assert found(page) == numbers
    assert page.total == len(numbers)
    assert sum(page.facets["tema"].values()) == len(numbers)
    assert search(guarded, audience=audience) == numbers


def test_suggestions_come_from_what_the_reader_sees(guarded):
    def phrases(*tokens):
        return {suggestion.text for suggestion in guarded.suggest("hem", tokens)}

    assert phrases("public") == {"hembesök", "Hembesök i byn"}
    assert "Hembesök hemligt" in phrases("member")
    assert phrases() == set()


def test_similar_pages_come_from_what_the_reader_sees(guarded):
    assert [hit.id for hit in guarded.similar("page:1", ["public"])] == []
    assert [hit.id for hit in guarded.similar("page:1", ["public", "member"])] == ["page:2"]
    assert guarded.similar("page:2", ["public"]) == ()


def test_relaxation_and_correction_tell_nothing_of_what_the_reader_may_not_see(guarded):
    page = guarded.search(request("hembesöksprogam", audience=["public"]))
    assert (page.total, page.corrected) == (0, ())
    page = guarded.search(request("hemlgt hembesök", audience=["public"]))
    assert (page.relaxation, page.corrected) == ("fewer", ())
    page = guarded.search(request("hemligt hembesök", audience=["public"]))
    assert page.relaxation == "fewer"


def test_changed_audience_holds_at_once(engine):
    engine.index([document(1, "Hembesök")])
    engine.index([document(1, "Hembesök", audience=["member"])])
    assert search(engine, "hembesök") == set()
