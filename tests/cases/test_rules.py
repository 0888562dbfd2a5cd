"""The rules of publishing, one by one."""

import pytest
import time_machine

from cases.rules import adoption_problems, case_problems, theme_problems

SOUND = {"status": "pagar", "start_year": 2021, "end_year": None, "stopped_reason": ""}


def problems(**changes) -> dict[str, str]:
    with time_machine.travel("2026-12-31T23:30:00+00:00", tick=False):  # it is 2027 in Stockholm
        return case_problems(**SOUND | changes)


def test_sound_case_has_no_problems():
    assert problems() == {}


@pytest.mark.parametrize("year", [1950, 2021, 2032])
def test_start_year_within_reach_passes(year):
    assert problems(start_year=year) == {}


@pytest.mark.parametrize("year", [0, 1949, 2033, 20211])
def test_start_year_out_of_reach_is_refused(year):
    assert problems(start_year=year) == {"start_year": "Skriv ett år mellan 1950 och 2032."}


@pytest.mark.parametrize("year", [2021, 2022, 2042])
def test_end_year_from_the_start_on_passes(year):
    assert problems(end_year=year) == {}


def test_end_year_before_the_start_is_refused():
    assert problems(end_year=2020) == {"end_year": "Slutåret är före startåret. Kontrollera åren."}


def test_end_year_out_of_reach_is_refused():
    assert problems(end_year=2043) == {"end_year": "Skriv ett år mellan 1950 och 2042."}


def test_missing_years_are_left_to_the_fields():
    assert problems(start_year=None, end_year=1990) == {}


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_discontinued_case_says_why(reason):
    expected = {"stopped_reason": "Berätta varför ni lade ner insatsen. Det hjälper andra."}
    assert problems(status="nedlagd", stopped_reason=reason) == expected
    assert problems(status="nedlagd", stopped_reason="Pengarna tog slut.") == {}


@pytest.mark.parametrize(("count", "refused"), [(0, False), (1, False), (3, False), (4, True)])
def test_three_themes_at_most(count, refused):
    expected = {"themes": "Välj högst tre teman, de som bäst beskriver insatsen."} if refused else {}
    assert theme_problems(count) == expected


def test_adoption_that_has_stopped_says_why():
    row = {"status": "slutat", "since_year": 2019, "ended_year": 2021}
    assert adoption_problems(**row, reason=" ") == {"stopped_reason": "Berätta varför ni slutade. Det hjälper andra."}
    assert adoption_problems(**row, reason="Lokalen revs.") == {}


def test_adoption_ends_after_it_began():
    row = {"status": "anvander", "reason": ""}
    assert adoption_problems(**row, since_year=2021, ended_year=2020).keys() == {"ended_year"}
    assert adoption_problems(**row, since_year=2021, ended_year=2021) == {}
    assert adoption_problems(**row, since_year=None, ended_year=2021) == {}
