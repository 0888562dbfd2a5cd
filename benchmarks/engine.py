"""Our engine ÷ bare Tantivy, at N documents: `python -m benchmarks.engine 10000 100000`."""

import os
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

import django

django.setup()

from django.utils import timezone

from benchmarks.bare_tantivy import EIGHT_FACETS, BareTantivy
from benchmarks.synthetic import documents, queries
from benchmarks.timing import in_turn, row, table
from search.analysis.highlight import highlight
from search.engines.base import SearchRequest
from search.engines.tantivy import TantivyEngine
from search.presentation import marked_terms

ROUNDS = 60
PUBLIC = frozenset({"public"})


class Ours:
    """The portal's engine with the same tasks."""

    def __init__(self, engine: TantivyEngine) -> None:
        self.engine = engine

    def search(self, text: str, filters: dict | None = None) -> int:
        """Twenty hits, eight counts, highlights; return the number of hits."""
        request = SearchRequest(
            audience=PUBLIC, now=timezone.now(), text=text, filters=filters or {}, facets=EIGHT_FACETS
        )
        page = self.engine.search(request)
        terms = marked_terms(page)
        for hit in page.hits:
            highlight(hit.document.title, terms, whole=True)
            highlight(hit.document.body, terms)
        return page.total


def measure(number: int) -> str:
    """Index `number` documents both ways and return the table."""
    with tempfile.TemporaryDirectory() as folder:
        engine, bare = TantivyEngine(Path(folder) / "ours"), BareTantivy(Path(folder) / "bare")
        begun = time.perf_counter()
        engine.rebuild(documents(number))
        ours_seconds = time.perf_counter() - begun
        begun = time.perf_counter()
        bare.fill(documents(number))
        bare_seconds = time.perf_counter() - begun
        ours = Ours(engine)
        rows = [_search_row(ours, bare), _browse_row(ours, bare), _filter_row(ours, bare)]
        rows += [_suggest_row(engine, bare), _typo_row(ours, bare)]
        ratio = ours_seconds / bare_seconds
        rows.append(f"| build the index, seconds | {ours_seconds:.1f} | – | {bare_seconds:.1f} | {ratio:.2f} |")
    return table(f"{number:,} documents", ["what", "ours, ms", "p95", "bare Tantivy, ms", "ratio"], rows)


def _pair(name: str, mine, theirs, arguments: list) -> str:
    first, second = cycle(arguments), cycle(arguments)
    ours, other = in_turn([lambda: mine(next(first)), lambda: theirs(next(second))], ROUNDS)
    return row(name, ours, other)


def _search_row(ours: Ours, bare: BareTantivy) -> str:
    return _pair("two words, 8 facets, highlights", ours.search, bare.search, queries(ROUNDS, 2))


def _browse_row(ours: Ours, bare: BareTantivy) -> str:
    return _pair("browse: no words, 8 facets", ours.search, bare.search, [""])


def _filter_row(ours: Ours, bare: BareTantivy) -> str:
    chosen = {"tema": frozenset({"tema-1", "tema-2"}), "lan": frozenset({"lan-3"})}
    return _pair(
        "two words, 3 chosen values, disjunctive counts (bare: none chosen)",
        lambda text: ours.search(text, chosen),
        bare.search,
        queries(ROUNDS, 2, seed=12),
    )


def _suggest_row(engine: TantivyEngine, bare: BareTantivy) -> str:
    prefixes = [word[:3] for word in queries(40, 1)]
    return _pair("suggestions for three letters", lambda text: engine.suggest(text, PUBLIC), bare.suggest, prefixes)


def _typo_row(ours: Ours, bare: BareTantivy) -> str:
    words = [word[:3] + word[4:] for word in queries(40, 1) if len(word) > 7]
    return _pair("one misspelt word", ours.search, lambda text: bare.search(text, fuzzy=True), words)


if __name__ == "__main__":
    for size in [int(argument) for argument in sys.argv[1:]] or [10_000]:
        print(measure(size), flush=True)
    print(f"\nMedians of {ROUNDS} rounds; the ratio is the median of the ratios pair by pair.")
