"""A file as a document: found by its title, its text, and what the pages that use it are about.

Only files that live pages use are documents. Whoever may see the hit may read the file, and then every page that uses
it: the file's audience is what the audiences of those pages, and its own, have in common.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.db.models.functions import Substr
from django.utils import timezone
from wagtail.models import Page

from portal.core.access import Audience, intersect, own_audiences, pages_using
from portal.core.models import PortalDocument
from search.document import Document

from .context import BuildContext

#: So much of a file's text is searched, in characters: a hundred pages.
MOST_TEXT = 200_000
#: Files that are read from the database at a time: their texts may be long.
BATCH = 25
_INHERITED = ("tema", "malgrupp", "metod", "kommun", "lan", "kommungrupp", "ar", "liknar")
#: Which of several pages a file is shown with, by their types; else one that is not searched itself.
_HOSTS = ("exempel", "metod", "traff", "kommun")


@dataclass(frozen=True)
class Host:
    """What a file takes over from a live page that uses it. `type` is empty for a page that is not searched itself."""

    page: int
    title: str
    url: str
    type: str = ""
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    method_names: str = ""
    place: str = ""

    @classmethod
    def of(cls, page: Page, document: Document | None) -> "Host":
        """The host that a page is, with the document it has, if it has one."""
        if document is None:
            return cls(page.pk, page.title, page.url or "")
        facets = {key: document.facets[key] for key in _INHERITED if key in document.facets}
        return cls(
            page.pk, page.title, page.url or "", document.type, facets, document.method_names, document.place
        )  # fmt: skip

    def order(self) -> tuple[int, int]:
        """Where this page stands among those that a file may be shown with."""
        return _HOSTS.index(self.type) if self.type in _HOSTS else len(_HOSTS), self.page


@dataclass(frozen=True)
class Use:
    """How a file is used: the live pages it is found on, and who may read it."""

    hosts: tuple[Host, ...]
    audience: Audience


def files() -> QuerySet:
    """Return all files with as much of their texts as is searched."""
    text = Substr("file_text__text", 1, MOST_TEXT)
    related = PortalDocument.objects.select_related("file_text").defer("file_text__text")
    return related.prefetch_related("tags").annotate(searched_text=text)


def uses(
    document_ids: Collection[int], documents_of_pages: Mapping[int, Document], context: BuildContext
) -> dict[int, Use]:
    """Return how files are used, those that a live page uses at all. `documents_of_pages` is by page."""
    using = pages_using(document_ids)
    pages = Page.objects.live().in_bulk({page for pages in using.values() for page in pages})
    audiences: Mapping[int, list[Audience]] = defaultdict(list, own_audiences(list(using)))
    found = {}
    for document_id, page_ids in using.items():
        live = [pages[pk] for pk in sorted(page_ids) if pk in pages]
        if live:
            readers = [frozenset(context.audience(page)) for page in live]
            hosts = (Host.of(page, documents_of_pages.get(page.pk)) for page in live)
            ordered = sorted(hosts, key=Host.order)
            found[document_id] = Use(tuple(ordered), intersect([*readers, *audiences[document_id]]))
    return found


def build(file: PortalDocument, use: Use) -> Document:
    """Return the document of a file from `files`."""
    text = getattr(file, "file_text", None)
    shown_with = use.hosts[0]
    return Document(
        id=f"document:{file.pk}",
        rev=0,
        type="material",
        title=file.title,
        body=file.searched_text or "",
        keywords=" ".join(tag.name for tag in file.tags.all()),
        method_names=_joined(host.method_names for host in use.hosts),
        place=_joined(host.place for host in use.hosts),
        facets={key: tuple(_values(use.hosts, key)) for key in _INHERITED},
        date=timezone.localdate(file.created_at),
        audience=tuple(use.audience),
        url=file.url,
        part_kind=text.part_kind if text else "",
        part_names=tuple(text.part_names) if text else (),
        belongs_to=shown_with.title,
        belongs_url=shown_with.url,
    )


def _values(hosts: Iterable[Host], key: str) -> set[str]:
    return {value for host in hosts for value in host.facets.get(key, ())}


def _joined(texts: Iterable[str]) -> str:
    """Different lines of several texts, each once."""
    return "\n".join(dict.fromkeys(line for text in texts for line in text.split("\n") if line))
