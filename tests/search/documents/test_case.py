"""A case as a document."""

import pytest
import time_machine
from wagtail.models import PageViewRestriction

from cases.choices import CaseStatus, Evaluation
from cases.models import CaseIndicator, CaseMethod, CasePartner
from search.documents import documents_by_id
from tests.factories import CasePageFactory, MethodPageFactory, draft_of
from tests.factories.pages import target_groups, themes


def document_of(page):
    return documents_by_id([f"page:{page.pk}"]).get(f"page:{page.pk}")


def restrict(page, kind=PageViewRestriction.LOGIN):
    return PageViewRestriction.objects.create(page=page, restriction_type=kind)


def test_case_has_facets_of_its_own_and_of_its_municipality(site):
    method = MethodPageFactory(title="Fritidsbanken")
    case = CasePageFactory(
        municipality="1496",
        themes=themes("folkhalsa", "integration"),
        target_groups=target_groups("barn"),
        status=CaseStatus.COMPLETED,
        start_year=2019,
        end_year=2021,
        evaluation=Evaluation.OWN,
        method_uses=[CaseMethod(method=method)],
    )
    facets = dict(document_of(case).facets)
    assert facets.pop("liknar")
    assert facets == {
        "tema": ("folkhalsa", "integration"),
        "malgrupp": ("barn",),
        "metod": ("fritidsbanken",),
        "kommun": ("skovde",),
        "lan": ("vastra-gotalands-lan",),
        "kommungrupp": ("c6",),
        "status": ("avslutad",),
        "evidens": ("lokal",),
        "ar": ("2019", "2020", "2021"),
    }


def test_case_is_alike_the_municipalities_that_have_its_owner_on_their_list(site):
    case = CasePageFactory(municipality="1496")
    owner = case.owner_page.municipality
    assert set(document_of(case).facets["liknar"]) == {row.municipality.slug for row in owner.similar_to_rows.all()}


@pytest.mark.parametrize(
    ("status", "start", "end", "years"),
    [
        (CaseStatus.ONGOING, 2024, None, ("2024", "2025", "2026")),
        (CaseStatus.PERMANENT, 2026, None, ("2026",)),
        (CaseStatus.PLANNED, 2027, None, ("2027",)),
        (CaseStatus.ONGOING, 2028, None, ("2028",)),
        (CaseStatus.COMPLETED, 2023, None, ("2023",)),
        (CaseStatus.ONGOING, 2025, 2027, ("2025", "2026", "2027")),
        (CaseStatus.DISCONTINUED, 2020, 2020, ("2020",)),
    ],
)
def test_case_has_every_year_that_it_ran(site, status, start, end, years):
    with time_machine.travel("2026-12-31T22:30:00+00:00", tick=False):
        case = CasePageFactory(status=status, start_year=start, end_year=end, stopped_reason="Pengarna tog slut.")
        assert document_of(case).facets["ar"] == years


@pytest.mark.parametrize(
    ("evaluation", "level"),
    [("ingen", ()), ("egen", ("lokal",)), ("extern", ("extern",)), ("forskning", ("forskning",))],
)
def test_case_has_evidence_by_its_evaluation(site, evaluation, level):
    document = document_of(CasePageFactory(evaluation=evaluation))
    assert document.facets.get("evidens", ()) == level
    assert bool(document.evidence) == bool(level)


def test_case_tells_all_its_texts(site):
    case = CasePageFactory(
        title="Rubriken",
        summary="Sammanfattningen",
        challenge="Utmaningen",
        body=[
            {"type": "paragraph", "value": "<p>Stycket &amp; resten</p>"},
            {"type": "quote", "value": {"text": "Citatet", "attribution": "Rektor"}},
            {"type": "fact_box", "value": {"heading": "Rutan", "value": "<p>Faktat</p>"}},
        ],
        result="Resultatet",
        did_not_work="Bekymret",
        advice="Rådet",
        conditions="Villkoret",
        chain_activity="Insatsen",
        chain_output="Prestationen",
        chain_outcome="Utfallet",
        chain_impact="Effekten",
        evaluation_note="Granskningen",
        partners=[CasePartner(kind="annan", name="Föreningen", role="Värd")],
        indicators=[CaseIndicator(name="Närvaron")],
        contact_name="Kim Hemlig",
    )
    case.keywords.add("nyckelordet")
    case.save_revision().publish()
    document = document_of(case)
    for word in (
        "Utmaningen", "Stycket & resten", "Citatet", "Rutan", "Faktat", "Resultatet", "Bekymret", "Rådet", "Villkoret",
        "Insatsen", "Prestationen", "Utfallet", "Effekten", "Granskningen", "Föreningen", "Värd", "Närvaron",
    ):  # fmt: skip
        assert word in document.body, word
    assert (document.title, document.summary, document.keywords) == ("Rubriken", "Sammanfattningen", "nyckelordet")
    assert document.place == "Skövde Västra Götalands län"
    assert "Kim Hemlig" not in document.to_json()
    assert "<p>" not in document.body


def test_case_that_is_a_draft_has_no_document(site):
    assert document_of(CasePageFactory(live=False)) is None


def test_case_tells_nothing_of_an_unpublished_change(site):
    case = CasePageFactory(title="Publicerad")
    draft_of(case, title="Hemligt utkast", summary="Hemlig sammanfattning")
    assert "Hemlig" not in document_of(case).to_json()


@pytest.mark.parametrize("level", ["case", "owner", "index"])
def test_case_has_the_readers_that_its_page_and_those_above_leave(site, level):
    case = CasePageFactory()
    assert document_of(case).audience == ("public",)
    above = {"case": case, "owner": case.get_parent(), "index": case.get_parent().get_parent()}
    restrict(above[level])
    assert document_of(case).audience == ("member",)


def test_case_behind_two_groups_has_no_document_and_behind_one_that_group(site):
    from django.contrib.auth.models import Group

    one, other = Group.objects.create(name="Ena"), Group.objects.create(name="Andra")
    case = CasePageFactory()
    restrict(case, PageViewRestriction.GROUPS).groups.set([one])
    assert document_of(case).audience == (f"group:{one.pk}",)
    restrict(case.get_parent(), PageViewRestriction.GROUPS).groups.set([other])
    assert document_of(case) is None


def test_case_behind_a_password_has_no_document(site):
    case = CasePageFactory()
    PageViewRestriction.objects.create(page=case, restriction_type=PageViewRestriction.PASSWORD, password="hemligt")
    assert document_of(case) is None


def test_case_keeps_silent_about_a_method_that_fewer_may_read(site):
    method = MethodPageFactory(title="Tystnadsmetoden")
    case = CasePageFactory(method_uses=[CaseMethod(method=method, note="Som i Tystnadsmetoden")])
    assert document_of(case).facets["metod"] == ("tystnadsmetoden",)
    restriction = restrict(method)
    document = document_of(case)
    assert "metod" not in document.facets
    assert "ystnadsmetoden" not in document.to_json()
    restrict(case)
    assert document_of(case).facets["metod"] == ("tystnadsmetoden",)
    restriction.delete()
    method.unpublish()
    assert "ystnadsmetoden" not in document_of(case).to_json()
