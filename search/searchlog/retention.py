"""How long counted searches are kept: 13 months, and those that stay rare a month."""

import calendar
import datetime as dt

from django.db.models import Count, Exists, Max, OuterRef, QuerySet, Sum
from django.utils import timezone

from portal.core.worker import register_job
from search.models import LoggedSearch

from .privacy import OFTEN_ENOUGH, RARE_DAYS

#: So that a month can be compared with the same month of the year before.
KEPT_MONTHS = 13
BATCH = 500


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months earlier, or the last day of that month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def forget_old_searches(today: dt.date | None = None) -> int:
    """Remove what is older than `KEPT_MONTHS`, and rare searches older than `RARE_DAYS`; return how many rows."""
    today = today or timezone.localdate()
    old = _remove(LoggedSearch.objects.filter(day__lt=months_before(today, KEPT_MONTHS)))
    return old + _remove(_rare(today - dt.timedelta(days=RARE_DAYS)))


def _rare(before: dt.date) -> QuerySet[LoggedSearch]:
    """Searches made last before that day, too seldom ever to have been shown."""
    same = LoggedSearch.objects.filter(text=OuterRef("text"), filters=OuterRef("filters")).order_by()
    counted = same.values("text", "filters").annotate(days=Count("pk"), times=Sum("searches"), latest=Max("day"))
    return LoggedSearch.objects.filter(Exists(counted.filter(latest__lt=before).exclude(OFTEN_ENOUGH)), day__lt=before)


def _remove(rows: QuerySet[LoggedSearch]) -> int:
    """Remove rows some at a time, so that nobody waits long for the database, and return how many."""
    removed = 0
    while keys := list(rows.order_by().values_list("pk", flat=True)[:BATCH]):
        removed += LoggedSearch.objects.filter(pk__in=keys).delete()[0]
    return removed


register_job("forget_old_searches", forget_old_searches, dt.timedelta(days=1))
