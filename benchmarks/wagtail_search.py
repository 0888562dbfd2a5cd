"""Our search ÷ Wagtail's own on the same cases in the same database: `python -m benchmarks.wagtail_search 1000 10000`.

Wagtail's side does what its documentation offers: `search()` with all words, `facet()` once for each of two fields
that it can count, and twenty hits. It has no lemmas, no highlights and no counts that ignore their own selection.
"""

import sys
from itertools import cycle

from benchmarks.throwaway import prepare

DATA_DIR = prepare()

from django.conf import settings
from django.utils import timezone
from wagtail.search.backends import get_search_backend

from benchmarks.cases_in_database import create_cases
from benchmarks.synthetic import queries
from benchmarks.timing import in_turn, row, table
from cases.models import CasePage
from search import presentation
from search.embedded import embedded_engine
from search.engines.base import SearchRequest
from search.indexer import rebuild
from search.labels import DatabaseLabels

ROUNDS = 20
FACETS = ("tema", "malgrupp", "status", "kommun", "lan", "kommungrupp", "ar", "typ")


def ours(text: str) -> int:
    """Twenty hits as cards with highlights, and eight facets."""
    request = SearchRequest(audience=frozenset({"public"}), now=timezone.now(), text=text, facets=FACETS)
    page = embedded_engine().search(request)
    presentation.cards(page, DatabaseLabels())
    return page.total


def wagtails(text: str) -> int:
    """Twenty hits and two facets."""
    found = CasePage.objects.live().search(text, operator="and")
    for field in ("status", "start_year"):
        found.facet(field)
    return len(list(found[:20]))


def measure(number: int) -> str:
    """Bring the database up to `number` cases, index both ways, and return the table."""
    create_cases(number - CasePage.objects.count(), seed=number)
    backend = get_search_backend()
    index = backend.get_index_for_model(CasePage)
    cases = list(CasePage.objects.all())
    for start in range(0, len(cases), 500):
        index.add_items(CasePage, cases[start : start + 500])
    rebuild(settings.SEARCH_CONSUMER, embedded_engine())
    texts = queries(ROUNDS, 2)
    first, second = cycle(texts), cycle(texts)
    mine, theirs = in_turn([lambda: ours(next(first)), lambda: wagtails(next(second))], ROUNDS)
    rows = [row("two words, hits and facets (ours 8, Wagtail's 2)", mine, theirs)]
    return table(f"{number:,} cases", ["what", "ours, ms", "p95", "Wagtail's, ms", "ratio"], rows)


if __name__ == "__main__":
    for size in [int(argument) for argument in sys.argv[1:]] or [1_000]:
        print(measure(size), flush=True)
