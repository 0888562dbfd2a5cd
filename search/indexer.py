"""The indexer: one per index. Reads the outbox, then the rows as they are now, and brings the index up to them."""

import logging
import threading
import time
from collections.abc import Callable, Iterable

from django.db import close_old_connections, transaction

from .document import Document
from .documents import all_documents, documents_by_id, is_material
from .engines.base import EngineUnavailable, IndexBusy, IndexerReplaced, IndexOutdated, SearchEngine
from .models import SearchOutbox
from .outbox import enqueue, register_consumer, wait_for_change

logger = logging.getLogger(__name__)
Watch = Callable[[Iterable[Document]], Iterable[Document]]
BATCH = 200
#: Of those, at most so many files.
FILES = 25
POLL_SECONDS = 0.5
#: How often a running indexer makes sure that its index is still there and whole.
CHECK_SECONDS = 10.0
#: How long to wait at a time for the place of the process that feeds the index; longer than a cluster's lease lasts.
TAKE_OVER_SECONDS = 30.0
#: How long to leave an engine alone that does not answer.
UNAVAILABLE_SECONDS = 5.0
#: For so long nothing is said about it: what passes by itself is not worth a line.
SILENCE_SECONDS = 30.0


def drain(consumer: str, engine: SearchEngine) -> int:
    """Bring the index up to everything the outbox holds for `consumer` and return how many documents were read."""
    done = 0
    while rows := _next_rows(consumer):
        ids = [row.document_id for row in rows]
        documents = documents_by_id(ids)
        try:
            engine.index(documents.values())
            engine.delete([one for one in ids if one not in documents])
        except IndexerReplaced:
            enqueue(ids)
            raise
        _forget_unchanged(rows)
        done += len(rows)
    return done


def _next_rows(consumer: str) -> list[SearchOutbox]:
    """The rows that have waited longest; few of them when they are about files, whose texts are long."""
    rows = list(SearchOutbox.objects.filter(consumer_id=consumer).order_by("queued_at", "pk")[:BATCH])
    files = [number for number, row in enumerate(rows) if is_material(row.document_id)]
    return rows[: files[FILES]] if len(files) > FILES else rows


def _forget_unchanged(rows: Iterable[SearchOutbox]) -> None:
    """Delete the rows that still carry the token that was read.

    A document that changed meanwhile carries a new one, and stays for the next round; so does one that somebody is
    changing right now. The rows are locked first: a delete with the token as its condition would not do, because
    Django reads the rows and deletes by key where receivers listen to deletions.
    """
    seen = {row.pk: row.token for row in rows}
    with transaction.atomic():
        now = SearchOutbox.objects.select_for_update(skip_locked=True).filter(pk__in=seen)
        done = [pk for pk, token in now.values_list("pk", "token") if token == seen[pk]]
        SearchOutbox.objects.filter(pk__in=done).delete()


def rebuild(consumer: str, engine: SearchEngine, watched: Watch = iter) -> None:
    """Build the index anew beside the old one, swap, then catch up with what was changed meanwhile.

    `watched` passes the documents on as they are read, to show how far it has come.
    """
    register_consumer(consumer)
    engine.rebuild(watched(all_documents()))
    drain(consumer, engine)


def ensure_index(consumer: str, engine: SearchEngine) -> bool:
    """Rebuild the index if it is unknown, missing, damaged or of another schema; return whether that was needed."""
    unknown = register_consumer(consumer)
    try:
        engine.check()
        reason = "unknown to the database" if unknown else ""
    except IndexOutdated as error:
        reason = str(error) or "outdated"
    if not reason:
        return False
    logger.warning("search index %s is %s; rebuilding it", consumer, reason)
    rebuild(consumer, engine)
    logger.warning("search index %s is rebuilt", consumer)
    return True


def check_and_repair(consumer: str, engine: SearchEngine, repair: bool = True) -> dict[str, list[str]]:
    """Compare the index with the database both ways; put what differs into the outbox.

    Returns:
        `{"missing": ids, "stale": ids, "superfluous": ids}`, all empty when they agree.
    """
    indexed = dict(engine.revisions())
    expected = {document.id: document.rev for document in all_documents()}
    report = {
        "missing": sorted(expected.keys() - indexed.keys()),
        "stale": sorted(one for one in expected.keys() & indexed.keys() if expected[one] != indexed[one]),
        "superfluous": sorted(indexed.keys() - expected.keys()),
    }
    drift = [one for ids in report.values() for one in ids]
    if drift and repair:
        logger.warning("search index %s differs in %d documents; repairing", consumer, len(drift))
        enqueue(drift)
    return report


def run(consumer: str, engine: SearchEngine, stop: threading.Event, poll: float = POLL_SECONDS) -> None:
    """Index until `stop` is set. Of all processes that call this for one index, one does the work.

    The embedded index is locked by the operating system: when the holder is killed, another takes over at once. A
    cluster's lease is taken over when it has been silent for some seconds.
    """
    outage = _Outage(consumer)
    while not stop.is_set():
        try:
            with engine.sole_indexer(TAKE_OVER_SECONDS):
                _work(consumer, engine, stop, poll, outage)
        except IndexBusy:
            continue  # another process feeds this index; wait for its place
        except EngineUnavailable as error:
            outage.lasts(error)
            stop.wait(UNAVAILABLE_SECONDS)
        except Exception:
            logger.exception("indexer failed; trying again")
            stop.wait(2)


class _Outage:
    """Says once that an index does not answer, when it has not for a while, and once that it does again."""

    def __init__(self, consumer: str) -> None:
        self._consumer = consumer
        self._since: float | None = None
        self._told = False

    def lasts(self, error: EngineUnavailable) -> None:
        self._since = self._since or time.monotonic()
        if not self._told and time.monotonic() - self._since >= SILENCE_SECONDS:
            self._told = True
            logger.warning("search index %s does not answer; its changes wait: %s", self._consumer, error)

    def ends(self) -> None:
        if self._told:
            logger.warning("search index %s answers again and has every change", self._consumer)
        self._since, self._told = None, False


def _work(consumer: str, engine: SearchEngine, stop: threading.Event, poll: float, outage: _Outage) -> None:
    checked = 0.0
    while not stop.is_set():
        close_old_connections()
        try:
            if not checked or time.monotonic() - checked > CHECK_SECONDS:
                ensure_index(consumer, engine)
                checked = time.monotonic()
            drain(consumer, engine)
            outage.ends()
        except IndexerReplaced:
            raise
        except IndexBusy:
            logger.warning("search index %s is busy; trying again", consumer)
        except IndexOutdated:
            checked = 0.0
        wait_for_change(poll)


def start_in_thread(consumer: str, engine: SearchEngine, stop: threading.Event | None = None) -> threading.Event:
    """Run the indexer as a daemon thread of this process; return the event that stops it."""
    stop = stop or threading.Event()
    threading.Thread(target=run, args=(consumer, engine, stop), name=f"indexer {consumer}", daemon=True).start()
    return stop
