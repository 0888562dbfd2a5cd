"""A list of hits as CSV and as an Excel workbook. No cell can act as a formula when the file is opened.

A file that does not hold all the hits says so in its last row.
"""

import csv
import io
from collections.abc import Iterator

from django.conf import settings
from django.http import HttpResponse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from .document import Document
from .engines.base import ResultPage
from .file_hits import summary_of
from .labels import DatabaseLabels
from .presentation import type_label, xml_text

_LABELLED = ("kommun", "lan", "tema", "malgrupp", "metod", "status", "evidens")
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def header() -> list[str]:
    """Return the column headings."""
    return [
        _("Typ"), _("Rubrik"), _("Sammanfattning"), _("Kommun"), _("Län"), _("Teman"), _("Målgrupper"), _("Metoder"),
        _("Status"), _("Stöd"), _("År"), _("Adress"),
    ]  # fmt: skip


def rows(page: ResultPage, labels: DatabaseLabels) -> Iterator[list[str]]:
    """Yield the hits as rows of text, in the columns of `header`."""
    for hit in page.hits:
        document = hit.document
        yield [
            type_label(document.type),
            document.title,
            summary_of(document),
            *(_labelled(document, key, labels) for key in _LABELLED),
            ", ".join(document.facets.get("ar", ())),
            settings.WAGTAILADMIN_BASE_URL + document.url,
        ]


def cut_note(shown: int, total: int) -> str:
    """Return the sentence that tells that a file has the first `shown` of `total` hits; empty when it has them all."""
    if shown >= total:
        return ""
    numbers = {"shown": number_format(shown, force_grouping=True), "total": number_format(total, force_grouping=True)}
    return _("Filen har de första %(shown)s av %(total)s träffar. Välj filter så att träffarna blir färre.") % numbers


def _labelled(document: Document, key: str, labels: DatabaseLabels) -> str:
    names = labels.labels(key)
    return ", ".join(names.get(value, value) for value in document.facets.get(key, ()))


def harmless(text: str) -> str:
    """Return `text` so that a spreadsheet shows it instead of computing it."""
    return f"'{text}" if text.lstrip().startswith(_FORMULA_STARTS) or text[:1].isspace() else text


def csv_response(page: ResultPage, labels: DatabaseLabels) -> HttpResponse:
    """Return the hits as CSV: UTF-8 with a byte-order mark and semicolons, as a Swedish Excel expects."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(header())
    writer.writerows([harmless(cell) for cell in row] for row in rows(page, labels))
    if note := cut_note(len(page.hits), page.total):
        writer.writerow([note])
    response = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="traffar.csv"'
    return response


def xlsx_response(page: ResultPage, labels: DatabaseLabels) -> HttpResponse:
    """Return the hits as an Excel workbook, every cell a text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Träffar"))
    sheet.freeze_panes = "A2"
    sheet.append([_text_cell(sheet, text, bold=True) for text in header()])
    for row in rows(page, labels):
        sheet.append([_text_cell(sheet, text) for text in row])
    if note := cut_note(len(page.hits), page.total):
        sheet.append([_text_cell(sheet, note, bold=True)])
    file = io.BytesIO()
    book.save(file)
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = HttpResponse(file.getvalue(), content_type=content_type)
    response["Content-Disposition"] = 'attachment; filename="traffar.xlsx"'
    return response


def _text_cell(sheet, text: str, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=xml_text(text))
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell
