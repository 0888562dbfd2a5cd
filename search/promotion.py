"""The editors' choices above the hits: which of them a search has, and which of those its reader may see."""

from collections.abc import Sequence
from dataclasses import dataclass

from .document import Document
from .documents import document_id
from .engines.base import SearchEngine, SearchRequest
from .labels import DatabaseLabels
from .models import PromotedHit, Promotion
from .presentation import Card, card
from .query import SearchQuery


@dataclass(frozen=True)
class Promoted:
    """A page that stands above the hits, with the editors' reason (may be empty)."""

    document: Document
    reason: str

    def card(self, labels: DatabaseLabels) -> Card:
        """The page as a card without marks."""
        return card(self.document, frozenset(), labels)


def promotions_of(query: SearchQuery) -> list[Promotion]:
    """The editors' choices for a search: above the first page of hits only. Costs a query where there are words."""
    return PromotedHit.objects.for_search(query.text) if query.text and query.page == 1 else []


def shown(engine: SearchEngine, promotions: Sequence[Promotion], asked: SearchRequest) -> list[Promoted]:
    """Those whose page the reader may see and the chosen values let through, in order, each page once."""
    reasons: dict[str, str] = {}
    for one in promotions:
        reasons.setdefault(document_id(one.page_id), one.reason)
    return [Promoted(document, reasons[document.id]) for document in engine.documents(tuple(reasons), asked)]
