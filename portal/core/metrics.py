"""What whoever watches the portal wants to know, in Prometheus' text format. Apps add collectors of their own.

Everything is read when it is asked for: each process can answer for all, and nothing has to be kept between them.
"""

import ipaddress
import platform
import tomllib
from collections.abc import Iterator
from functools import cache

import django
import wagtail
from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from .models import ScheduledJob

registry = CollectorRegistry(auto_describe=False)
_BY_PROXY = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP")


def exposition(accept: str) -> tuple[bytes, str]:
    """Return all metrics and their content type, in the format that the header `Accept` prefers."""
    encode, content_type = choose_encoder(accept)
    return encode(registry), content_type


def may_read(request: HttpRequest) -> bool:
    """Return whether the request carries METRICS_TOKEN, or where there is none, comes from this machine itself."""
    if settings.METRICS_TOKEN:
        return constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}")
    return _is_from_here(request)


def _is_from_here(request: HttpRequest) -> bool:
    """Whether it comes from loopback and not through a proxy, whose visitors would all seem to."""
    if any(header in request.headers for header in _BY_PROXY):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


@cache
def portal_version() -> str:
    """Return the version that pyproject.toml states."""
    stated = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())
    return str(stated["project"]["version"])


class BuildCollector(Collector):
    """Which versions run."""

    def collect(self) -> Iterator[Metric]:
        """Yield the metric."""
        versions = {
            "version": portal_version(),
            "django": django.get_version(),
            "wagtail": wagtail.__version__,
            "python": platform.python_version(),
        }
        yield InfoMetricFamily("portal_build", "Versions of the portal and what it runs on.", value=versions)


class JobsCollector(Collector):
    """When each background job last ran, and whether it failed."""

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics, each with one value a job; a job that has not run yet has no time."""
        started, finished, due, failed = (
            GaugeMetricFamily(f"portal_job_{name}", text, labels=["job"])
            for name, text in (
                ("last_started_timestamp_seconds", "When the job was last started."),
                ("last_finished_timestamp_seconds", "When the job last came to an end."),
                ("due_timestamp_seconds", "When the job is to run next."),
                ("failed", "1 when the last run ended with an error."),
            )
        )
        for job in ScheduledJob.objects.all():
            for metric, moment in (
                (started, job.last_started_at), (finished, job.last_finished_at), (due, job.due_at),
            ):  # fmt: skip
                if moment is not None:
                    metric.add_metric([job.name], moment.timestamp())
            failed.add_metric([job.name], float(bool(job.last_error)))
        yield from (started, finished, due, failed)


registry.register(BuildCollector())
registry.register(JobsCollector())
