"""Judged queries: does a visitor's search find what the editors expect?"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.core.access import PUBLIC

from .current import engines
from .documents.context import BuildContext
from .documents.registry import document_id, searched_models
from .engines.base import Hit
from .models import JudgedQuery, SynonymGroup
from .query import SearchQuery
from .synonyms import Synonyms

#: So many hits are looked at; nothing further down can be expected.
DEEPEST = 20
VISITOR = frozenset({PUBLIC})

Outcome = Literal["passed", "failed", "void", "unasked"]


@dataclass(frozen=True)
class Expected:
    """An expected page: its place among the hits from 1, None when it is not one of the first `DEEPEST`.

    `hindrance` is a Swedish sentence about why no visitor can find the page, whatever the search does; else empty.
    """

    page: Page
    place: int | None
    hindrance: str = ""

    @property
    def id(self) -> str:
        """The id of the page's document."""
        return document_id(self.page.pk)


@dataclass(frozen=True)
class Verdict:
    """How one judged query went, with the first `top` hits. `engine` is the name of the one that answered."""

    query: JudgedQuery
    outcome: Outcome
    expected: tuple[Expected, ...] = ()
    top: tuple[Hit, ...] = ()
    engine: str = ""
    is_fallback: bool = False

    @property
    def passed(self) -> bool:
        """Whether everything that can be found was found early enough."""
        return self.outcome == "passed"


def hindrance(page: Page, audience: frozenset[str] = VISITOR, context: BuildContext | None = None) -> str:
    """Return why readers with these tokens cannot find `page` by any search, as a sentence; empty when they can.

    `context` saves reading the restrictions of pages once for each page.
    """
    if not page.live:
        return _("Sidan är inte publicerad.")
    if page.specific_class not in searched_models():
        return _("Sidor av den typen söks inte.")
    if not audience.intersection((context or BuildContext()).audience(page)):
        return _("Sidan får inte läsas av den som söker.")
    return ""


def judge(queries: Iterable[JudgedQuery], seconds: float = 10.0) -> Iterator[Verdict]:
    """Ask each query as a visitor does. After so many seconds the rest is "unasked": nobody waits longer for a page.

    "void" is a query none of whose pages a visitor can find; such pages count for nothing in the others either.
    Raises what the last engine raises when none can answer.
    """
    end, context, synonyms = time.monotonic() + seconds, BuildContext(), SynonymGroup.objects.in_force()
    for query in queries:
        yield _verdict(query, context, synonyms) if time.monotonic() < end else Verdict(query, "unasked")


def _verdict(query: JudgedQuery, context: BuildContext, synonyms: Synonyms) -> Verdict:
    wanted = SearchQuery.of(query.text)
    asked = wanted.to_request(VISITOR, timezone.now(), size=DEEPEST, facets=(), bodies=False, synonyms=synonyms)
    answered = engines().ask(lambda engine: engine.search(asked))
    places = {hit.id: place for place, hit in enumerate(answered.value.hits, 1)}
    expected = tuple(
        Expected(page, places.get(document_id(page.pk)), hindrance(page, VISITOR, context))
        for page in (one.page for one in query.expected.all())
    )
    found = [one.place for one in expected if not one.hindrance]
    outcome: Outcome = "void"
    if found:
        outcome = "passed" if all(place is not None and place <= query.within for place in found) else "failed"
    top = answered.value.hits[: max(3, min(query.within, 5))]
    return Verdict(query, outcome, expected, top, answered.engine, answered.is_fallback)


def judged_queries():
    """Return the judged queries in order, with their pages."""
    return JudgedQuery.objects.prefetch_related("expected__page")
