"""When things of the demonstration happened: decided by their names, believable, and never in the future."""

import hashlib
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
#: Cases were published during the last two years; the methods were there before.
CASES_SPAN = timedelta(days=720)
METHODS_SPAN = timedelta(days=180)
#: Days (month, day) when no meeting is held.
HOLIDAYS = frozenset({(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)})


def number_from(text: str, below: int) -> int:
    """Return a number from 0 up to but not including `below` that `text` alone decides."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") % below


def working_hour(day: datetime, name: str) -> datetime:
    """Return the time on `day`, or on the Friday before a weekend, when somebody at work would press the button."""
    local = day.astimezone(STOCKHOLM)
    local -= timedelta(days=max(0, local.weekday() - 4))
    minutes = number_from(f"{name}/minutes", 8 * 60)
    return local.replace(hour=8 + minutes // 60, minute=minutes % 60, second=0, microsecond=0)


def case_dates(name: str, years: list[int], now: datetime) -> tuple[datetime, datetime]:
    """Return when a case was first published and when last changed, both before `now`.

    A case is not older than what it tells of: it comes after the first quarter of the latest of `years` that has
    begun, if there has been time for that. One case in three has been changed later.
    """
    today = now.astimezone(STOCKHOLM)
    latest = max((year for year in years if year <= today.year), default=0)
    age = CASES_SPAN.days
    if latest:
        age = min(age, (today.date() - date(latest, 4, 1)).days)
    first = working_hour(today - timedelta(days=1 + number_from(name, max(age, 14))), name)
    if number_from(f"{name}/changed", 3):
        return first, first
    later = number_from(f"{name}/later", max((today - first).days, 1))
    return first, max(first, working_hour(first + timedelta(days=later), name))


def method_dates(name: str, assessed: date | None, now: datetime) -> tuple[datetime, datetime]:
    """Return when a method was first published, before all cases, and last changed: when its evidence was assessed."""
    first = working_hour(now - CASES_SPAN - timedelta(days=number_from(name, METHODS_SPAN.days)), name)
    if assessed is None:
        return first, first
    last = working_hour(datetime.combine(assessed, time(12), STOCKHOLM), name)
    return first, max(first, min(last, now))


def meeting_times(weeks: int, weekday: int, start: str, end: str, today: date) -> tuple[datetime, datetime]:
    """Return when a meeting begins and ends.

    Args:
        weeks: whole weeks from the week of `today`; negative for a meeting that has been.
        weekday: 1 for Monday to 7 for Sunday.
        start: clock time in Stockholm, such as `09:30`.
        end: clock time later the same day.
        today: the day in Stockholm.

    A holiday moves it a week further away, and so does the current week when that day is already past.
    """
    further = timedelta(weeks=-1 if weeks < 0 else 1)
    day = today - timedelta(days=today.isoweekday()) + timedelta(weeks=weeks, days=weekday)
    while (day.month, day.day) in HOLIDAYS or (weeks >= 0 and day <= today):
        day += further
    return tuple(datetime.combine(day, time.fromisoformat(clock), STOCKHOLM) for clock in (start, end))


def meeting_dates(name: str, starts_at: datetime, now: datetime) -> tuple[datetime, datetime]:
    """Return when a meeting's page was first published, some weeks before it, and last changed: soon after it."""
    announced = starts_at - timedelta(days=30 + number_from(name, 30))
    first = working_hour(min(announced, now - timedelta(days=1 + number_from(name, 10))), name)
    last = working_hour(starts_at + timedelta(days=2 + number_from(f"{name}/notes", 5)), name)
    return first, last if first < last < now else first
