"""What stands in files of every kind, read by the child process as the background job does."""

from io import BytesIO

import pytest

from portal.core.file_text.limits import Limits
from portal.core.file_text.outcome import Outcome, PartKind
from portal.core.file_text.reading import read_file
from tests.factories import office

PAGES = ["Fritidsbanken i Skövde lånar ut skridskor.", "Öppettiderna är kvällar och helger."]


def read(content: bytes, extension: str, **limits: int):
    return read_file(BytesIO(content), extension, Limits(**limits))


def texts(reading) -> list[str]:
    return [part.text for part in reading.parts]


@pytest.mark.parametrize(
    ("extension", "content", "kind"),
    [
        ("pdf", office.pdf(PAGES), PartKind.PAGE),
        ("pptx", office.powerpoint(PAGES, notes="Säg inte detta."), PartKind.SLIDE),
        ("odp", office.open_presentation(PAGES, notes="Säg inte detta."), PartKind.SLIDE),
    ],
)
def test_pages_and_slides_are_parts_with_numbers(extension, content, kind):
    reading = read(content, extension)
    assert (reading.outcome, reading.kind, reading.is_cut) == (Outcome.READY, kind, False)
    assert texts(reading) == PAGES
    assert [part.number for part in reading.parts] == [1, 2]


@pytest.mark.parametrize(
    ("extension", "content"),
    [
        ("docx", office.word(PAGES)),
        ("odt", office.open_text(PAGES)),
        ("txt", "\n".join(PAGES).encode()),
        ("txt", "\n".join(PAGES).encode("utf-8-sig")),
        ("txt", "\r\n".join(PAGES).encode("latin-1")),
        ("txt", "\n".join(PAGES).encode("utf-16")),
        ("csv", "\n".join(PAGES).encode("cp1252")),
    ],
)
def test_text_is_one_part_whatever_its_encoding(extension, content):
    reading = read(content, extension)
    assert (reading.outcome, reading.kind) == (Outcome.READY, PartKind.WHOLE)
    assert texts(reading) == ["\n".join(PAGES)]


def test_word_tables_stand_where_they_are():
    assert texts(read(office.word(["Före"], ["Månad", "Ansvarig"]), "docx")) == ["Före\nMånad\nAnsvarig"]


@pytest.mark.parametrize("extension", ["xlsx", "ods"])
def test_sheets_are_parts_with_names(extension):
    sheets = {"Läs först": [["Kalkyl för", "fritidsbanken"]], "Budget": [["Lokal", "120"], ["Lön", "450"]]}
    reading = read((office.excel if extension == "xlsx" else office.open_spreadsheet)(sheets), extension)
    assert (reading.outcome, reading.kind) == (Outcome.READY, PartKind.SHEET)
    assert [(part.number, part.name) for part in reading.parts] == [(1, "Läs först"), (2, "Budget")]
    assert texts(reading) == ["Kalkyl för fritidsbanken", "Lokal 120\nLön 450"]


def test_what_its_reader_does_not_see_is_left_out():
    slides = read(office.powerpoint(["Synlig", "Gömd", "Också synlig"], hidden=[2]), "pptx")
    assert texts(slides) == ["Synlig", "", "Också synlig"]
    book = read(office.excel({"Visas": [["ja"]], "Löner": [["hemligt"]]}, hidden=["Löner"]), "xlsx")
    assert texts(book) == ["ja"]


def test_divided_words_are_joined_and_controls_are_gone():
    text = "arbets-\nmarknad, för-\noch nackdelar\x00 med\x0c IT-\nstöd, cafe\u0301\n\n\n  slut"
    assert texts(read(text.encode(), "txt")) == ["arbetsmarknad, för-\noch nackdelar med IT-\nstöd, café\nslut"]


@pytest.mark.parametrize(
    ("content", "extension", "outcome"),
    [
        (office.scanned_pdf(), "pdf", Outcome.EMPTY),
        (office.word([""]), "docx", Outcome.EMPTY),
        (b" \n ", "txt", Outcome.EMPTY),
        (office.pdf(PAGES, protected=True), "pdf", Outcome.ENCRYPTED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "docx", Outcome.ENCRYPTED),
        (office.repacked(office.open_text(PAGES), {"META-INF/manifest.xml": b"<m><manifest:encryption-data/></m>"}),
         "odt", Outcome.ENCRYPTED),
        (office.pdf(PAGES)[:200], "pdf", Outcome.BROKEN),
        (b"%PDF-1.7 and then nothing of the kind", "pdf", Outcome.BROKEN),
        (office.word(PAGES)[:-500], "docx", Outcome.BROKEN),
        (b"PK\x03\x04 no package", "xlsx", Outcome.BROKEN),
        (office.pdf(PAGES), "docx", Outcome.BROKEN),
        (office.word(PAGES), "pptx", Outcome.BROKEN),
        (office.open_text(PAGES), "xlsx", Outcome.BROKEN),
        (b"", "pdf", Outcome.BROKEN),
        (b"MZ", "exe", Outcome.UNSUPPORTED),
    ],
)  # fmt: skip
def test_unreadable_file_says_why(content, extension, outcome):
    reading = read(content, extension)
    assert (reading.outcome, reading.parts) == (outcome, ())


def test_long_text_is_cut_at_a_word_and_says_so():
    reading = read(("ord " * 1000).encode(), "txt", characters=1001)
    assert reading.is_cut
    assert texts(reading) == [("ord " * 250).strip()]
    many = read(office.pdf(["Sida med text." for _ in range(40)]), "pdf", characters=100)
    assert (many.outcome, many.is_cut) == (Outcome.READY, True)
    assert 0 < sum(map(len, texts(many))) <= 100
