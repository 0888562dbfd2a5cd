"""Where in a document a term stands."""

import pytest

from search.found_places import Places
from tests.search.engines.corpus import document


@pytest.fixture
def places():
    return Places(
        document(
            1,
            "Skolans trygga skolgård",
            keywords="trygghet",
            summary="En skola",
            body="Skolor och gården. Vaccination. Föräldrastödet.",
        )
    )


def test_lemma_is_found_in_every_form_and_weighed_by_field(places):
    shares, words = places.of_lemma("skola")
    assert shares == {
        "title": pytest.approx(10 / 14),
        "summary": pytest.approx(3 / 14),
        "body": pytest.approx(1 / 14),
    }
    assert set(words) == {"skolans", "skola", "skolor"}


def test_root_is_found_in_compounds_and_in_words_derived_from_it(places):
    shares, words = places.of_root("skola")
    assert shares["title"] == pytest.approx(20 / 24)
    assert len(words) == 3
    assert places.of_root("vaccinera") == ({"body": 1.0}, ("vaccination",))


def test_what_is_not_there_has_no_place(places):
    assert places.of_lemma("cykel") == ({}, ())
    assert places.of_root("cykel") == ({}, ())
    assert places.of_form("cykelbana") == ("", {})


@pytest.mark.parametrize(
    ("surface", "form", "field"),
    [("skolgrd", "skolgård", "title"), ("tryghet", "trygghet", "labels"), ("foraldrastodet", "föräldrastödet", "body")],
)
def test_form_is_the_nearest_word_with_its_marks(places, surface, form, field):
    assert places.of_form(surface) == (form, {field: 1.0})


def test_form_near_the_top_is_taken_before_a_nearer_one_below():
    places = Places(document(1, "Fritidsbankens", body="fritidsbank"))
    assert places.of_form("fritidsbnk")[1] == {"title": 1.0}
