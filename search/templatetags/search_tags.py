"""What the search adds to pages of other apps."""

from django import template
from wagtail.models import Page

from portal.core.access import reader_tokens
from portal.core.models import Municipality
from search import nearness
from search.common_ground import facets_of, in_common
from search.current import engines
from search.documents import document_id
from search.engines.base import EngineUnavailable
from search.labels import DatabaseLabels
from search.presentation import Card, card

register = template.Library()


@register.simple_tag(takes_context=True)
def similar_pages(context, page: Page, kind: str = "", limit: int = 3) -> list[Card]:
    """Return cards of pages alike `page` that the reader may see, best first; none while the index is being built.

    Args:
        page: a live page that the search knows.
        kind: `exempel`, `metod`, `traff` or `kommun`; empty for any.
        limit: how many at most.
    """
    request = context.get("request")
    if page.pk is None or request is None or not hasattr(request, "user"):
        return []
    types, tokens = (kind,) if kind else (), reader_tokens(request.user)
    try:
        hits = engines().ask(lambda engine: engine.similar(document_id(page.pk), tokens, limit, types)).value
    except EngineUnavailable:
        return []
    labels = DatabaseLabels(tokens)
    own = facets_of(page, labels) if hits else {}
    cards = [card(hit.document, frozenset(), labels) for hit in hits]
    for one, hit in zip(cards, hits, strict=True):
        one.also = in_common(own, hit.document)
    return cards


@register.simple_tag(takes_context=True)
def own_municipalities(context) -> tuple[Municipality, ...]:
    """Return the municipalities that the reader belongs to; none for a visitor."""
    request = context.get("request")
    return nearness.own_municipalities(request.user) if hasattr(request, "user") else ()
