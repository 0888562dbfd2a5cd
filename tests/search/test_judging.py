"""Judged queries, asked of a real index."""

import pytest
from wagtail.models import Page, PageViewRestriction

from search.engines.base import EngineUnavailable
from search.judging import hindrance, judge, judged_queries
from search.models import SynonymGroup
from tests.factories import CasePageFactory, JudgedQueryFactory, MethodPageFactory, StandardPageFactory


@pytest.fixture
def bank(index):
    """A method, found by its title, with a case that mentions it further down."""
    page = MethodPageFactory(title="Fritidsbanken")
    CasePageFactory(title="Cykelkök på torget", summary="Ett cykelkök lånar ut verktyg.")
    index.drain()
    return page


def verdicts():
    return {verdict.query.text: verdict for verdict in judge(judged_queries())}


def places(verdict):
    return [one.place for one in verdict.expected]


def test_query_passes_when_every_expected_page_is_early_enough(bank):
    JudgedQueryFactory(text="fritidsbanker", within=1, expected=[bank])
    verdict = verdicts()["fritidsbanker"]
    assert (verdict.outcome, places(verdict), verdict.engine, verdict.is_fallback) == ("passed", [1], "tantivy", False)
    assert verdict.top[0].id == f"page:{bank.pk}"


def test_query_fails_when_a_page_comes_too_late_or_not_at_all(bank, index):
    other = CasePageFactory(title="Något annat", summary="Kort.", body=[{"type": "paragraph", "value": "<p>bank</p>"}])
    index.drain()
    JudgedQueryFactory(text="bank", within=1, expected=[bank, other])
    JudgedQueryFactory(text="fritidsbank", expected=[bank, other])
    found = verdicts()
    assert found["bank"].outcome == "failed"
    assert sorted(places(found["bank"])) == [1, 2]
    assert (found["fritidsbank"].outcome, places(found["fritidsbank"])) == ("failed", [1, None])


def test_pages_that_no_visitor_can_find_are_told_and_not_counted(bank, index):
    draft = CasePageFactory(title="Utkast om fritidsbanken", live=False)
    closed = CasePageFactory(title="För medlemmar om fritidsbanken")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    index.drain()
    JudgedQueryFactory(text="fritidsbank", expected=[bank, draft, closed])
    JudgedQueryFactory(text="medlemmar", expected=[closed])
    found = verdicts()
    hindrances = [one.hindrance for one in found["fritidsbank"].expected]
    assert found["fritidsbank"].passed
    assert hindrances == ["", "Sidan är inte publicerad.", "Sidan får inte läsas av den som söker."]
    assert (found["medlemmar"].outcome, found["medlemmar"].passed) == ("void", False)


def test_page_of_a_type_that_is_not_searched_is_a_hindrance(site):
    page = Page.objects.get(pk=StandardPageFactory().pk)
    assert hindrance(page) == "Sidor av den typen söks inte."


def test_members_are_hindered_by_less(site):
    closed = CasePageFactory()
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    page = Page.objects.get(pk=closed.pk)
    assert hindrance(page, frozenset({"public", "member"})) == ""


def test_synonyms_of_the_editors_are_in_force(bank):
    JudgedQueryFactory(text="sportotek", expected=[bank])
    assert verdicts()["sportotek"].outcome == "failed"
    SynonymGroup.objects.create(expressions="sportotek\nfritidsbank")
    assert verdicts()["sportotek"].outcome == "passed"


def test_queries_that_time_does_not_allow_are_left_unasked(bank):
    JudgedQueryFactory.create_batch(3, expected=[bank])
    found = list(judge(judged_queries(), seconds=0))
    assert [(verdict.outcome, verdict.top) for verdict in found] == [("unasked", ())] * 3


def test_no_engine_is_told_as_such(site, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nothing"
    JudgedQueryFactory(expected=[CasePageFactory()])
    with pytest.raises(EngineUnavailable):
        verdicts()
