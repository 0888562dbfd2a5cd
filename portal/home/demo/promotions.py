"""Pages that the demonstration's editors show above the hits of certain searches."""

from search.models import PromotedHit

from .content import ContentError, Item
from .ledger import Ledger
from .library import Library

KINDS = {"method": "methods", "case": "cases"}


def promotion_key(values: dict) -> str:
    """Return what tells one promoted page from the others: the page."""
    return "-".join(str(values[kind]) for kind in KINDS if kind in values)


def load_promotion(item: Item, library: Library, ledger: Ledger) -> None:
    """Create or update what is shown above the hits of some searches; new ones come last."""
    pages = [library.get(KINDS[kind], item.take(kind)) for kind in KINDS if item.peek(kind)]
    if len(pages) != 1:
        raise ContentError("one page is needed: a method or a case")
    hit = ledger.find(item, PromotedHit.objects.all()) or PromotedHit(sort_order=PromotedHit.objects.count() + 1)
    hit.page = pages[0]
    hit.queries = "\n".join(item.take("queries"))
    hit.reason = item.take("reason", "")
    item.finish()
    hit.full_clean()
    hit.save()
    ledger.record(item, hit)
