"""What editors are shown of the log: searches that found nothing, and those made most often."""

import datetime as dt

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from search.models import LoggedSearch

from .privacy import OFTEN_ENOUGH


def searches_since(days: int) -> QuerySet:
    """Searches of the last `days` days, today included, that were made often enough to be shown.

    Rows are dictionaries: `text`, `filters`, `days` on which it was made, `times`, of which `missed` without hits and
    `nearly` so, `clicked` (times that something was opened), and what was `found` the latest time, with the `reading`.
    """
    return _counted(days).filter(OFTEN_ENOUGH)


def searches_without_hits(days: int) -> QuerySet:
    """Of `searches_since`, those that some time found nothing, or only something other than what was asked for."""
    return searches_since(days).filter(Q(missed__gt=0) | Q(nearly__gt=0)).order_by("-missed", "-nearly", "text")


def most_frequent_searches(days: int) -> QuerySet:
    """`searches_since` with the most frequent first."""
    return searches_since(days).order_by("-times", "text")


def rare_searches(days: int) -> int:
    """How many times somebody searched for something that is not shown because it was searched for too seldom."""
    return _counted(days).exclude(OFTEN_ENOUGH).aggregate(sum=Coalesce(Sum("times"), 0))["sum"]


def _counted(days: int) -> QuerySet:
    rows = LoggedSearch.objects.filter(day__gt=timezone.localdate() - dt.timedelta(days=days))
    latest = LoggedSearch.objects.filter(text=OuterRef("text"), filters=OuterRef("filters")).order_by("-day")
    return (
        rows.order_by()
        .values("text", "filters")
        .annotate(
            days=Count("pk"),
            times=Sum("searches"),
            missed=Sum("misses"),
            nearly=Sum("near_misses"),
            clicked=Sum("opened"),
            found=Subquery(latest.values("hits")[:1]),
            reading=Subquery(latest.values("relaxation")[:1]),
        )
    )
