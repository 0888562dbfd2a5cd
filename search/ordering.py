"""The orders hits can have besides relevance. Every order is one text per document, so it is total and the same
in every engine: the texts are compared letter by letter, and each ends in the document's id.

The order by likeness depends on who asks, so it is not among them: documents stand by how many steps they are from a
municipality, and newest first within a step.
"""

import datetime as dt
import unicodedata
import zlib
from collections.abc import Callable, Mapping

from search.document import Document

RELEVANCE = "relevans"
NEWEST = "nyast"
LIKENESS = "likhet"

Near = tuple[tuple[str, str], ...]
"""(facet, value), the nearest first: what a document has to have to stand so many steps from a municipality."""

_LAST = "~"
_FAR = 99_999_999
# Å, ä and ö stand after z; the signs chosen for them follow z in Unicode. Other accents are dropped.
_SWEDISH = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})


def swedish_key(text: str) -> str:
    """`text` such that plain comparison gives Swedish alphabetical order, capitals and punctuation aside."""
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_SWEDISH)
    letters = (c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() or c in "{|}" else " " for c in letters).split())


def _newest(document: Document) -> str:
    return f"{_falling(document.date)} {document.id}"


def _title(document: Document) -> str:
    return f"{swedish_key(document.title)[:100]} {document.id}"


def _time(document: Document) -> str:
    """Earliest start first; what has no time comes last."""
    moment = document.starts or document.ends
    return f"{_LAST if moment is None else f'{max(0, int(moment.timestamp())):012d}'} {document.id}"


def _evidence(document: Document) -> str:
    """Strongest evidence first, then newest."""
    return f"{99 - max(0, min(99, document.evidence)):02d} {_newest(document)}"


def _falling(date: dt.date | None) -> str:
    return _LAST if date is None else f"{_FAR - date.toordinal():08d}"


ORDERS: Mapping[str, Callable[[Document], str]] = {
    NEWEST: _newest,
    "titel": _title,
    "tid": _time,
    "evidens": _evidence,
}
"""Sort name (as in the address) to the text that documents are compared by, rising."""


def effective(sort: str, has_text: bool, near: Near = ()) -> str:
    """The order that is really used: likeness needs something to be like, and relevance words to be relevant to."""
    if sort == LIKENESS and not near:
        sort = RELEVANCE
    return NEWEST if sort == RELEVANCE and not has_text else sort


def steps_from(document: Document, near: Near) -> int:
    """How many steps a document is away: the number of the first of `near` that it has, or of all when it has none."""
    facets = document.stored_facets
    return next((number for number, (key, value) in enumerate(near) if value in facets.get(key, ())), len(near))


#: What a page weighs beside a file that has the same words: the page says more about what the file is for.
PAGE_WEIGHT = 1.25


def tie_weight(document: Document) -> float:
    """A factor on relevance, 1.0 to about 1.4: pages before files, newer and better evidenced ones before others."""
    years = 0 if document.date is None else max(0, min(40, document.date.year - 2000))
    weight = 1.0 + 0.001 * years + 0.01 * max(0, min(5, document.evidence))
    return weight if document.type == "material" else PAGE_WEIGHT * weight


def tie_number(id: str) -> int:
    """What equal hits are ordered by: the number at the end of the id ("page:17"), else a hash; less than 2**60."""
    kind, _, number = id.rpartition(":")
    known = number.isascii() and number.isdigit() and len(number) < 9
    return (zlib.crc32(kind.encode()) % 2**30 << 30) + (int(number) if known else zlib.crc32(id.encode()) % 2**30)
