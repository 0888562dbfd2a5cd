"""A method as a document."""

import pytest
from wagtail.models import PageViewRestriction

from cases.choices import AdoptionStatus
from cases.models import CaseMethod, MethodStep
from portal.core.models import Municipality
from search.documents import documents_by_id
from tests.factories import AdoptionFactory, CasePageFactory, MethodPageFactory
from tests.factories.pages import target_groups, themes


def document_of(page):
    return documents_by_id([f"page:{page.pk}"]).get(f"page:{page.pk}")


def test_method_is_where_it_has_a_case_or_an_adoption(site):
    method = MethodPageFactory(
        title="Jobbcentrum",
        themes=themes("integration"),
        target_groups=target_groups("unga"),
        evidence_level="flera",
    )
    assert set(document_of(method).facets) == {"tema", "malgrupp", "metod", "evidens"}
    CasePageFactory(municipality="1496", method_uses=[CaseMethod(method=method)])
    stockholm = Municipality.objects.get(code="0180")
    AdoptionFactory(method=method, municipality=stockholm, status=AdoptionStatus.CONSIDERING)
    document = document_of(method)
    facets = dict(document.facets)
    assert facets.pop("liknar")
    assert facets == {
        "tema": ("integration",),
        "malgrupp": ("unga",),
        "metod": ("jobbcentrum",),
        "evidens": ("flera",),
        "kommun": ("skovde", "stockholm"),
        "lan": ("stockholms-lan", "vastra-gotalands-lan"),
        "kommungrupp": ("a1", "c6"),
    }
    assert document.type == "metod"
    assert document.evidence == 2


@pytest.mark.parametrize("hidden", ["draft", "private"])
def test_method_is_not_placed_by_a_case_that_not_everybody_may_read(site, hidden):
    method = MethodPageFactory()
    case = CasePageFactory(live=hidden != "draft", method_uses=[CaseMethod(method=method)])
    if hidden == "private":
        PageViewRestriction.objects.create(page=case, restriction_type=PageViewRestriction.LOGIN)
    assert "kommun" not in document_of(method).facets


def test_method_tells_all_its_texts(site):
    method = MethodPageFactory(
        purpose="Syftet",
        core_parts=[{"type": "point", "value": "Kärnan"}],
        adaptable_parts=[{"type": "point", "value": "Friheten"}],
        pitfalls=[{"type": "point", "value": "Gropen"}],
        prerequisites_competence="Kunskapen",
        prerequisites_premises="Lokalen",
        prerequisites_staffing="Bemanningen",
        evidence_reason="Stödet",
        owner_organisation="Huvudmannen",
        steps=[MethodStep(title="Steget", text="Görandet")],
    )
    body = document_of(method).body
    for word in (
        "Syftet", "Kärnan", "Friheten", "Gropen", "Kunskapen", "Lokalen", "Bemanningen", "Stödet", "Huvudmannen",
        "Steget", "Görandet", "liten skala",
    ):  # fmt: skip
        assert word in body, word
