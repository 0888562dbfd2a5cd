"""What whoever watches the portal wants to know about the search."""

from collections.abc import Iterator

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from .current import engines
from .lag import lags


class SearchCollector(Collector):
    """How far each index is behind, and whether the engines of this process answer."""

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics. Asks the cluster, if there is one, and waits for it for two seconds at most."""
        yield from self._lag()
        yield from self._engines()

    def _lag(self) -> Iterator[Metric]:
        waiting, oldest, unseen = (
            GaugeMetricFamily(f"portal_search_{name}", text, labels=["index"])
            for name, text in (
                ("waiting_documents", "Documents that the index has yet to read again."),
                ("oldest_waiting_seconds", "For how long the oldest of them has waited."),
                ("indexer_unseen_seconds", "How long ago the indexer of the index last showed that it is alive."),
            )
        )
        for lag in lags():
            waiting.add_metric([lag.consumer], lag.waiting)
            oldest.add_metric([lag.consumer], lag.oldest_seconds)
            unseen.add_metric([lag.consumer], lag.unseen_seconds)
        yield from (waiting, oldest, unseen)

    def _engines(self) -> Iterator[Metric]:
        usable = GaugeMetricFamily(
            "portal_search_preferred_engine_up", "1 when the engine that is asked first can be used.", labels=["engine"]
        )
        left_alone = GaugeMetricFamily(
            "portal_search_breaker_open",
            "1 while this process does not ask the engine, because it has failed too often of late.",
            labels=["engine"],
        )
        current = engines()
        preferred, *_ = current.consumers.values()
        usable.add_metric([preferred.name], float(current.problem() is None))
        for engine in current.consumers.values():
            left_alone.add_metric([engine.name], float(engine.is_left_alone))
        yield from (usable, left_alone)
