"""Asks an engine the queries of a test set, on a throw-away index of the set's documents."""

import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from django.conf import settings
from django.utils import timezone

from search.current import engine_for
from search.engines.base import SearchEngine, SearchRequest
from search.engines.memory import MemoryEngine
from search.engines.tantivy import TantivyEngine
from search.evaluation.metrics import CUT, ndcg, recall, reciprocal_rank
from search.evaluation.sets import TestSet
from search.synonyms import NO_SYNONYMS, Synonyms

#: Who asks: a visitor who is not signed in.
_AUDIENCE = frozenset({"public"})
#: Seconds that a cluster may take for one query: quality is measured here, not speed.
_PATIENCE = 20.0


class EngineNotConfigured(Exception):
    """The engine needs settings that are not there."""


@dataclass(frozen=True)
class Measured:
    """The means over all queries of a set, and the seconds that indexing and asking took."""

    set: str
    engine: str
    ndcg: float
    recall: float
    mrr: float
    seconds: float

    def as_row(self) -> dict[str, str | float]:
        """The values under the names they are reported by, rounded."""
        return {
            "set": self.set,
            "engine": self.engine,
            f"ndcg@{CUT}": round(self.ndcg, 4),
            f"recall@{CUT}": round(self.recall, 4),
            "mrr": round(self.mrr, 4),
            "seconds": round(self.seconds, 2),
        }


@contextmanager
def _memory() -> Iterator[SearchEngine]:
    yield MemoryEngine()


@contextmanager
def _tantivy() -> Iterator[SearchEngine]:
    with tempfile.TemporaryDirectory(prefix="evaluation-") as directory:
        engine = TantivyEngine(Path(directory) / "index")
        try:
            yield engine
        finally:
            engine.close()


@contextmanager
def _elasticsearch() -> Iterator[SearchEngine]:
    if not settings.SEARCH_URL:
        raise EngineNotConfigured("the engine elasticsearch needs SEARCH_URL")
    own = {"index": f"evaluation-{uuid.uuid4().hex[:12]}", "seconds": _PATIENCE}
    try:
        engine = engine_for(settings.SEARCH_URL, settings.SEARCH_CLUSTER | own)
    except ValueError as error:
        raise EngineNotConfigured(str(error)) from error
    try:
        yield engine
    finally:
        engine.remove()
        engine.close()


#: How a throw-away index is had, by the engine's name. A new engine is added here.
ENGINES: Mapping[str, Callable[[], AbstractContextManager[SearchEngine]]] = {
    "tantivy": _tantivy,
    "memory": _memory,
    "elasticsearch": _elasticsearch,
}


def evaluate(asked: TestSet, engine_name: str, synonyms: Synonyms = NO_SYNONYMS) -> Measured:
    """Index the set's documents, ask its queries as a visitor would, and measure.

    Raises EngineNotConfigured, or what the engine raises.
    """
    begun = time.perf_counter()
    with ENGINES[engine_name]() as engine:
        engine.rebuild(asked.documents.values())
        rankings = rank(asked, engine, synonyms)
    measures = {
        name: fmean(measure(rankings[id], relevant) for id, relevant in asked.relevant.items())
        for name, measure in (("ndcg", ndcg), ("recall", recall), ("mrr", reciprocal_rank))
    }
    return Measured(asked.name, engine_name, **measures, seconds=time.perf_counter() - begun)


def rank(asked: TestSet, engine: SearchEngine, synonyms: Synonyms = NO_SYNONYMS) -> dict[str, list[str]]:
    """The names of the first ten hits of each query, best first, from an engine that has the set's documents."""
    names = {document.id: name for name, document in asked.documents.items()}
    now = timezone.now()
    found = {}
    for id, text in asked.queries.items():
        page = engine.search(SearchRequest(text=text, audience=_AUDIENCE, now=now, limit=CUT, synonyms=synonyms))
        found[id] = [names[hit.id] for hit in page.hits]
    return found
