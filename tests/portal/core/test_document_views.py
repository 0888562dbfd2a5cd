"""The admin tells a file's owner whether its text can be searched, and why not."""

import pytest
from django.core.files.base import ContentFile

from cases.domain.joining import municipality_collection
from portal.core.file_reading import read_waiting_files
from portal.core.models import FileText, PortalDocument
from tests.factories import PortalDocumentFactory, municipality_page, office, officer_of

LIST, RESULTS = "/admin/documents/", "/admin/documents/results/"


def upload(title: str, content: bytes, code: str = "1496", ending: str = "pdf") -> PortalDocument:
    collection = municipality_collection(municipality_page(code))
    return PortalDocumentFactory(title=title, collection=collection, file=ContentFile(content, name=f"fil.{ending}"))


@pytest.fixture
def files(site, officer):
    """Skövde's files, one of each sort, and a scanned one of Malmö; officers of both exist."""
    officer_of("1280")
    made = {
        "good": upload("Läsbar rapport", office.pdf(["Text."])),
        "scanned": upload("Inskannad rapport", office.scanned_pdf()),
        "protected": upload("Skyddad rapport", office.pdf(["Text."], protected=True)),
        "theirs": upload("Malmös rapport", office.scanned_pdf(), "1280"),
    }
    read_waiting_files()
    made["waiting"] = upload("Ny rapport", office.pdf(["Text."]))
    return made


def test_officer_sees_the_state_of_own_files_in_the_list(officer_client, files):
    html = officer_client.get(LIST).content.decode()
    assert "Sökbar text" in html
    for said in ("Nej, ingen text i filen", "Nej, skyddad med lösenord", "Läses strax", "Läsbar rapport"):
        assert said in html
    assert "Malmös rapport" not in html


@pytest.mark.parametrize(
    ("state", "titles"),
    [
        ("nej", {"Inskannad rapport", "Skyddad rapport"}),
        ("vantar", {"Ny rapport"}),
        ("ja", {"Läsbar rapport"}),
        ("", {"Läsbar rapport", "Inskannad rapport", "Skyddad rapport", "Ny rapport"}),
    ],
)
@pytest.mark.parametrize("address", [LIST, RESULTS])
def test_list_is_filtered_by_state(officer_client, files, address, state, titles):
    listed = officer_client.get(address, {"text": state}).context["object_list"]
    assert {document.title for document in listed} == titles


def test_editor_finds_all_unreadable_files_among_the_reports(editor_client, files):
    assert "/admin/documents/?text=nej" in editor_client.get("/admin/").content.decode()
    listed = editor_client.get(LIST, {"text": "nej"}).context["object_list"]
    assert {document.title for document in listed} == {"Inskannad rapport", "Skyddad rapport", "Malmös rapport"}


def test_officer_is_offered_no_report(officer_client, files):
    assert "?text=nej" not in officer_client.get("/admin/").content.decode()


def test_unknown_state_in_the_address_is_no_error(officer_client, files):
    assert officer_client.get(LIST, {"text": "kanske"}).status_code == 200


def test_list_does_not_ask_once_for_each_file(
    officer_client, files, django_assert_num_queries, django_assert_max_num_queries
):
    officer_client.get(LIST)
    with django_assert_max_num_queries(60) as few:
        officer_client.get(LIST)
    for number in range(6):
        upload(f"En till {number}", office.pdf(["Text."]))
    with django_assert_max_num_queries(len(few)) as many:
        officer_client.get(LIST)
    assert not any('"core_filetext"."text"' in query["sql"] for query in many)


@pytest.mark.parametrize(
    ("which", "said", "warns"),
    [
        ("good", "Texten i filen går att söka i.", False),
        ("waiting", "Texten i filen läses strax.", False),
        ("scanned", "Filen är inskannad eller består av bilder: den har ingen text som går att söka i.", True),
        ("protected", "Filen är skyddad med lösenord.", True),
    ],
)
def test_form_of_a_file_says_whether_its_text_is_searched(officer_client, files, which, said, warns):
    html = officer_client.get(f"/admin/documents/edit/{files[which].pk}/").content.decode()
    assert said in html
    assert ("help-warning" in html) is warns


def test_file_that_nobody_has_noted_waits(officer_client, files):
    FileText.objects.filter(document=files["good"]).delete()
    html = officer_client.get(f"/admin/documents/edit/{files['good'].pk}/").content.decode()
    assert "Texten i filen läses strax." in html
    listed = officer_client.get(LIST, {"text": "vantar"}).context["object_list"]
    assert files["good"] in listed
