"""The case as a page: whose it is, its years, its address."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cases.models import CaseIndicator, CaseMethod, CasePage
from tests.factories import CasePageFactory, MethodPageFactory, municipality_page


def test_case_belongs_to_the_municipality_it_stands_beneath(site):
    case = CasePageFactory(municipality="0180")
    assert case.owner_page == municipality_page("0180")
    assert case.municipality.name == "Stockholm"


def test_moved_case_belongs_to_the_new_municipality(site):
    case = CasePageFactory()
    case.move(municipality_page("0180"), pos="last-child")
    case.refresh_from_db()
    assert case.municipality.name == "Stockholm"
    case.get_latest_revision().publish()
    case.refresh_from_db()
    assert case.municipality.name == "Stockholm"


@pytest.mark.parametrize(
    ("status", "start", "end", "text"),
    [
        ("pagar", 2021, None, "2021–"),
        ("permanent", 2021, None, "2021–"),
        ("planeras", 2027, None, "2027"),
        ("avslutad", 2021, 2023, "2021–2023"),
        ("avslutad", 2021, 2021, "2021"),
        ("avslutad", 2021, None, "2021"),
    ],
)
def test_years_are_written_as_people_write_them(site, status, start, end, text):
    assert CasePageFactory.build(parent=None, status=status, start_year=start, end_year=end).years == text


def test_live_case_cannot_be_saved_against_the_rules(site):
    case = CasePageFactory()
    case.status = "nedlagd"
    with pytest.raises(ValidationError) as refused:
        case.save()
    assert refused.value.message_dict.keys() == {"stopped_reason"}


@pytest.mark.django_db(transaction=True)
def test_old_address_leads_to_the_new_by_itself(site, client):
    case = CasePageFactory(slug="gammal")
    case.slug = "ny"
    case.save_revision().publish()
    assert client.get("/kommuner/skovde/gammal/").headers["Location"].endswith("/kommuner/skovde/ny/")
    case.move(municipality_page("0180"), pos="last-child")
    assert client.get("/kommuner/skovde/ny/").headers["Location"].endswith("/kommuner/stockholm/ny/")
    assert client.get("/kommuner/skovde/gammal/", follow=True).redirect_chain[-1][0].endswith("/stockholm/ny/")
    assert Redirect.objects.filter(automatically_created=True).count() == 2


def test_effect_chain_names_the_steps_that_are_told(site):
    case = CasePageFactory.build(parent=None, chain_activity="Vi lånar ut", chain_impact="Fler rör sig")
    assert case.effect_chain == [("Insats", "Vi lånar ut"), ("Effekt", "Fler rör sig")]


def test_administrations_are_told_apart(site):
    case = CasePageFactory.build(parent=None, administrations=" Kultur ; Fritid;; ")
    assert case.administration_names == ["Kultur", "Fritid"]


def test_value_of_an_indicator_has_its_year():
    with pytest.raises(ValidationError) as refused:
        CaseIndicator(name="Närvaro", before=1, before_year=2020, after=2).clean()
    assert refused.value.message_dict == {"after_year": ["Skriv vilket år värdet gäller."]}


def test_case_links_to_its_methods_and_the_method_to_its_cases(site, client):
    method = MethodPageFactory(title="Jobbcentrum")
    case = CasePageFactory(title="Huset", method_uses=[CaseMethod(method=method, how="anpassat", note="På kvällar")])
    page = client.get(case.url).content.decode()
    assert f'href="{method.url}">Jobbcentrum<span class="soft">Har anpassat metoden</span>' in page
    assert "På kvällar" in page
    assert f'href="{case.url}"' in client.get(method.url).content.decode()
    method.unpublish()
    assert "Jobbcentrum" not in client.get(case.url).content.decode()


def test_municipality_page_deleted_with_its_cases_leaves_nothing_behind(site):
    case = CasePageFactory(municipality="0180")
    municipality_page("0180").delete()
    assert not CasePage.objects.filter(pk=case.pk).exists()
    assert not Page.objects.filter(pk=case.pk).exists()
