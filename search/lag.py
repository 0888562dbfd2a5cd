"""How far each index is behind the database."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Min
from django.utils import timezone

from .models import IndexConsumer


@dataclass(frozen=True)
class Lag:
    """One index: how many documents wait for it, for how long the oldest has (0 when none does), and how long ago its
    indexer was last seen."""

    consumer: str
    waiting: int
    oldest_seconds: float
    unseen_seconds: float


def lags() -> list[Lag]:
    """Return the lag of every index that the database knows, by name.

    A document that changes while it waits counts from its last change.
    """
    now = timezone.now()
    known = IndexConsumer.objects.annotate(waiting=Count("outbox"), oldest=Min("outbox__queued_at")).order_by("name")
    return [Lag(one.name, one.waiting, _since(one.oldest, now), _since(one.seen_at, now)) for one in known]


def _since(moment: dt.datetime | None, now: dt.datetime) -> float:
    """Seconds from then to now; 0 for none, and where clocks of hosts differ."""
    return max(0.0, (now - moment).total_seconds()) if moment else 0.0
