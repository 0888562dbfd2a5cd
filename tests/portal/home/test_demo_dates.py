"""Dates of the demonstration: the same for the same name, believable, never ahead of now."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.home.demo.dates import HOLIDAYS, STOCKHOLM, case_dates, meeting_dates, meeting_times, method_dates

moments = st.datetimes(min_value=datetime(2024, 1, 1), max_value=datetime(2040, 1, 1), timezones=st.just(UTC))
names = st.text(max_size=20)


@given(name=names, years=st.lists(st.integers(0, 2045), max_size=4), now=moments)
def test_case_dates_are_working_hours_in_the_past(name, years, now):
    first, last = case_dates(name, years, now)
    assert first <= last < now
    assert case_dates(name, years, now) == (first, last)
    for moment in (first, last):
        local = moment.astimezone(STOCKHOLM)
        assert local.isoweekday() <= 5
        assert 8 <= local.hour < 16


def test_case_dates_with_a_year_come_after_it_has_begun():
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    for number in range(200):
        first, _last = case_dates(f"case-{number}", [2019, 2026, 2027], now)
        assert first.astimezone(STOCKHOLM).date() >= date(2026, 3, 27)


@given(name=names, assessed=st.none() | st.dates(date(2015, 1, 1), date(2045, 1, 1)), now=moments)
def test_method_dates_are_before_every_case(name, assessed, now):
    first, last = method_dates(name, assessed, now)
    assert first <= last <= now
    assert first < case_dates(name, [], now)[0]


@given(weeks=st.integers(-60, 60), weekday=st.integers(1, 5), today=st.dates(date(2024, 1, 1), date(2040, 1, 1)))
def test_meeting_times_keep_weekday_and_side_of_today(weeks, weekday, today):
    starts, ends = meeting_times(weeks, weekday, "09:30", "11:00", today)
    assert starts.isoweekday() == weekday
    assert ends - starts == timedelta(minutes=90)
    assert (starts.date() > today) == (weeks >= 0)
    assert (starts.month, starts.day) not in HOLIDAYS


@pytest.mark.parametrize(
    ("weeks", "weekday", "today", "expected"),
    [
        (0, 3, date(2026, 11, 24), date(2026, 11, 25)),
        (0, 2, date(2026, 11, 24), date(2026, 12, 1)),
        (1, 1, date(2026, 11, 29), date(2026, 11, 30)),
        (-1, 5, date(2026, 11, 23), date(2026, 11, 20)),
        (1, 4, date(2026, 12, 14), date(2027, 1, 7)),
    ],
)
def test_meeting_times_at_the_edges_of_weeks_and_years(weeks, weekday, today, expected):
    assert meeting_times(weeks, weekday, "09:00", "10:00", today)[0].date() == expected


def test_meeting_times_are_clock_times_in_stockholm_on_both_sides_of_the_change():
    summer, _ = meeting_times(0, 5, "09:00", "10:00", date(2026, 10, 20))
    winter, _ = meeting_times(0, 5, "09:00", "10:00", date(2026, 10, 27))
    assert (summer.utcoffset(), winter.utcoffset()) == (timedelta(hours=2), timedelta(hours=1))


@given(name=names, days=st.integers(-400, 400), now=moments)
def test_meeting_dates_are_in_the_past(name, days, now):
    first, last = meeting_dates(name, now + timedelta(days=days), now)
    assert first <= last < now
