"""A search as feed, CSV and workbook."""

import csv
import io
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from cases.models import CaseMethod
from search import views
from search.exports import harmless
from tests.factories import CasePageFactory, MethodPageFactory

ATOM = "{http://www.w3.org/2005/Atom}"
FORMULAS = ['=HYPERLINK("http://x")', "+1+1", "-1+1", "@SUM(A1)", "\t=1", " =1+1", "＝1+1"]


@pytest.fixture
def case(index):
    """A case with everything that a row shows, and a title that is a formula."""
    method = MethodPageFactory(title="Fritidsbanken")
    page = CasePageFactory(
        title='=HYPERLINK("http://ond.example";"Klicka")',
        slug="formel",
        summary='Semikolon; "citat" och\nny rad.',
        method_uses=[CaseMethod(method=method)],
        evaluation="egen",
        end_year=2022,
    )
    index.drain()
    return page


def rows_of(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def test_csv_opens_in_a_swedish_spreadsheet(client, case):
    response = client.get("/sok/traffar.csv?typ=exempel")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="traffar.csv"'
    assert response.content.startswith(b"\xef\xbb\xbfTyp;Rubrik;Sammanfattning;Kommun;")
    header, row = rows_of(response)
    assert dict(zip(header, row, strict=True)) == {
        "Typ": "Exempel",
        "Rubrik": "'" + case.title,
        "Sammanfattning": case.summary,
        "Kommun": "Skövde",
        "Län": "Västra Götalands län",
        "Teman": "Folkhälsa",
        "Målgrupper": "Barn, Unga",
        "Metoder": "Fritidsbanken",
        "Status": "Pågår",
        "Stöd": "Lokalt uppföljd",
        "År": "2021, 2022",
        "Adress": "http://localhost:8000/kommuner/skovde/formel/",
    }


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Fritidsbanken", "1 = 1", "a@b.example", "'citat'"])
def test_ordinary_text_stays_as_it_is(text):
    assert harmless(text) == text


def test_workbook_opens_and_holds_only_text(client, case):
    response = client.get("/sok/traffar.xlsx?typ=exempel")
    sheet = load_workbook(io.BytesIO(response.content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    assert all(cell.value is None for cell in cells if cell.data_type == "n")
    assert [cell.value for cell in sheet["B"]] == ["Rubrik", case.title]
    assert sheet["C2"].value == case.summary
    assert response["Content-Disposition"] == 'attachment; filename="traffar.xlsx"'


def test_export_holds_every_hit_whatever_the_page(client, index):
    assert len(rows_of(client.get("/sok/traffar.csv?typ=kommun&sida=7"))) == 1 + 290


def test_file_that_has_not_all_hits_says_so_and_so_does_the_page(client, index, monkeypatch):
    monkeypatch.setattr(views, "EXPORT_SIZE", 20)
    note = "Filen har de första 20 av 290 träffar. Välj filter så att träffarna blir färre."
    *rows, last = rows_of(client.get("/sok/traffar.csv?typ=kommun"))
    assert (len(rows), last) == (1 + 20, [note])
    sheet = load_workbook(io.BytesIO(client.get("/sok/traffar.xlsx?typ=kommun").content)).active
    assert (sheet.max_row, sheet["A22"].value) == (22, note)
    assert note in client.get("/sok/?typ=kommun").content.decode()
    assert "Filen har" not in client.get("/sok/?typ=kommun&lan=uppsala-lan").content.decode()


def test_feed_is_valid_atom_and_newest_first(client, case, index):
    later = CasePageFactory(title="Nyare & bättre <än> allt")
    index.drain()
    response = client.get("/sok/atom.xml?typ=exempel&sortera=titel")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{name}")
    assert [link.get("rel") for link in feed.findall(f"{ATOM}link")] == ["alternate", "self"]
    entries = feed.findall(f"{ATOM}entry")
    assert {entry.findtext(f"{ATOM}title") for entry in entries} == {later.title, case.title}
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2
    for entry in entries:
        assert entry.findtext(f"{ATOM}updated")
        assert entry.find(f"{ATOM}link").get("href").startswith("http://localhost:8000/kommuner/skovde/")
        assert entry.find(f"{ATOM}category").get("term") == "Exempel"


def test_feed_without_search_and_with_words_has_its_own_title(client, index):
    assert ElementTree.fromstring(client.get("/sok/atom.xml").content).findtext(f"{ATOM}title") == "Erfarenhetsbanken"
    feed = ElementTree.fromstring(client.get("/sok/atom.xml?q=<lund>").content)
    assert feed.findtext(f"{ATOM}title") == "Erfarenhetsbanken: <lund>"


def test_characters_that_xml_cannot_hold_are_left_out(client, index):
    CasePageFactory(title="Rad\x0bbruten i bild\x01spel", slug="bildspel", summary="Slut\x1f.")
    index.drain()
    feed = ElementTree.fromstring(client.get("/sok/atom.xml?typ=exempel").content)
    assert feed.find(f"{ATOM}entry").findtext(f"{ATOM}title") == "Radbruten i bildspel"
    book = load_workbook(io.BytesIO(client.get("/sok/traffar.xlsx?typ=exempel").content))
    assert book.active["B2"].value == "Radbruten i bildspel"
    assert client.get("/sok/traffar.csv?typ=exempel").status_code == 200
