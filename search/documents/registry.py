"""Which page types are searched, by which builder, and how their pages are fetched in bulk."""

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.db import DatabaseError
from django.db.models import QuerySet
from wagtail.models import Page

from cases.models import CasePage, MethodIndexPage, MethodPage, MunicipalityIndexPage, MunicipalityPage
from events.models import MeetingIndexPage, MeetingPage
from search.document import Document

from . import case, meeting, method, municipality
from .context import BuildContext

logger = logging.getLogger(__name__)
BATCH = 200


@dataclass(frozen=True)
class Source:
    """How pages of one type become documents: the queryset with all they need, and the function that builds one."""

    pages: Callable[[], QuerySet]
    build: Callable[[Page, BuildContext], Document]


SOURCES: Mapping[type[Page], Source] = {
    CasePage: Source(case.pages, case.build),
    MethodPage: Source(method.pages, method.build),
    MeetingPage: Source(meeting.pages, meeting.build),
    MunicipalityPage: Source(municipality.pages, municipality.build),
}
#: Page types of ours that are deliberately not searched, by model label.
NOT_SEARCHED = frozenset(
    {
        "home.HomePage",
        "home.StandardPage",
        "home.FormPage",
        MethodIndexPage._meta.label,
        MunicipalityIndexPage._meta.label,
        MeetingIndexPage._meta.label,
    }
)


def searched_models() -> tuple[type[Page], ...]:
    """Return the page types that are searched."""
    return tuple(SOURCES)


def document_id(page_id: int) -> str:
    """Return the id of the document of a page, such as `page:17`."""
    return f"page:{page_id}"


def all_documents() -> Iterator[Document]:
    """Yield the documents of all live pages, read from the database in batches."""
    context = BuildContext()
    for source in SOURCES.values():
        yield from _built(source, source.pages().order_by("pk").iterator(chunk_size=BATCH), context)


def documents_by_id(ids: Iterable[str]) -> dict[str, Document]:
    """Return the documents of those among `ids` whose pages are live now; the rest have no document any more."""
    page_ids = [int(number) for kind, _, number in (one.partition(":") for one in ids) if kind == "page"]
    context = BuildContext()
    found: dict[str, Document] = {}
    for source in SOURCES.values():
        for document in _built(source, source.pages().filter(pk__in=page_ids), context):
            found[document.id] = document
    return found


def _built(source: Source, pages: Iterable[Page], context: BuildContext) -> Iterator[Document]:
    """Yield the documents of `pages`. A page that cannot be one is logged and left out: it must not stop the others."""
    for page in pages:
        try:
            document = source.build(page, context)
        except DatabaseError:
            raise  # not the page's fault, and worth another try
        except Exception:
            logger.exception("page %d cannot be made a document", page.pk)
            continue
        if document.audience:
            yield replace(document, rev=content_revision(document))


def content_revision(document: Document) -> int:
    """Return a number of 60 bits that is the same exactly when what is indexed is the same."""
    digest = hashlib.blake2b(replace(document, rev=0).to_json().encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 4
