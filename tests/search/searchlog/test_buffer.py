"""Counting in memory and writing now and then."""

import datetime as dt
import threading

import pytest
from django.db import connection, transaction

from search.models import LoggedSearch
from search.searchlog import buffer as module
from search.searchlog.buffer import SearchBuffer, SearchKey, Tally

DAY = dt.date(2026, 11, 22)
KEY = SearchKey(DAY, "fritid", "tema=folkhalsa")


def columns(row: LoggedSearch) -> tuple:
    return row.hits, row.relaxation, row.searches, row.misses, row.near_misses, row.opened


def test_counts_of_one_search_are_added_into_one_row(site, buffer):
    buffer.add(KEY, Tally(0, "", searches=1, misses=1))
    buffer.add(KEY, Tally(3, "fewer", searches=1, near_misses=1))
    assert buffer.flush() == 1
    buffer.add(KEY, Tally(4, "", opened=1))
    buffer.add(KEY._replace(filters=""), Tally(9, "", searches=1))
    buffer.add(KEY._replace(day=DAY - dt.timedelta(days=1)), Tally(8, "", searches=1))
    assert buffer.flush() == 3
    assert buffer.flush() == 0
    assert columns(LoggedSearch.objects.get(day=DAY, filters=KEY.filters)) == (4, "", 2, 1, 1, 1)
    assert LoggedSearch.objects.count() == 3


def test_buffer_has_an_upper_bound_and_says_so_once(site, buffer, monkeypatch, caplog):
    monkeypatch.setattr(module, "WAITING_SEARCHES", 3)
    for number in range(10):
        buffer.add(KEY._replace(text=f"ord {number}"), Tally(1, "", searches=1))
    buffer.add(KEY._replace(text="ord 0"), Tally(1, "", searches=1))
    assert buffer.flush() == 3
    assert LoggedSearch.objects.get(text="ord 0").searches == 2
    assert [record.getMessage() for record in caplog.records] == [
        "more different searches than can be counted; some are left out"
    ]


def test_day_has_an_upper_bound_and_known_searches_are_still_counted(site, buffer, monkeypatch):
    monkeypatch.setattr(module, "SEARCHES_A_DAY", 2)
    for text in ("ett", "två"):
        buffer.add(KEY._replace(text=text), Tally(1, "", searches=1))
    buffer.flush()
    for text in ("tre", "två"):
        buffer.add(KEY._replace(text=text), Tally(1, "", searches=1))
    buffer.add(KEY._replace(day=DAY + dt.timedelta(days=1), text="tre"), Tally(1, "", searches=1))
    buffer.flush()
    rows = LoggedSearch.objects.order_by("day", "text").values_list("day", "text", "searches")
    assert list(rows) == [(DAY, "ett", 1), (DAY, "två", 2), (DAY + dt.timedelta(days=1), "tre", 1)]


@pytest.mark.django_db(transaction=True)
def test_database_that_is_away_costs_nothing_but_a_line_and_is_caught_up(site, buffer, caplog):
    table = LoggedSearch._meta.db_table
    with connection.schema_editor() as editor:
        editor.alter_db_table(LoggedSearch, table, f"{table}_away")
    try:
        buffer.add(KEY, Tally(1, "", searches=1))
        refused = [buffer.flush() for _round in range(3)]
        buffer.add(KEY, Tally(2, "", searches=1))
    finally:
        with connection.schema_editor() as editor:
            editor.alter_db_table(LoggedSearch, f"{table}_away", table)
    assert refused == [0, 0, 0]
    lines = [record.getMessage() for record in caplog.records if record.name == module.__name__]
    assert len(lines) == 1
    assert lines[0].startswith("searches are not written down for now: ")
    assert "fritid" not in caplog.text
    assert buffer.flush() == 1
    assert LoggedSearch.objects.get().hits == 2


@pytest.mark.sqlite_only
@pytest.mark.django_db(transaction=True)
def test_locked_database_keeps_the_counts_for_the_next_time(site, buffer, caplog):
    if connection.vendor != "sqlite":
        pytest.skip("about the one write lock of SQLite")
    buffer.add(KEY, Tally(1, "", searches=1))
    written = []

    def flush_elsewhere():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 50")
        written.append(buffer.flush())
        connection.close()

    with transaction.atomic():
        other = threading.Thread(target=flush_elsewhere)
        other.start()
        other.join()
    assert written == [0]
    buffer.add(KEY, Tally(2, "", searches=1))
    assert buffer.flush() == 1
    assert columns(LoggedSearch.objects.get()) == (2, "", 2, 0, 0, 0)
    assert "OperationalError" in caplog.text
    assert caplog.records[-1].getMessage() == "searches are written down again"


def test_adding_starts_no_thread_unless_asked(site, buffer):
    before = threading.active_count()
    buffer.add(KEY, Tally(1, "", searches=1))
    assert threading.active_count() == before


@pytest.mark.django_db(transaction=True)
def test_thread_writes_by_itself_and_once_more_at_the_end(site, settings):
    settings.SEARCH_LOG_SECONDS = 0.05
    mine = SearchBuffer()
    mine.add(KEY, Tally(1, "", searches=1))
    deadline = threading.Event()
    for _round in range(200):
        if LoggedSearch.objects.exists():
            break
        deadline.wait(0.05)
    settings.SEARCH_LOG_SECONDS = 60
    deadline.wait(0.2)
    mine.add(KEY, Tally(1, "", searches=1))
    mine._finish()
    assert LoggedSearch.objects.get().searches == 2
    assert not mine._thread.is_alive()


@pytest.mark.django_db(transaction=True)
def test_threads_count_the_same_search_to_the_exact_sum(site):
    mine = SearchBuffer()

    def count():
        for _round in range(500):
            mine.add(KEY, Tally(1, "", searches=1, opened=1))
        mine.flush()
        connection.close()

    threads = [threading.Thread(target=count) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    mine.flush()
    assert columns(LoggedSearch.objects.get()) == (1, "", 2_000, 0, 0, 2_000)


def test_what_the_database_will_never_take_is_dropped(site, buffer, caplog):
    buffer.add(KEY, Tally(1, None, searches=1))
    assert [buffer.flush(), buffer.flush()] == [0, 0]
    assert [record.getMessage() for record in caplog.records] == [
        "searches are not written down for now: IntegrityError"
    ]
    assert not LoggedSearch.objects.exists()
