"""How a file that is a hit presents itself: the passage, the page or slide it stands on, where the file is found."""

from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from .analysis.passages import Terms, passage
from .document import Document


def passage_of(document: Document, terms: Terms) -> tuple[str, str]:
    """Return (what the file says about the words, as HTML; where in it that stands, such as "Sida 3").

    Without words, or where only the title has them, it is the beginning of the file, and nowhere in particular. What
    the file begins with is often its title, which is told already.
    """
    text, number = passage(document.body, terms)
    if not number:
        text, _none = passage(document.body.removeprefix(document.title), terms)
    return text, part_label(document, number) if number else ""


def part_label(document: Document, number: int) -> str:
    """Return what a part of the file is called, by its number from 1 on; empty for a file without parts."""
    if document.part_kind == "blad":
        names = document.part_names
        return _("Blad %(name)s") % {"name": names[number - 1] if number <= len(names) else number}
    labels = {"sida": _("Sida %(number)d"), "bild": _("Bild %(number)d")}
    return labels[document.part_kind] % {"number": number} if document.part_kind in labels else ""


def address_of(document: Document, part: str) -> str:
    """Return the file's address; a PDF file is opened at the page that a passage stands on."""
    number = part.rpartition(" ")[2]
    return f"{document.url}#page={number}" if part and document.part_kind == "sida" else document.url


def kind_of(document: Document) -> str:
    """Return the kind of file, such as "PDF"."""
    return PurePosixPath(document.url).suffix.lstrip(".").upper()


def summary_of(document: Document) -> str:
    """Return what to say of a document in one line: its summary, or of a file where it is found."""
    if document.summary or not document.belongs_to:
        return document.summary
    return _("Finns på sidan ”%(title)s”.") % {"title": document.belongs_to}
