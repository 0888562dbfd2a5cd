"""Which engines this process searches with: the cluster that SEARCH_URL names, and the embedded index of the host."""

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver

from search.embedded import embedded_engine
from search.engines.base import EngineUnavailable, IndexOutdated, SearchEngine, SearchError
from search.engines.breaker import CircuitOpen

if TYPE_CHECKING:
    from search.engines.elasticsearch import ElasticsearchEngine

logger = logging.getLogger(__name__)
T = TypeVar("T")


def engine_for(url: str, options: Mapping[str, Any] | None = None) -> "ElasticsearchEngine":
    """The engine over the cluster at `url`; `options` are further fields of `Cluster`. Opens no connection.

    The client library is imported here, so a host without a cluster does not carry it. Raises ValueError for what is
    no address of a cluster.
    """
    from search.engines.elasticsearch import ElasticsearchEngine
    from search.engines.elasticsearch_cluster import Cluster

    return ElasticsearchEngine(Cluster.from_url(url, **(options or {})))


@dataclass(frozen=True)
class Answered(Generic[T]):
    """What an engine answered, which one, and whether it stood in for one that could not."""

    value: T
    engine: str
    is_fallback: bool


class Engines:
    """The engines to ask, the preferred one first. `consumers` pairs each with its name in the outbox."""

    def __init__(self, consumers: Mapping[str, SearchEngine]) -> None:
        self.consumers = dict(consumers)
        self._telling = threading.Lock()
        self._failing = False

    def ask(self, use: Callable[[SearchEngine], T]) -> Answered[T]:
        """What `use(engine)` returns with the first engine that can answer. The last one's error is the caller's."""
        *preferred, last = self.consumers.values()
        for number, engine in enumerate(preferred):
            try:
                answer = use(engine)
            except SearchError as error:
                self._tell(engine, error)
                continue
            self._tell(engine)
            return Answered(answer, engine.name, number > 0)
        return Answered(use(last), last.name, bool(preferred))

    def problem(self) -> str | None:
        """One line about why the preferred engine cannot be used now; None when it can, or when it is the only one."""
        *preferred, _ = self.consumers.values()
        for engine in preferred:
            try:
                engine.check()
            except IndexOutdated as error:
                return f"the search index is about to be built: {error}"
            except EngineUnavailable as error:
                return f"searching the embedded index instead: {error}"
        return None

    def close(self) -> None:
        """Let go of everything; it is opened again when it is used again."""
        for engine in self.consumers.values():
            engine.close()

    def _tell(self, engine: SearchEngine, error: SearchError | None = None) -> None:
        """Log when an engine begins to fail and when it is well again, not every search in between."""
        with self._telling:
            changed = self._failing != (error is not None)
            self._failing = error is not None
        if error is not None and not isinstance(error, EngineUnavailable):
            logger.error("search by %s failed: %s", engine.name, error)
        elif changed and error is not None and not isinstance(error, CircuitOpen):
            logger.warning("search by %s is not to be had, the embedded index stands in: %s", engine.name, error)
        elif changed and error is None:
            logger.warning("search by %s is to be had again", engine.name)


def engines() -> Engines:
    """The engines that the settings name. A SEARCH_URL that cannot be read is logged in one line and left aside."""
    return _engines(settings.SEARCH_URL)


@cache
def _engines(url: str) -> Engines:
    embedded = {settings.SEARCH_CONSUMER: embedded_engine()}
    if not url:
        return Engines(embedded)
    try:
        cluster = engine_for(url, settings.SEARCH_CLUSTER)
    except ValueError as error:
        logger.error("searching the embedded index only: %s", error)
        return Engines(embedded)
    return Engines({cluster.consumer: cluster, **embedded})


@receiver(setting_changed)
def forget_engines(*, setting: str, **kwargs) -> None:
    """Read the settings again when a test changes them."""
    if setting.startswith("SEARCH_"):
        _engines.cache_clear()
