"""Expressions, and where they stand in a text."""

import pytest

from search.analysis import Expression, analyse, expression
from search.analysis.expressions import places_of
from search.analysis.highlight import highlight


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Försörjningsstödet", Expression(("försörjningsstöd",))),
        ("ekonomiskt bistånd", Expression(("ekonomisk", "bistånd"))),
        ("svenska för invandrare", Expression(("svensk", "invandrare"))),
        ("barn- och ungdomspsykiatri", Expression(("barn", "ungdomspsykiatri"))),
        ("råd och stöd i och för vardagen", Expression(("råd", "stöd", "vardag"), between=3)),
        ("SFI:s", Expression(("sfi",))),
        ("i och med", Expression(("i", "och", "med"))),
        (" ?! ", Expression(())),
    ],
)
def test_expression_has_lemmas_and_how_far_apart_they_stand(text, expected):
    assert expression(text) == expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Svenska för invandrare", {0, 2}),
        ("Kurs i svenska för invandrarna, svensk invandrare", {2, 4, 5, 6}),
        ("svenska som andraspråk för invandrare", set()),
        ("Invandrare och svenska", set()),
        ("svenska, svenska för invandrare", {1, 3}),
        ("svenska", set()),
        ("", set()),
    ],
)
def test_expression_is_found_where_its_words_stand_together(text, places):
    assert places_of(expression("svenska för invandrare"), analyse(text)) == places


def test_expression_is_marked_as_a_whole_and_nowhere_else():
    text = "Svenskan är svår. Svenska för invandrare hjälper, säger invandrare."
    marked = highlight(text, frozenset({expression("svenska för invandrare")}), whole=True)
    assert marked == ("Svenskan är svår. <mark>Svenska</mark> för <mark>invandrare</mark> hjälper, säger invandrare.")


def test_passage_shows_the_expression_in_a_long_text():
    text = "Ord och annat. " * 60 + "Ekonomiskt bistånd söks på webben. " + "Ord och annat. " * 60
    passage = highlight(text, frozenset({"kommun", expression("ekonomiskt bistånd")}))
    assert "<mark>Ekonomiskt</mark> <mark>bistånd</mark>" in passage
    assert len(passage) < 400
