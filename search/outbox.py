"""Nothing lost: what has changed is written down in the same transaction, for each index, and read again later."""

import threading
import uuid
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from .models import IndexConsumer, SearchOutbox

#: A consumer that has not been seen for so long is dropped, and rebuilds its index when it returns.
FORGOTTEN_AFTER = timedelta(days=7)

_wake = threading.Event()


def register_consumer(name: str) -> bool:
    """Note that the index `name` exists and is alive; return whether it was unknown, so that it must be rebuilt."""
    _consumer, created = IndexConsumer.objects.update_or_create(name=name, defaults={"seen_at": timezone.now()})
    return created


def forget_absent_consumers() -> int:
    """Drop consumers unseen for `FORGOTTEN_AFTER`, with their rows, and return how many there were."""
    absent = IndexConsumer.objects.filter(seen_at__lt=timezone.now() - FORGOTTEN_AFTER)
    return absent.delete()[1].get("search.IndexConsumer", 0)


def enqueue(ids: Iterable[str]) -> None:
    """Write down that these documents have changed, for every index; on commit wake this process's indexer.

    Call it in the transaction that changes the page. A row that waits already gets a new token.
    """
    wanted = sorted(set(ids))
    if not wanted:
        return
    now = timezone.now()
    rows = [
        SearchOutbox(consumer_id=name, document_id=one, token=uuid.uuid4(), queued_at=now)
        for name in IndexConsumer.objects.values_list("name", flat=True)
        for one in wanted
    ]
    SearchOutbox.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["consumer", "document_id"],
        update_fields=["token", "queued_at"],
    )
    transaction.on_commit(_wake.set)


def wait_for_change(seconds: float) -> None:
    """Sleep until this process commits a change, at most `seconds`; changes of other processes are found by polling."""
    _wake.wait(seconds)
    _wake.clear()
