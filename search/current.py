"""Which engines this process searches with: the cluster that SEARCH_URL names, and the embedded index of the host."""

import logging
import queue
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
_making = threading.Lock()
#: Seconds after which a server that has not said whether it is well is taken to be ill.
PATIENCE = 2.0


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

    def problem(self, seconds: float = PATIENCE) -> str | None:
        """One line, within `seconds`, about why the preferred engine cannot be used now; None when it can, or when it
        is the only one."""
        *preferred, _ = self.consumers.values()
        for engine in preferred:
            error = _trouble(engine, seconds)
            told = " ".join(str(error).split())
            if isinstance(error, IndexOutdated):
                return f"searching the embedded index until the cluster's is built: {told}"
            if error is not None:
                return f"searching the embedded index instead of the cluster: {told}"
        return None

    def announce(self) -> None:
        """Log in one line what is searched, as a process does at its start. An outage is not told again after that."""
        if len(self.consumers) == 1:
            return
        problem = self.problem()
        if problem is None:
            logger.info("searching the cluster, with the embedded index in reserve")
            return
        with self._telling:
            self._failing = True
        logger.warning("%s", problem)

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


def _trouble(engine: SearchEngine, seconds: float) -> SearchError | None:
    """Why an engine cannot be used, None when it can. Whoever does not say within `seconds` cannot."""
    told: queue.SimpleQueue[SearchError | None] = queue.SimpleQueue()

    def look() -> None:
        try:
            engine.check()
        except SearchError as error:
            told.put(error)
        else:
            told.put(None)

    threading.Thread(target=look, name="engine check", daemon=True).start()
    try:
        return told.get(timeout=seconds)
    except queue.Empty:
        return EngineUnavailable(f"the search server has not answered within {seconds:g} s")


def announce_in_background() -> threading.Thread:
    """Log what is searched, without keeping a process that starts waiting for a server that does not answer."""
    thread = threading.Thread(target=lambda: engines().announce(), name="engine announcement", daemon=True)
    thread.start()
    return thread


def engines() -> Engines:
    """The engines that the settings name. A SEARCH_URL that cannot be read is logged in one line and left aside."""
    with _making:
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
