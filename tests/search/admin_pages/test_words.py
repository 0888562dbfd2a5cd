"""Synonyms and promoted pages in the admin."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import ModelLogEntry, PageViewRestriction

from portal.home.models import HomePage
from portal.home.setup import EDITORS
from search.models import PromotedHit, SynonymGroup
from tests.factories import CasePageFactory, MethodPageFactory

SYNONYMS = "/admin/snippets/search/synonymgroup"
PROMOTED = "/admin/snippets/search/promotedhit"


@pytest.fixture
def no_groups(site):
    """A portal without the synonyms that it begins with."""
    SynonymGroup.objects.all().delete()


def text_of(response) -> str:
    """The content of a response as text."""
    return response.content.decode()


# --- Synonyms ---------------------------------------------------------------------------------------------------------


def test_editor_adds_changes_and_deletes_a_group(editor_client, no_groups):
    response = editor_client.post(
        f"{SYNONYMS}/add/", {"expressions": " SFI \r\n\r\nsvenska  för invandrare ", "note": ""}
    )
    assert response.status_code == 302
    group = SynonymGroup.objects.get()
    assert group.expressions == "SFI\nsvenska för invandrare"
    editor_client.post(f"{SYNONYMS}/edit/{group.pk}/", {"expressions": "SFI\nsvenskundervisning", "note": "Ny"})
    group.refresh_from_db()
    assert (group.lines, group.note) == (("SFI", "svenskundervisning"), "Ny")
    assert ModelLogEntry.objects.filter(object_id=str(group.pk)).count() == 2
    editor_client.post(f"{SYNONYMS}/delete/{group.pk}/")
    assert not SynonymGroup.objects.exists()


def test_list_shows_groups_and_finds_one(editor_client, site):
    assert "försörjningsstöd, ekonomiskt bistånd, socialbidrag" in text_of(editor_client.get(f"{SYNONYMS}/?p=1"))
    found = text_of(editor_client.get(f"{SYNONYMS}/?q=socialbidrag"))
    assert "försörjningsstöd, ekonomiskt bistånd, socialbidrag" in found
    assert "SFI, svenska för invandrare" not in found


@pytest.mark.parametrize(
    ("expressions", "sentence"),
    [
        ("", "Det här fältet är obligatoriskt"),
        ("bara ett", "Skriv minst två ord eller uttryck"),
        ("stuga\nStugan", "är samma sak för sökningen"),
        ("nytt\nsocialbidragen", "finns redan i gruppen ”försörjningsstöd, ekonomiskt bistånd, socialbidrag”"),
        ("nytt\n!!!", "innehåller inget ord att söka på"),
        ("\n".join(f"ord{number}" for number in range(21)), "Skriv högst 20 rader. Nu är det 21."),
        ("nytt\n" + "x" * 81, "får ha högst 80 tecken"),
        ("nytt\nmed \x00 noll", "Null-tecken är inte tillåtna"),
    ],
)
def test_mistakes_are_told_and_nothing_typed_is_lost(editor_client, site, expressions, sentence):
    before = SynonymGroup.objects.count()
    response = editor_client.post(f"{SYNONYMS}/add/", {"expressions": expressions, "note": "Min anteckning"})
    assert response.status_code == 200
    text = text_of(response)
    assert sentence in text
    assert "Min anteckning" in text
    assert expressions.replace("\x00", "") in text.replace("\x00", "").replace("\ufffd", "")
    assert SynonymGroup.objects.count() == before


def test_group_may_be_saved_again_as_it_is(editor_client, site):
    group = SynonymGroup.objects.get(expressions__contains="socialbidrag")
    response = editor_client.post(
        f"{SYNONYMS}/edit/{group.pk}/", {"expressions": group.expressions, "note": "Samma ord"}
    )
    assert response.status_code == 302


def test_markup_in_a_group_is_text(editor_client, no_groups):
    editor_client.post(f"{SYNONYMS}/add/", {"expressions": "<script>alert(1)</script>\nord", "note": ""})
    assert SynonymGroup.objects.count() == 1
    assert "<script>alert(1)" not in text_of(editor_client.get(f"{SYNONYMS}/"))


# --- Promoted pages ---------------------------------------------------------------------------------------------------


def form(chosen, **changes: str) -> dict[str, str]:
    """What an editor sends to promote a page."""
    return {"queries": "få jobb\nsöka arbete", "page": str(chosen.pk), "reason": "Börja här.", **changes}


def test_editor_promotes_a_page_and_orders_them(editor_client, site):
    first, second = MethodPageFactory(), CasePageFactory()
    for page in (first, second):
        assert editor_client.post(f"{PROMOTED}/add/", form(page)).status_code == 302
    hits = list(PromotedHit.objects.all())
    assert [hit.page_id for hit in hits] == [first.pk, second.pk]
    assert hits[0].lines == ("få jobb", "söka arbete")
    editor_client.post(f"{PROMOTED}/reorder/{hits[1].pk}/?position=0")
    assert [hit.page_id for hit in PromotedHit.objects.all()] == [second.pk, first.pk]
    assert "få jobb, söka arbete" in text_of(editor_client.get(f"{PROMOTED}/"))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"queries": ""}, "Det här fältet är obligatoriskt"),
        ({"queries": "jobb\n??"}, "”??” innehåller inget ord att söka på"),
        ({"queries": "ord\n" * 21}, "Skriv högst 20 rader"),
        ({"queries": "ord " * 60}, "får ha högst 200 tecken"),
        ({"page": ""}, "Det här fältet är obligatoriskt"),
    ],
)
def test_mistakes_in_a_promotion_are_told(editor_client, site, changes, sentence):
    response = editor_client.post(f"{PROMOTED}/add/", form(MethodPageFactory(), **changes))
    text = text_of(response)
    assert (response.status_code, PromotedHit.objects.count()) == (200, 0)
    assert sentence in text
    assert "Börja här." in text


def test_page_that_no_search_finds_cannot_be_promoted(editor_client, site):
    response = editor_client.post(f"{PROMOTED}/add/", form(HomePage.objects.get()))
    assert response.status_code == 200
    assert PromotedHit.objects.count() == 0


def test_model_refuses_a_page_that_no_search_finds(site):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match="Sidor av den typen söks inte"):
        PromotedHit(queries="hem", page=HomePage.objects.get()).full_clean()


def test_editor_is_warned_of_a_page_that_visitors_do_not_see(editor_client, site):
    draft, hidden, live = MethodPageFactory(live=False), MethodPageFactory(), MethodPageFactory()
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    warnings = []
    for page in (draft, hidden, live):
        editor_client.post(f"{PROMOTED}/add/", form(page))
        warnings.append("Besökare ser den inte" in text_of(editor_client.get(f"{PROMOTED}/")))
    assert warnings == [True, True, False]
    assert PromotedHit.objects.count() == 3


def test_list_of_promoted_pages_costs_the_same_however_long(editor_client, site, django_assert_max_num_queries):
    for number in range(3):
        PromotedHit.objects.create(page=MethodPageFactory(), queries=f"ord{number}", sort_order=number)
    with django_assert_max_num_queries(100) as few:
        editor_client.get(f"{PROMOTED}/")
    for number in range(3, 9):
        PromotedHit.objects.create(page=MethodPageFactory(), queries=f"ord{number}", sort_order=number)
    with django_assert_max_num_queries(len(few)):
        editor_client.get(f"{PROMOTED}/")


# --- Whose it is ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [SYNONYMS, PROMOTED])
@pytest.mark.parametrize("view", ["/", "/add/", "/edit/1/", "/delete/1/", "/usage/1/", "/history/1/", "/reorder/1/"])
def test_officers_and_visitors_are_refused(officer_client, client, site, address, view):
    for one in (officer_client, client):
        assert one.get(address + view).status_code in (302, 404)
        assert one.post(address + view, {"expressions": "ett\ntvå", "queries": "x", "page": 1}).status_code in (
            302,
            404,
        )
    assert not SynonymGroup.objects.filter(expressions="ett\ntvå").exists()
    assert not PromotedHit.objects.exists()


def test_officer_menu_has_no_group_for_it(officer_client, editor_client):
    assert SYNONYMS not in text_of(officer_client.get("/admin/", follow=True))
    assert SYNONYMS in text_of(editor_client.get("/admin/"))


def test_set_up_gives_editors_the_right(site):
    held = set(Group.objects.get(name=EDITORS).permissions.values_list("codename", flat=True))
    for model in ("synonymgroup", "promotedhit"):
        assert {f"{action}_{model}" for action in ("add", "change", "delete", "view")} <= held
