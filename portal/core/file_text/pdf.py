"""PDF, page by page, with PDFium."""

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

from .collecting import Parts
from .limits import Limits
from .outcome import Outcome, Unreadable


def read_pdf(data: bytes, parts: Parts, limits: Limits) -> None:
    """Read the text of each page as it stands on it; a page that cannot be read is an empty one."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        protected = error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY)
        raise Unreadable(Outcome.ENCRYPTED if protected else Outcome.BROKEN) from error
    failed = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage().get_text_bounded()
            page.close()
        except pypdfium2.PdfiumError:
            text, failed = "", failed + 1
        parts.add(text)
    if failed == len(document):
        raise Unreadable(Outcome.BROKEN)
