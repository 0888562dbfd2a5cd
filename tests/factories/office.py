"""Files with text in them, of every kind that the portal takes, made in memory by the programs' own formats."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

import docx
import odfdo
import openpyxl
import pptx
from PIL import Image as PillowImage


def pdf(pages: Sequence[str], *, protected: bool = False) -> bytes:
    """Return a PDF with these texts (Latin-1, no brackets), a line of 60 letters at a time, one text a page.

    A `protected` one asks for a password that nobody has.
    """
    count = len(pages)
    kids = b" ".join(b"%d 0 R" % (3 + 2 * number) for number in range(count))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)]
    for number, text in enumerate(pages):
        lines = [text[begin : begin + 60] for begin in range(0, len(text), 60)]
        shown = b" ".join(b"(%s) Tj T*" % line.encode("latin-1") for line in lines)
        stream = b"BT /F1 9 Tf 20 780 Td 11 TL %s ET" % shown
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 "
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>"
            % (4 + 2 * number),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    extra = b""
    if protected:
        secret = b"<" + b"5a" * 32 + b">"
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /O %s /U %s /P -44 >>" % (secret, secret))
        extra = b" /Encrypt %d 0 R /ID [<%s> <%s>]" % (len(objects), b"ab" * 16, b"ab" * 16)
    return _numbered(objects, extra)


def _numbered(objects: Iterable[bytes], extra: bytes) -> bytes:
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(offsets) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (size, extra, len(body))
    return body + b"xref\n0 %d\n" % size + table + trailer


def scanned_pdf() -> bytes:
    """Return a PDF of one page that is a picture, as a scanner makes it."""
    target = BytesIO()
    PillowImage.new("RGB", (300, 420), (240, 240, 235)).save(target, format="PDF")
    return target.getvalue()


def word(paragraphs: Sequence[str], cells: Sequence[str] = ()) -> bytes:
    """Return a Word file with these paragraphs and a table of one row."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if cells:
        for cell, text in zip(document.add_table(1, len(cells)).rows[0].cells, cells, strict=True):
            cell.text = text
    return _saved(document.save)


def powerpoint(slides: Sequence[str], *, notes: str = "", hidden: Sequence[int] = ()) -> bytes:
    """Return a presentation with these titles, the speaker's notes on each slide, some (by number) hidden."""
    presentation = pptx.Presentation()
    for number, text in enumerate(slides, start=1):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = text
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
        if number in hidden:
            slide._element.set("show", "0")
    return _saved(presentation.save)


def excel(sheets: Mapping[str, Sequence[Sequence[object]]], *, hidden: Sequence[str] = ()) -> bytes:
    """Return a workbook with these rows by sheet, some sheets (by name) hidden."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if name in hidden:
            sheet.sheet_state = "hidden"
    return _saved(book.save)


def open_text(paragraphs: Sequence[str]) -> bytes:
    """Return an OpenDocument text."""
    document = odfdo.Document("text")
    document.body.clear()
    for text in paragraphs:
        document.body.append(odfdo.Paragraph(text))
    return _saved(document.save)


def open_presentation(slides: Sequence[str], *, notes: str = "") -> bytes:
    """Return an OpenDocument presentation with a text box on each slide, and the speaker's notes on each."""
    document = odfdo.Document("presentation")
    document.body.clear()
    for number, text in enumerate(slides, start=1):
        page = odfdo.DrawPage(f"page{number}", name=f"Bild {number}")
        page.append(odfdo.Frame.text_frame(text, size=("20cm", "5cm"), position=("1cm", "1cm")))
        if notes:
            page.append(odfdo.Element.from_tag(f"<presentation:notes><text:p>{notes}</text:p></presentation:notes>"))
        document.body.append(page)
    return _saved(document.save)


def open_spreadsheet(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """Return an OpenDocument spreadsheet with these rows by sheet."""
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    for name, rows in sheets.items():
        table = odfdo.Table(name)
        table.set_values([list(row) for row in rows])
        document.body.append(table)
    return _saved(document.save)


def repacked(package: bytes, changes: Mapping[str, bytes]) -> bytes:
    """Return a zip package with these entries replaced or added."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            new.writestr(name, content)
    return target.getvalue()


def _saved(save) -> bytes:
    target = BytesIO()
    save(target)
    return target.getvalue()
