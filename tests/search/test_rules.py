"""Rules for what editors tell the search."""

import pytest

from search.rules import MOST_LINES, lines_of, promotion_problems, synonym_problems, terms_of


def test_lines_are_trimmed_and_empty_ones_left_out():
    assert lines_of("  a  b \r\n\n\t\nc\n") == ("a b", "c")
    assert lines_of("") == ()


def test_good_group_has_no_problems():
    assert synonym_problems(["SFI", "svenska för invandrare"], {("lss",): "LSS, lag"}) == []


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([], "Skriv minst två ord"),
        (["SFI"], "Skriv minst två ord"),
        (["SFI", "sfi:s"], "”SFI” och ”sfi:s” är samma sak för sökningen"),
        (["SFI", "?!"], "”?!” innehåller inget ord att söka på"),
        (["SFI", "och i"], "”och i” innehåller inget ord att söka på"),
        (["SFI", "LSS"], "”LSS” finns redan i gruppen ”LSS, lag”"),
        ([f"ord{number}" for number in range(MOST_LINES + 1)], "högst 20 rader. Nu är det 21"),
        (["SFI", "x" * 81], "får ha högst 80 tecken"),
    ],
)
def test_each_mistake_in_a_group_is_told(lines, sentence):
    (problem,) = synonym_problems(lines, {("lss",): "LSS, lag"})
    assert sentence in problem


def test_all_expressions_that_are_taken_are_told():
    taken = terms_of(["LSS", "SFI"])
    assert len(synonym_problems(["sfi", "lss", "annat"], taken)) == 2


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([], "Skriv minst en sökning"),
        (["stöd", "***"], "”***” innehåller inget ord att söka på"),
        (["ord"] * 21, "högst 20 rader"),
        (["ord " * 60], "högst 200 tecken"),
    ],
)
def test_each_mistake_in_promoted_searches_is_told(lines, sentence):
    (problem,) = promotion_problems(lines)
    assert sentence in problem


def test_promoted_search_may_be_of_words_that_are_passed_over():
    assert promotion_problems(["om vi", "föräldrastöd"]) == []
