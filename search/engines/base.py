"""The port: what the portal needs from any search engine. No type of an engine leaks through it.

Rules that hold in every engine:
- A document matches when it has all words (see `search.matching`); chosen values are OR inside a facet, AND between.
- How far a search is relaxed depends on its words and its reader alone, never on chosen facets, so that the count
  beside a value is exactly what choosing it gives.
- A facet's counts ignore its own selection; chosen values are always counted, also at 0.
- Only documents whose audience meets the reader's tokens exist for that reader: in hits, counts, corrections,
  suggestions and similar pages. A reader without tokens sees nothing.
- Equal hits come in a fixed order (`search.ordering.tie_number`, then id), so that pages never overlap.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from search.analysis import Expression
from search.document import Document
from search.ordering import RELEVANCE, Near
from search.synonyms import NO_SYNONYMS, Synonyms

if TYPE_CHECKING:
    from search.explaining import Explanation

WORD = "ord"
Relaxation = Literal["typo", "fewer", "question"] | None


class SearchError(Exception):
    """The engine did not do what it was asked."""


class EngineUnavailable(SearchError):
    """The engine cannot answer now; the caller may try another one."""


class IndexOutdated(EngineUnavailable):
    """The index is missing, damaged or of another schema: it has to be rebuilt before it can be used."""


class IndexBusy(SearchError):
    """Somebody else wrote to the index all through the waiting time; nothing was changed, try again."""


class IndexerReplaced(IndexBusy):
    """While this process stood still another one became the sole indexer, and may have written newer documents than
    those that this one wrote last: they have to be read again."""


@dataclass(frozen=True, kw_only=True)
class SearchRequest:
    """One question to an engine.

    `filters` are slugs by facet, `facets` the ones to count, `now` is aware. `synonyms` are what the editors have
    decided. `near` are the steps of the order by likeness: (facet, value), the nearest first (see `search.ordering`).
    Without `bodies` the documents of the hits have none: lists of thousands do not need what stands in long files.
    """

    audience: frozenset[str]
    now: dt.datetime
    text: str = ""
    filters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sort: str = RELEVANCE
    offset: int = 0
    limit: int = 20
    facets: tuple[str, ...] = ()
    synonyms: Synonyms = NO_SYNONYMS
    near: Near = ()
    bodies: bool = True


@dataclass(frozen=True)
class Hit:
    """One document found. `score` compares within one page of one engine only; 0.0 when sorted otherwise."""

    id: str
    score: float
    document: Document


@dataclass(frozen=True)
class ResultPage:
    """The answer to a request.

    `facets` has a count by value for every facet asked for. `relaxation` is "typo" when misspelt words were
    tolerated, "fewer" when documents with at least `required` of the `words` were taken, "question" when the text asked
    something, so that any of the words is enough but those with more come first; `corrected` pairs a word
    as written with the word found instead; `synonyms` is what the words were also looked for as.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]]
    relaxation: Relaxation = None
    words: tuple[str, ...] = ()
    required: int = 0
    corrected: tuple[tuple[str, str], ...] = ()
    synonyms: tuple[Expression, ...] = ()

    @property
    def marked_words(self) -> tuple[str, ...]:
        """The words to mark in the hits: those asked for and those found instead."""
        return self.words + tuple(found for _, found in self.corrected)


@dataclass(frozen=True)
class Suggestion:
    """A phrase to search for. `kind` is the type of the page it names, or `WORD`; `count` the documents with it."""

    text: str
    kind: str
    count: int


class SearchEngine(Protocol):
    """A search index. Every method may raise EngineUnavailable, the writing ones IndexBusy."""

    name: str
    #: Whether searches are refused for a while, because the engine has failed too often of late.
    is_left_alone: bool

    def check(self) -> None:
        """Raise IndexOutdated unless the index can be used as it is."""
        ...

    def index(self, documents: Iterable[Document]) -> None:
        """Add the documents, or replace those with the same id. Durable and visible on return, all or nothing."""
        ...

    def delete(self, ids: Iterable[str]) -> None:
        """Remove the documents with these ids, if there are any. Durable on return."""
        ...

    def search(self, request: SearchRequest) -> ResultPage:
        """Hits and facet counts for one reader."""
        ...

    def explain(self, request: SearchRequest, id: str) -> "Explanation | None":
        """Why the document with this id is a hit of the request: parts that add up to the score it has there.

        Its place and `limit` do not matter. None when it is not a hit, or does not exist for the reader.
        """
        ...

    def documents(self, ids: Sequence[str], request: SearchRequest) -> tuple[Document, ...]:
        """Those of the documents that the reader may see and the chosen values let through, in the order of `ids`.

        The words of the request, its order and its `limit` do not matter.
        """
        ...

    def suggest(self, prefix: str, audience: Collection[str], limit: int = 8) -> tuple[Suggestion, ...]:
        """Phrases in which some word begins with `prefix` (2 characters at least), the most frequent first."""
        ...

    def similar(
        self, id: str, audience: Collection[str], limit: int = 5, types: Collection[str] = ()
    ) -> tuple[Hit, ...]:
        """Documents alike the one with this id, best first, never itself; of the given types only, when given.

        Empty when the document does not exist for the reader.
        """
        ...

    def revisions(self) -> Mapping[str, int]:
        """`{id: rev}` of everything indexed, to compare with the database."""
        ...

    def rebuild(self, documents: Iterable[Document]) -> None:
        """Replace the whole index. The old one answers until the new one is complete, then they change places.

        `documents` is read once and may be a generator. What others index or delete meanwhile is not lost.
        """
        ...

    def sole_indexer(self, wait: float) -> AbstractContextManager[None]:
        """Be the one process that feeds this index while the context lasts; another takes over from one that is killed.

        Raises IndexBusy when somebody else has been that for more than `wait` seconds.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections; the engine opens them again when it is used again."""
        ...
