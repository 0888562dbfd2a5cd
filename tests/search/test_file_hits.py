"""What people see of a file that is a hit: page, slide or sheet, the page it belongs to, exports, feed, suggestions."""

import pytest
from django.core.files.base import ContentFile

from cases.models import CaseAttachment
from portal.core.file_reading import read_waiting_files
from search.document import Document
from search.file_hits import address_of, kind_of, part_label, passage_of, summary_of
from tests.factories import CasePageFactory, PortalDocumentFactory, office


def file_document(**values) -> Document:
    given = {"id": "document:1", "rev": 1, "type": "material", "title": "Rapport", "audience": ("public",),
             "url": "/dokument/documents/1/rapport.pdf", **values}  # fmt: skip
    return Document(**given)


@pytest.mark.parametrize(
    ("kind", "names", "label"),
    [
        ("sida", (), "Sida 2"),
        ("bild", (), "Bild 2"),
        ("blad", ("Läs först", "Budget"), "Blad Budget"),
        ("blad", (), "Blad 2"),
        ("", (), ""),
    ],
)
def test_part_is_called_what_people_call_it(kind, names, label):
    assert part_label(file_document(part_kind=kind, part_names=names), 2) == label


def test_passage_tells_where_it_stands():
    document = file_document(part_kind="bild", body="Start\fVi lånar ut skridskor.\fSlut")
    assert passage_of(document, frozenset({"skridsko"})) == ("Vi lånar ut <mark>skridskor</mark>.", "Bild 2")
    assert passage_of(document, frozenset({"simhall"})) == ("Start", "")
    assert passage_of(document, frozenset()) == ("Start", "")


def test_address_leads_to_the_page_of_a_pdf_only():
    assert address_of(file_document(part_kind="sida"), "Sida 12") == "/dokument/documents/1/rapport.pdf#page=12"
    assert address_of(file_document(part_kind="sida"), "") == "/dokument/documents/1/rapport.pdf"
    assert address_of(file_document(part_kind="bild"), "Bild 12") == "/dokument/documents/1/rapport.pdf"
    assert kind_of(file_document()) == "PDF"


def test_summary_tells_where_the_file_is_found():
    assert summary_of(file_document(belongs_to="Fritidsbanken")) == "Finns på sidan ”Fritidsbanken”."
    assert summary_of(file_document(summary="Kort", belongs_to="Fritidsbanken")) == "Kort"
    assert summary_of(file_document()) == ""


@pytest.fixture
def report(index):
    """A PDF of three pages attached to a case of Skövde, read and indexed."""
    pages = ["Rapportens framsida", "Vi lånar ut grottlampor till skolorna.", "Slutord"]
    file = PortalDocumentFactory(
        title="Slutrapport <2023>", file=ContentFile(office.pdf(pages), name="slutrapport.pdf")
    )
    case = CasePageFactory(title="Ett hus & en plats", attachments=[CaseAttachment(document=file)])
    read_waiting_files()
    index.drain()
    return {"file": file, "case": case}


def test_hit_shows_page_and_passage_and_the_page_it_belongs_to(client, report):
    html = client.get("/sok/?q=grottlampa").content.decode()
    assert '<strong class="card__part">Sida 2</strong> Vi lånar ut <mark>grottlampor</mark> till skolorna.' in html
    assert f'href="{report["file"].url}#page=2"' in html
    assert "Slutrapport &lt;2023&gt;" in html
    assert f'<a class="ds-link" href="{report["case"].url}">Ett hus &amp; en plats</a>' in html
    assert "PDF" in html


def test_text_of_the_file_is_not_taken_for_the_pages_own(client, report):
    page = client.get("/sok/?q=grottlampa")
    assert [card.type for card in page.context["hits"]] == ["material"]


def test_material_is_a_type_of_its_own(client, report):
    response = client.get("/sok/?typ=material")
    tab = next(tab for tab in response.context["types"] if tab["label"] == "Material")
    assert (tab["count"], tab["is_current"]) == (1, True)
    (card,) = response.context["hits"]
    assert (card.type_label, card.where, card.part, card.text) == ("Material", "PDF", "", "Rapportens framsida")


def test_material_is_filtered_and_sorted_as_everything_else(client, report):
    for address in (
        "kommun=skovde",
        "tema=folkhalsa&sortera=nyast",
        "ar=2021&sortera=evidens",
        "lan=vastra-gotalands-lan&sortera=tid",
    ):
        assert client.get(f"/sok/?typ=material&{address}").context["total"] == 1, address
    assert client.get("/sok/?typ=material&kommun=lund").context["total"] == 0
    assert client.get("/sok/?typ=material&nar=kommande").context["total"] == 0


def test_hit_opens_at_the_files_own_address(client, report):
    url = client.get("/sok/?q=grottlampa").context["hits"][0].url
    response = client.get(url.partition("#")[0])
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")


def test_feed_and_exports_hold_the_file(client, report):
    feed = client.get("/sok/atom.xml?typ=material").content.decode()
    assert f"tag:erfarenhetsbanken,2026:document:{report['file'].pk}" in feed
    assert "Finns på sidan ”Ett hus &amp; en plats”." in feed
    exported = client.get("/sok/traffar.csv?q=grottlampa").content.decode("utf-8-sig")
    assert "Material;Slutrapport <2023>;Finns på sidan ”Ett hus & en plats”.;Skövde" in exported
    assert client.get("/sok/traffar.xlsx?typ=material").status_code == 200


def test_title_of_the_file_is_suggested_as_material(client, report):
    found = client.get("/sok/forslag/?q=slutrap").json()["suggestions"]
    assert {"text": "Slutrapport <2023>", "kind": "Material"} in found
