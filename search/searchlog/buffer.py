"""Counts searches in memory and writes them now and then, so that no visitor waits for the database.

Each process has a buffer of its own and a thread that empties it; both begin with the first search after a fork.
Whatever goes wrong with the writing costs statistics and nothing else.
"""

import atexit
import datetime as dt
import logging
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.conf import settings
from django.db import Error, InterfaceError, OperationalError, close_old_connections, connection, transaction
from django.db.models import F

from search.models import LoggedSearch

logger = logging.getLogger(__name__)
#: How many different searches wait in one process at most; further ones are not counted until it has been emptied.
WAITING_SEARCHES = 2_000
#: How many different searches of one day are kept at most, whoever invents them.
SEARCHES_A_DAY = 20_000
#: How long a process that ends waits for its last counts to be written.
LAST_SECONDS = 5.0


class SearchKey(NamedTuple):
    """What is counted together: one search on one day."""

    day: dt.date
    text: str
    filters: str


@dataclass(frozen=True)
class Tally:
    """What is to be added to one search; `hits` and `relaxation` are those of the latest time."""

    hits: int
    relaxation: str
    searches: int = 0
    misses: int = 0
    near_misses: int = 0
    opened: int = 0

    def with_later(self, later: "Tally") -> "Tally":
        """Both together."""
        return replace(later, **{name: getattr(self, name) + getattr(later, name) for name in COUNTERS})


COUNTERS = ("searches", "misses", "near_misses", "opened")


class SearchBuffer:
    """The counts of one process that wait to be written."""

    def __init__(self) -> None:
        self.forget()
        os.register_at_fork(after_in_child=self.forget)

    def forget(self) -> None:
        """Begin anew: with nothing waiting and no thread. After a fork the parent writes what it has counted."""
        self._lock = threading.Lock()
        self._waiting: dict[SearchKey, Tally] = {}
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._is_failing = False
        self._is_full = False

    def add(self, key: SearchKey, tally: Tally) -> None:
        """Count `tally` for the search `key`. Never waits and never fails; what does not fit is not counted."""
        with self._lock:
            if key in self._waiting:
                self._waiting[key] = self._waiting[key].with_later(tally)
            elif len(self._waiting) < WAITING_SEARCHES:
                self._waiting[key] = tally
            elif not self._is_full:
                self._is_full = True
                logger.warning("more different searches than can be counted; some are left out")
            if settings.SEARCH_LOG_SECONDS and self._thread is None:
                self._start()

    def flush(self) -> int:
        """Write what waits, and return how many searches that was.

        While the database is locked or away they wait for the next time; what it will not have at all is dropped.
        """
        with self._lock:
            counted, self._waiting = self._waiting, {}
        if not counted:
            return 0
        try:
            write(counted)
        except Error as error:
            self._tell(error)
            if isinstance(error, (OperationalError, InterfaceError)):
                self._put_back(counted)
            return 0
        if self._is_failing:
            self._is_failing = False
            logger.warning("searches are written down again")
        return len(counted)

    def _put_back(self, counted: Mapping[SearchKey, Tally]) -> None:
        with self._lock:
            newer, self._waiting = self._waiting, dict(counted)
            for key, tally in newer.items():
                older = self._waiting.get(key)
                self._waiting[key] = older.with_later(tally) if older else tally

    def _tell(self, error: Error) -> None:
        """Say once that the database refuses; what it says may quote a search, so its kind has to do."""
        if not self._is_failing:
            self._is_failing = True
            logger.warning("searches are not written down for now: %s", type(error).__name__)

    def _start(self) -> None:
        self._thread = threading.Thread(target=self._write_now_and_then, name="search log", daemon=True)
        self._thread.start()
        atexit.register(self._finish)

    def _write_now_and_then(self) -> None:
        while not self._stop.wait(settings.SEARCH_LOG_SECONDS):
            self._write_once()
        self._write_once()

    def _write_once(self) -> None:
        close_old_connections()
        try:
            self.flush()
        except Exception:
            logger.exception("searches were not written down")
        finally:
            connection.close()

    def _finish(self) -> None:
        """Write what is left when the process ends; a database that does not answer may not hold it back."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(LAST_SECONDS)


def write(counted: Mapping[SearchKey, Tally]) -> None:
    """Add the counts to the rows of their days, in one short transaction.

    Rows are made and changed in one order, so processes that count the same searches wait for each other and never in
    a circle.
    """
    ordered = sorted(counted.items())
    with transaction.atomic():
        full = {day for day in {key.day for key in counted} if _rows_of(day) >= SEARCHES_A_DAY}
        rows = [LoggedSearch(**key._asdict(), hits=tally.hits) for key, tally in ordered if key.day not in full]
        LoggedSearch.objects.bulk_create(rows, ignore_conflicts=True)
        for key, tally in ordered:
            added = {name: F(name) + getattr(tally, name) for name in COUNTERS if getattr(tally, name)}
            LoggedSearch.objects.filter(**key._asdict()).update(hits=tally.hits, relaxation=tally.relaxation, **added)


def _rows_of(day: dt.date) -> int:
    return LoggedSearch.objects.filter(day=day).count()


#: The buffer of this process.
searches = SearchBuffer()
