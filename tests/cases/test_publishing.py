"""What the editor says when a case is published, or saved as a draft."""

import pytest
from wagtail.test.utils.form_data import streamfield

from cases.models import CasePage
from tests.factories import municipality_page
from tests.factories.forms import case_form
from tests.factories.pages import themes

PUBLISH = {"action-publish": "1"}
EMPTY = {
    **dict.fromkeys(
        ("summary", "status", "start_year", "challenge", "result", "did_not_work", "advice", "contact_email")
    ),
    "themes": [],
    "target_groups": [],
    "body": streamfield([]),
}


@pytest.fixture
def post(officer_client):
    """Return a function that posts the form of a new case and gives the response."""
    address = f"/admin/pages/add/cases/casepage/{municipality_page('1496').pk}/"
    return lambda **changes: officer_client.post(address, case_form(**changes))


def saved() -> CasePage | None:
    return CasePage.objects.filter(slug="odling-pa-taket").first()


def errors(response) -> dict[str, list[str]]:
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def test_complete_case_is_published(post):
    assert post(**PUBLISH).status_code == 302
    assert saved().live
    assert saved().owner_page == municipality_page("1496")


def test_draft_may_lack_everything_but_a_title(post):
    assert post(**EMPTY).status_code == 302
    draft = saved()
    assert not draft.live
    assert draft.latest_revision is not None


def test_publishing_says_beside_each_field_what_is_missing(post):
    response = post(**EMPTY, **PUBLISH)
    assert response.status_code == 200
    found = errors(response)
    assert found.keys() == EMPTY.keys()
    assert found["summary"] == ["Fyll i ”Sammanfattning” innan du publicerar."]
    assert found["did_not_work"] == ["Fyll i ”Vad fungerade inte?” innan du publicerar."]
    page = response.content.decode()
    for name, messages in found.items():
        # The editor of a stream gets its message as JSON.
        assert "f\\u00e4ltet \\u00e4r obligatoriskt" in page if name == "body" else messages[0] in page
    assert saved() is None


def test_existing_draft_is_held_to_the_same_when_published(post, officer_client):
    post(summary="", result="")
    draft = saved()
    response = officer_client.post(f"/admin/pages/{draft.pk}/edit/", case_form(summary="", **PUBLISH))
    assert errors(response) == {"summary": ["Fyll i ”Sammanfattning” innan du publicerar."]}
    assert not CasePage.objects.get(pk=draft.pk).live
    assert officer_client.post(f"/admin/pages/{draft.pk}/edit/", case_form(**PUBLISH)).status_code == 302
    assert CasePage.objects.get(pk=draft.pk).live


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"status": "nedlagd"}, "stopped_reason", "varför ni lade ner"),
        ({"start_year": "1890"}, "start_year", "Skriv ett år mellan"),
        ({"end_year": "2001"}, "end_year", "före startåret"),
        ({"title": "x" * 91}, "title", "högst 90 tecken"),
    ],
)
def test_case_against_the_rules_is_not_published(post, changes, field, words):
    response = post(**changes, **PUBLISH)
    assert errors(response).keys() == {field}
    assert words in errors(response)[field][0]
    assert saved() is None


def test_case_with_four_themes_is_not_published(post):
    response = post(themes=themes("folkhalsa", "integration", "digitalisering", "barn-och-unga"), **PUBLISH)
    assert errors(response) == {"themes": ["Välj högst tre teman, de som bäst beskriver insatsen."]}


def test_discontinued_case_with_its_reason_is_published(post):
    post(status="nedlagd", end_year="2023", stopped_reason="Taket läckte.", **PUBLISH)
    assert saved().live


def test_draft_may_break_the_rules(post):
    four = themes("folkhalsa", "integration", "digitalisering", "barn-och-unga")
    response = post(status="nedlagd", start_year="1890", themes=four)
    assert response.status_code == 302
    assert not saved().live
