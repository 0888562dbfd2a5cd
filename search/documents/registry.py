"""Which page types are searched, by which builder, and how their pages, and the files on them, are fetched in bulk."""

import hashlib
import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.db import DatabaseError
from django.db.models import QuerySet
from wagtail.models import Page

from cases.models import CasePage, MethodIndexPage, MethodPage, MunicipalityIndexPage, MunicipalityPage
from events.models import MeetingIndexPage, MeetingPage
from portal.core.access import pages_using
from search.document import Document

from . import case, material, meeting, method, municipality
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


def material_id(document_id: int) -> str:
    """Return the id of the document of a file, such as `document:17`."""
    return f"document:{document_id}"


def is_material(id: str) -> bool:
    """Return whether a document's id is that of a file."""
    return id.startswith("document:")


def all_documents() -> Iterator[Document]:
    """Yield the documents of all live pages and of the files they use, read from the database in batches."""
    context = BuildContext()
    using = pages_using()
    hosts = {page for pages in using.values() for page in pages}
    remembered: dict[int, Document] = {}
    for source in SOURCES.values():
        for page, document in _built(source, source.pages().order_by("pk").iterator(chunk_size=BATCH), context):
            if page.pk in hosts:
                remembered[page.pk] = replace(document, body="")
            if document.audience:
                yield document
    yield from _materials(sorted(using), remembered, context)


def count_documents() -> int:
    """Return how many documents `all_documents` yields, give or take pages and files that nobody may see."""
    return sum(source.pages().count() for source in SOURCES.values()) + len(pages_using())


def documents_by_id(ids: Iterable[str]) -> dict[str, Document]:
    """Return the documents of those among `ids` that are live, or used by what is; the rest have none any more."""
    wanted: dict[str, set[int]] = {"page": set(), "document": set()}
    for kind, _, number in (one.partition(":") for one in ids):
        if kind in wanted:
            wanted[kind].add(int(number))
    hosts = {page for pages in pages_using(wanted["document"]).values() for page in pages}
    context = BuildContext()
    by_page: dict[int, Document] = {}
    for source in SOURCES.values():
        pages = source.pages().filter(pk__in=wanted["page"] | hosts)
        by_page |= {page.pk: document for page, document in _built(source, pages, context)}
    found = [by_page[pk] for pk in wanted["page"] if pk in by_page and by_page[pk].audience]
    return {one.id: one for one in (*found, *_materials(sorted(wanted["document"]), by_page, context))}


def _built(source: Source, pages: Iterable[Page], context: BuildContext) -> Iterator[tuple[Page, Document]]:
    """Yield pages with their documents. One that cannot be made is logged and left out: it must not stop the others."""
    for page in pages:
        try:
            document = source.build(page, context)
        except DatabaseError:
            raise  # not the page's fault, and worth another try
        except Exception:
            logger.exception("page %d cannot be made a document", page.pk)
            continue
        yield page, replace(document, rev=content_revision(document))


def _materials(ids: Collection[int], by_page: Mapping[int, Document], context: BuildContext) -> Iterator[Document]:
    """Yield the documents of files that somebody may find on a live page."""
    uses = material.uses(ids, by_page, context)
    readable = sorted(pk for pk, use in uses.items() if use.audience)
    for begin in range(0, len(readable), material.BATCH):
        for file in material.files().filter(pk__in=readable[begin : begin + material.BATCH]):
            try:
                document = material.build(file, uses[file.pk])
            except DatabaseError:
                raise
            except Exception:
                logger.exception("file %d cannot be made a document", file.pk)
                continue
            yield replace(document, rev=content_revision(document))


def content_revision(document: Document) -> int:
    """Return a number of 60 bits that is the same exactly when what is indexed is the same."""
    digest = hashlib.blake2b(replace(document, rev=0).to_json().encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 4
