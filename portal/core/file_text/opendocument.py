"""OpenDocument text, presentations and spreadsheets: what somebody sees who opens the file."""

from collections.abc import Iterator
from io import BytesIO

import odfdo

from .collecting import Parts
from .limits import Limits
from .packages import check_package

_PARAGRAPHS = "descendant::text:p|descendant::text:h"
_UNSEEN = (
    "text:tracked-changes", "presentation:notes", "office:annotation", "table:tracked-changes", "text:sequence-decls",
)  # fmt: skip
_CELLS_BETWEEN_LOOKS = 2000


def _body(data: bytes, limits: Limits) -> odfdo.Element:
    """The body of a document, without what its reader does not see."""
    check_package(data, limits)
    body = odfdo.Document(BytesIO(data)).body
    for element in body.xpath("|".join(f"descendant::{name}" for name in _UNSEEN)):
        element.delete(keep_tail=True)
    return body


def _text(element: odfdo.Element) -> str:
    """The paragraphs beneath an element, a line each; one inside another (a text box) is not told twice."""
    found = element.xpath("descendant::text:p[not(ancestor::text:p)]|descendant::text:h")
    return "\n".join(paragraph.text_recursive for paragraph in found)


def read_text(data: bytes, parts: Parts, limits: Limits) -> None:
    """Read a text document as one part."""
    parts.add(_text(_body(data, limits)))


def read_presentation(data: bytes, parts: Parts, limits: Limits) -> None:
    """Read a presentation slide by slide."""
    for slide in _body(data, limits).xpath("descendant::draw:page"):
        parts.add(_text(slide))


def read_spreadsheet(data: bytes, parts: Parts, limits: Limits) -> None:
    """Read a spreadsheet sheet by sheet. What is repeated a million times is told once."""
    for sheet in _body(data, limits).xpath("descendant::table:table[not(ancestor::table:table)]"):
        parts.add("\n".join(_rows(sheet, parts)), name=sheet.get_attribute_string("table:name") or "")


def _rows(sheet: odfdo.Element, parts: Parts) -> Iterator[str]:
    length = 0
    for number, row in enumerate(sheet.xpath("descendant::table:table-row")):
        if number % _CELLS_BETWEEN_LOOKS == 0:
            parts.check_time()
        cells = (_text(cell) for cell in row.xpath("table:table-cell"))
        text = "\t".join(cell for cell in cells if cell)
        if text:
            yield text
            length += len(text)
        if not parts.room_for(length):
            return
