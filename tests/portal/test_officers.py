"""What an officer can do: write for the own municipality, and only for it."""

import pytest
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text, streamfield

from cases.domain.joining import municipality_collection
from cases.models import CasePage, MunicipalityPage
from tests.factories import (
    CasePageFactory,
    MethodPageFactory,
    PortalDocumentFactory,
    PortalImageFactory,
    draft_of,
    municipality_page,
)
from tests.factories.forms import case_form

PUBLISH = {"action-publish": "1"}


@pytest.fixture
def place(site) -> MunicipalityPage:
    return municipality_page("1496")


@pytest.fixture
def add_address(place) -> str:
    return f"/admin/pages/add/cases/casepage/{place.pk}/"


def saved_case() -> CasePage | None:
    return CasePage.objects.filter(slug="odling-pa-taket").first()


def test_officer_lands_on_the_own_municipality(officer_client, place):
    CasePageFactory(live=False, title="Halvfärdigt utkast")
    text = officer_client.get("/admin/").content.decode()
    for words in ("Skövde", "Skriv ett nytt exempel", "Mina utkast", "Halvfärdigt utkast", "Kommunens sida"):
        assert words in text


def test_officer_menu_is_short(officer_client):
    text = officer_client.get("/admin/").content.decode()
    for closed in ("/admin/reports/", "/admin/users/", "/admin/settings/", "/admin/redirects/", "/admin/snippets/"):
        assert f'"{closed}' not in text


def test_officer_explores_the_own_tree(officer_client, place):
    response = officer_client.get("/admin/pages/", follow=True)
    assert response.redirect_chain == [(f"/admin/pages/{place.pk}/", 302)]


def test_officer_saves_an_incomplete_draft(officer_client, add_address):
    form = case_form(summary="", result="", did_not_work="", advice="", challenge="", themes=[], start_year="")
    officer_client.post(add_address, form)
    assert saved_case() is not None
    assert not saved_case().live


def test_officer_is_told_what_is_missing_when_publishing(officer_client, add_address):
    response = officer_client.post(add_address, case_form(result="", **PUBLISH))
    assert saved_case() is None
    assert "innan du publicerar" in response.content.decode()


def test_officer_creates_edits_and_publishes_an_own_case(officer_client, add_address, client):
    officer_client.post(add_address, case_form(**PUBLISH))
    case = saved_case()
    assert case.live
    assert case.owner_page.municipality_id == "1496"
    assert client.get(case.url).status_code == 200
    officer_client.post(f"/admin/pages/{case.pk}/edit/", case_form(title="Odling på två tak", **PUBLISH))
    assert saved_case().title == "Odling på två tak"
    assert Page.objects.get(pk=case.pk).draft_title == "Odling på två tak"


def test_unpublished_change_is_shown_to_nobody_else(officer_client, client_of, officer_of, client):
    case = CasePageFactory(title="Publicerad rubrik")
    officer_client.post(f"/admin/pages/{case.pk}/edit/", case_form(title="Ny hemlig rubrik", slug=case.slug))
    case.refresh_from_db()
    assert case.has_unpublished_changes
    assert "Ny hemlig rubrik" in officer_client.get(f"/admin/pages/{case.pk}/edit/").content.decode()
    assert "Ny hemlig rubrik" not in client.get(case.url).content.decode()
    other = client_of(officer_of("1280"))
    chooser = other.get(f"/admin/choose-page/{municipality_page('1496').pk}/").json()["html"]
    assert "Publicerad rubrik" in chooser
    assert "Ny hemlig rubrik" not in chooser


def test_page_chooser_leaves_out_drafts_of_others(officer_client):
    theirs = CasePageFactory(municipality="1280", live=False, title="Hemligt utkast")
    shown = CasePageFactory(municipality="1280", title="Hemligt men publicerat")
    mine = CasePageFactory(live=False, title="Hemligt eget utkast")
    parents = [municipality_page(code).pk for code in ("1280", "1496")]
    browsed = "".join(officer_client.get(f"/admin/choose-page/{pk}/").json()["html"] for pk in parents)
    searched = officer_client.get("/admin/choose-page/search/?q=Hemligt").content.decode()
    for text in (browsed, searched):
        assert [page.title in text for page in (theirs, shown, mine)] == [False, True, True]


def test_page_types_report_is_closed(officer_client):
    response = officer_client.get("/admin/reports/page-types-usage/")
    assert (response.status_code, response["Location"]) == (302, "/admin/")


def test_image_chooser_shows_own_images_only(officer_client):
    PortalImageFactory(title="Malmös bild", collection=municipality_collection(municipality_page("1280")))
    PortalImageFactory(title="Skövdes bild", collection=municipality_collection(municipality_page("1496")))
    text = officer_client.get("/admin/images/chooser/").json()["html"]
    assert "Skövdes bild" in text
    assert "Malmös bild" not in text


def test_officer_uploads_to_the_own_collection(officer_client, place):
    from portal.core.models import PortalDocument
    from tests.factories.files import tiny_pdf, uploaded

    officer_client.post(
        "/admin/documents/add/", {"title": "Rapport", "file": uploaded("rapport.pdf", tiny_pdf()), "tags": ""}
    )
    assert PortalDocument.objects.get().collection == municipality_collection(place)


@pytest.fixture
def foreign(site) -> dict[str, object]:
    """Things of Malmö that an officer of Skövde could name by id."""
    collection = municipality_collection(municipality_page("1280"))
    return {
        "document": PortalDocumentFactory(collection=collection),
        "image": PortalImageFactory(collection=collection),
        "page": CasePageFactory(municipality="1280", live=False, title="Hemligt utkast", slug="hemligt-utkast"),
        "method": MethodPageFactory(live=False, title="Hemlig metod"),
    }


@pytest.mark.parametrize("action", [{}, PUBLISH])
@pytest.mark.parametrize(
    "kind", ["attachment", "report", "image", "body image", "body document", "link", "file", "method"]
)
def test_officer_cannot_put_things_of_others_into_a_case(officer_client, add_address, foreign, kind, action):
    document, image = foreign["document"].pk, foreign["image"].pk
    link = f'<p><a linktype="page" id="{foreign["page"].pk}">länk</a></p>'
    file_link = f'<p><a linktype="document" id="{document}">fil</a></p>'
    changes = {
        "attachment": {"attachments": [{"document": document, "title": ""}]},
        "report": {"evaluation_report": document},
        "image": {"image": image},
        "body image": {"body": streamfield([("image", {"image": image, "caption": ""})])},
        "body document": {"body": streamfield([("document", {"document": document, "title": ""})])},
        "link": {"body": streamfield([("paragraph", rich_text(link))])},
        "file": {"body": streamfield([("paragraph", rich_text(file_link))])},
        "method": {"method_uses": [{"method": foreign["method"].pk, "how": "foljer", "note": ""}]},
    }[kind]
    response = officer_client.post(add_address, case_form(**changes, **action))
    assert saved_case() is None
    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert "hemligt" not in response.content.decode().lower()


def test_officer_may_link_to_what_others_have_published(officer_client, add_address):
    theirs = CasePageFactory(municipality="1280")
    method = MethodPageFactory()
    link = f'<p><a linktype="page" id="{theirs.pk}">länk</a></p>'
    form = case_form(
        body=streamfield([("paragraph", rich_text(link))]),
        method_uses=[{"method": method.pk, "how": "foljer", "note": ""}],
        **PUBLISH,
    )
    officer_client.post(add_address, form)
    assert [use.method_id for use in saved_case().method_uses.all()] == [method.pk]


def test_officer_keeps_what_the_agency_put_into_a_case(officer_client, site):
    shared = PortalImageFactory(title="Myndighetens bild")
    case = CasePageFactory(image=shared)
    officer_client.post(f"/admin/pages/{case.pk}/edit/", case_form(slug=case.slug, image=shared.pk, **PUBLISH))
    case.refresh_from_db()
    assert (case.title, case.image_id) == ("Odling på taket", shared.pk)


def test_officer_cannot_move_or_copy_a_case_to_others(officer_client, client_of, site):
    case = CasePageFactory()
    theirs = municipality_page("1280")
    form = {"new_title": "Kopia", "new_slug": "kopia", "new_parent_page": theirs.pk, "alias": ""}
    officer_client.post(f"/admin/pages/{case.pk}/copy/", form)
    officer_client.post(f"/admin/pages/{case.pk}/move/{theirs.pk}/confirm/")
    assert theirs.get_children().count() == 0
    assert Page.objects.get(pk=case.pk).get_parent().pk == municipality_page("1496").pk


def place_form(**changes: str) -> dict[str, str]:
    """Return Skövde's page as its editor posts it."""
    return {
        "title": "Skövde", "slug": "skovde", "intro": "Vi arbetar med skolnärvaro.", "contact_email": "",
        "contact_name": "", "contact_role": "", "seo_title": "", "search_description": "", "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0", "comments-MIN_NUM_FORMS": "0", "comments-MAX_NUM_FORMS": "", **changes,
    }  # fmt: skip


@pytest.mark.parametrize("action", [{}, PUBLISH])
def test_officer_cannot_rename_the_municipality(officer_client, place, client, action):
    address = f"/admin/pages/{place.pk}/edit/"
    officer_client.post(address, place_form(title="Storskövde", slug="storskovde", **action))
    place.refresh_from_db()
    draft = place.get_latest_revision_as_object()
    assert draft.intro == "Vi arbetar med skolnärvaro."
    assert {(page.title, page.slug) for page in (place, draft)} == {("Skövde", "skovde")}
    assert client.get("/kommuner/skovde/").status_code == 200
    text = officer_client.get(address).content.decode()
    assert text.count("Kommer från kommunregistret") == 2


def test_editor_may_rename_a_municipality(editor_client, place):
    editor_client.post(f"/admin/pages/{place.pk}/edit/", place_form(title="Skövde kommun", **PUBLISH))
    place.refresh_from_db()
    assert place.title == "Skövde kommun"


def test_officer_edits_the_municipality_page_but_it_stands(officer_client, officer, place):
    form = place_form(**PUBLISH)
    officer_client.post(f"/admin/pages/{place.pk}/edit/", form)
    assert MunicipalityPage.objects.get(pk=place.pk).intro == "Vi arbetar med skolnärvaro."
    for action in ("delete", "unpublish", "copy", "move", "privacy", "lock"):
        officer_client.post(f"/admin/pages/{place.pk}/{action}/", {"restriction_type": "login", "confirm": "1"})
    place.refresh_from_db()
    assert place.live
    assert not place.locked
    assert not place.get_view_restrictions().exists()
    allowed = place.permissions_for_user(officer)
    assert (allowed.can_edit(), allowed.can_publish(), allowed.can_add_subpage()) == (True, True, True)
    refused = (
        allowed.can_delete(), allowed.can_unpublish(), allowed.can_copy(), allowed.can_move(),
        allowed.can_set_view_restrictions(), allowed.can_lock(),
    )  # fmt: skip
    assert refused == (False,) * 6


def test_officer_unpublishes_and_deletes_an_own_case(officer_client):
    case = CasePageFactory()
    officer_client.post(f"/admin/pages/{case.pk}/unpublish/")
    assert not CasePage.objects.get(pk=case.pk).live
    officer_client.post(f"/admin/pages/{case.pk}/delete/")
    assert not CasePage.objects.filter(pk=case.pk).exists()


def test_keyword_suggestions_tell_nothing_of_drafts(officer_client):
    for code, live, word in (("1280", False, "flodhästar"), ("1280", True, "floder"), ("1496", False, "flottar")):
        case = CasePageFactory(municipality=code, live=live)
        case.keywords.add(word)
        case.save()
    assert officer_client.get("/admin/tag-autocomplete/?term=flo").json() == ["floder", "flottar"]


def test_new_address_of_a_case_redirects_by_itself(officer_client, client, django_capture_on_commit_callbacks):
    case = CasePageFactory()
    old = case.url
    with django_capture_on_commit_callbacks(execute=True):
        officer_client.post(f"/admin/pages/{case.pk}/edit/", case_form(slug="ny-adress", **PUBLISH))
    response = client.get(old)
    assert response.status_code == 301
    assert response["Location"].endswith("/kommuner/skovde/ny-adress/")


def test_draft_is_not_found_by_the_public(client, site):
    draft = CasePageFactory(live=False, slug="hemligt-utkast")
    address = f"{municipality_page('1496').url}{draft.slug}/"
    assert client.get(address).status_code == 404


def test_sitemap_tells_nothing_of_drafts(client, site):
    CasePageFactory(live=False, title="Hemligt utkast", slug="hemligt-utkast")
    published = CasePageFactory(title="Publicerat", slug="publicerat-exempel")
    draft_of(published, title="Hemligt tillägg", slug="hemligt-tillagg")
    text = client.get("/sitemap.xml").content.decode()
    assert "publicerat-exempel" in text
    assert "hemligt" not in text


def test_editor_sees_all_cases_in_one_list(editor_client):
    CasePageFactory(municipality="1280", title="Malmös exempel", status="planeras")
    CasePageFactory(municipality="1496", title="Skövdes exempel")
    text = editor_client.get("/admin/exempel/").content.decode()
    assert "Malmös exempel" in text
    assert "Skövdes exempel" in text
    text = editor_client.get("/admin/exempel/?status=planeras").content.decode()
    assert "Malmös exempel" in text
    assert "Skövdes exempel" not in text


@pytest.mark.parametrize(
    "address", ["/admin/metoder/", "/admin/snippets/members/network/", "/admin/snippets/cases/adoption/"]
)
def test_editor_lists_answer(editor_client, address):
    MethodPageFactory()
    assert editor_client.get(address).status_code == 200
