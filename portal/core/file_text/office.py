"""Word, PowerPoint and Excel: what somebody sees who opens the file.

Left out is what such a reader does not see, and its author may have forgotten: speaker's notes, hidden slides and
sheets, comments, deleted text of tracked changes.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO

import docx
import openpyxl
import pptx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from pptx.shapes.base import BaseShape

from .collecting import Parts
from .limits import Limits
from .packages import check_package

_ROWS_BETWEEN_LOOKS = 500
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_word(data: bytes, parts: Parts, limits: Limits) -> None:
    """Read a Word file as one part: paragraphs, tables and text boxes in order."""
    check_package(data, limits)
    document = docx.Document(BytesIO(data))
    paragraphs = document.element.body.iter(qn("w:p"))
    parts.add(
        "\n".join(
            Paragraph(each, document).text for each in paragraphs if next(each.iterancestors(_FALLBACK), None) is None
        )
    )


def read_powerpoint(data: bytes, parts: Parts, limits: Limits) -> None:
    """Read a presentation slide by slide; the slides keep their numbers when some are hidden."""
    check_package(data, limits)
    for slide in pptx.Presentation(BytesIO(data)).slides:
        hidden = slide._element.get("show") in ("0", "false")
        parts.add("" if hidden else "\n".join(_shape_texts(slide.shapes)))


def _shape_texts(shapes: Iterable[BaseShape]) -> Iterator[str]:
    """The texts of shapes, of those inside groups, and of tables."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _shape_texts(shape.shapes)
        elif shape.has_text_frame:
            yield shape.text_frame.text
        elif getattr(shape, "has_table", False):
            yield from ("\t".join(cell.text for cell in row.cells) for row in shape.table.rows)


def read_excel(data: bytes, parts: Parts, limits: Limits) -> None:
    """Read a workbook sheet by sheet, with the values that formulas last had."""
    check_package(data, limits)
    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            parts.add("\n".join(_rows(sheet, parts)), name=sheet.title)


def _rows(sheet: ReadOnlyWorksheet, parts: Parts) -> Iterator[str]:
    """The rows of a sheet that hold anything, until there is more than can be kept."""
    sheet.reset_dimensions()
    length = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True)):
        if number % _ROWS_BETWEEN_LOOKS == 0:
            parts.check_time()
        text = "\t".join(str(value) for value in row if value is not None)
        if text:
            yield text
            length += len(text)
        if not parts.room_for(length):
            return
