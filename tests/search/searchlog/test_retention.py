"""How long counted searches are kept."""

import datetime as dt

import pytest

from portal.core.worker import registered_jobs
from search.models import LoggedSearch
from search.searchlog import retention
from search.searchlog.retention import forget_old_searches, months_before

TODAY = dt.date(2026, 11, 22)


def row(text: str, day: dt.date, searches: int = 5) -> LoggedSearch:
    return LoggedSearch.objects.create(text=text, day=day, hits=0, searches=searches)


def kept() -> set[str]:
    return set(LoggedSearch.objects.values_list("text", flat=True))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ((2026, 11, 22), 13, (2025, 10, 22)),
        ((2026, 1, 31), 13, (2024, 12, 31)),
        ((2026, 3, 31), 13, (2025, 2, 28)),
        ((2025, 3, 31), 13, (2024, 2, 29)),
        ((2026, 12, 1), 12, (2025, 12, 1)),
        ((2026, 1, 1), 1, (2025, 12, 1)),
    ],
)
def test_months_are_those_of_the_calendar(day, months, expected):
    assert months_before(dt.date(*day), months) == dt.date(*expected)


def test_thirteen_months_are_kept_to_the_day(site):
    row("sista dagen", dt.date(2025, 10, 22))
    row("dagen före", dt.date(2025, 10, 21))
    row("i dag", TODAY)
    assert forget_old_searches(TODAY) == 1
    assert kept() == {"sista dagen", "i dag"}


def test_rare_searches_are_kept_for_thirty_days(site):
    edge = TODAY - dt.timedelta(days=30)
    row("ovanlig gammal", edge - dt.timedelta(days=1), searches=2)
    row("ovanlig på gränsen", edge, searches=2)
    row("vanlig gammal", edge - dt.timedelta(days=100), searches=3)
    row("två dagar", edge - dt.timedelta(days=100), searches=1)
    row("två dagar", edge - dt.timedelta(days=90), searches=1)
    row("återkommen", edge - dt.timedelta(days=5), searches=1)
    row("återkommen", TODAY, searches=1)
    assert forget_old_searches(TODAY) == 1
    assert kept() == {"ovanlig på gränsen", "vanlig gammal", "två dagar", "återkommen"}


def test_rarity_is_that_of_words_and_filters_together(site):
    day = TODAY - dt.timedelta(days=40)
    row("skola", day)
    LoggedSearch.objects.create(text="skola", filters="tema=anna-andersson", day=day, hits=0, searches=1)
    forget_old_searches(TODAY)
    assert list(LoggedSearch.objects.values_list("text", "filters")) == [("skola", "")]


def test_many_rows_go_in_portions(site, monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 3)
    for number in range(10):
        row(f"ord {number}", dt.date(2024, 1, 1))
    assert forget_old_searches(TODAY) == 10
    assert forget_old_searches(TODAY) == 0


def test_worker_does_it_daily():
    job = next(job for job in registered_jobs() if job.name == "forget_old_searches")
    assert (job.run, job.every) == (forget_old_searches, dt.timedelta(days=1))
