"""The buffer of searches, empty before and after each test."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone

from search.models import LoggedSearch
from search.searchlog.buffer import SearchBuffer, searches


@pytest.fixture(autouse=True)
def buffer(settings) -> Iterator[SearchBuffer]:
    """This process's buffer, which is written when the test says so."""
    searches.forget()
    yield searches
    searches.forget()


@pytest.fixture
def logged(buffer) -> Callable:
    """Return the function that writes the buffer down and returns the log: `{(text, filters): row}`."""

    def log() -> dict[tuple[str, str], LoggedSearch]:
        buffer.flush()
        return {(row.text, row.filters): row for row in LoggedSearch.objects.order_by("day")}

    return log


@pytest.fixture
def log_row(site) -> Callable:
    """Return the function that makes a row: `log_row("fritid", days_ago=3, searches=2, misses=2)`."""

    def make(text: str, days_ago: int = 0, **fields) -> LoggedSearch:
        day = timezone.localdate() - dt.timedelta(days=days_ago)
        return LoggedSearch.objects.create(**{"text": text, "day": day, "hits": 0, "searches": 1} | fields)

    return make
