"""A real index over the set-up site, copied for each test so that nobody has to build it twice."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.utils import timezone

from search.document import Document
from search.embedded import embedded_engine
from search.engines.base import SearchEngine
from search.engines.tantivy import TantivyEngine
from search.indexer import drain
from search.models import IndexConsumer, SearchOutbox

CONSUMER = "embedded"


@dataclass
class Index:
    """The embedded index of one test, with what tests ask of it."""

    engine: SearchEngine
    directory: Path

    def drain(self) -> int:
        """Index everything the outbox holds."""
        return drain(CONSUMER, self.engine)

    def ids(self, **chosen: str) -> set[str]:
        """Return the ids of all documents that a visitor finds with these facet values."""
        return {hit.id for hit in self.hits(**chosen)}

    def hits(self, text: str = "", audience: frozenset[str] = frozenset({"public"}), **chosen: str):
        """Return all hits of a search."""
        from search.query import SearchQuery

        request = SearchQuery.of(text, **chosen).to_request(audience, timezone.now(), size=2_000)
        return self.engine.search(request).hits

    def document(self, page) -> Document | None:
        """Return the document of `page` as it is in the index, whoever may see it."""
        everybody = frozenset({"public", "member", *(f"group:{n}" for n in range(1, 500))})
        wanted = f"page:{page.pk}"
        return next((hit.document for hit in self.hits(audience=everybody) if hit.id == wanted), None)

    def waiting(self) -> set[str]:
        """Return the ids of the documents that wait in the outbox."""
        return set(SearchOutbox.objects.filter(consumer_id=CONSUMER).values_list("document_id", flat=True))


@pytest.fixture(scope="session")
def indexed_site(site_rows, django_db_blocker, tmp_path_factory) -> Path:
    """The directory of an index over the set-up site."""
    from search.documents import all_documents

    directory = tmp_path_factory.mktemp("index") / "search"
    engine = TantivyEngine(directory)
    with django_db_blocker.unblock():
        engine.rebuild(all_documents())
    engine.close()
    return directory


@pytest.fixture
def index(indexed_site, site, settings, tmp_path) -> Iterator[Index]:
    """The index of the set-up site, registered and up to date, as `embedded_engine()` gives it."""
    directory = tmp_path / "search"
    shutil.copytree(indexed_site, directory, symlinks=True)
    settings.SEARCH_INDEX_DIR = directory
    IndexConsumer.objects.update_or_create(name=CONSUMER, defaults={"seen_at": timezone.now()})
    engine = embedded_engine()
    yield Index(engine, directory)
    engine.close()
