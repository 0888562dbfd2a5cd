"""What has changed is written down, for each index, in the transaction that changes it."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from search.models import IndexConsumer, SearchOutbox
from search.outbox import enqueue, forget_absent_consumers, register_consumer, wait_for_change
from tests.factories import CasePageFactory


@pytest.fixture
def consumers(site):
    assert register_consumer("one")
    assert register_consumer("two")


def rows() -> dict[tuple[str, str], str]:
    return {(row.consumer_id, row.document_id): row.token for row in SearchOutbox.objects.all()}


def test_change_leaves_a_row_for_every_index(consumers):
    enqueue(["page:1", "page:2", "page:1"])
    assert rows().keys() == {("one", "page:1"), ("one", "page:2"), ("two", "page:1"), ("two", "page:2")}


def test_second_change_gives_the_row_a_new_token(consumers):
    enqueue(["page:1", "page:2"])
    before = rows()
    first = SearchOutbox.objects.get(consumer="one", document_id="page:1")
    enqueue(["page:1"])
    after = rows()
    assert after.keys() == before.keys()
    changed = {key for key in after if after[key] != before[key]}
    assert changed == {("one", "page:1"), ("two", "page:1")}
    assert SearchOutbox.objects.get(pk=first.pk).queued_at > first.queued_at


def test_nothing_to_note_costs_nothing(consumers, django_assert_num_queries):
    with django_assert_num_queries(0):
        enqueue([])


def test_known_index_is_seen_again(site):
    assert register_consumer("one")
    IndexConsumer.objects.update(seen_at=timezone.now() - timedelta(days=2))
    assert not register_consumer("one")
    assert IndexConsumer.objects.get().seen_at > timezone.now() - timedelta(minutes=1)


def test_index_unseen_for_a_week_is_dropped_with_its_rows(consumers):
    enqueue(["page:1"])
    IndexConsumer.objects.filter(name="one").update(seen_at=timezone.now() - timedelta(days=7, seconds=1))
    IndexConsumer.objects.filter(name="two").update(seen_at=timezone.now() - timedelta(days=7) + timedelta(minutes=1))
    assert forget_absent_consumers() == 1
    assert rows().keys() == {("two", "page:1")}
    assert register_consumer("one")


def test_publishing_that_is_rolled_back_leaves_no_row(consumers):
    class Refused(Exception):
        pass

    with pytest.raises(Refused), transaction.atomic():
        CasePageFactory()
        assert rows()
        raise Refused
    assert rows() == {}


@pytest.mark.django_db(transaction=True)
def test_waiting_indexer_wakes_at_commit_and_not_before(site):
    register_consumer("one")
    wait_for_change(0)
    begun, woken = time.monotonic(), []

    def wait():
        wait_for_change(10)
        woken.append(time.monotonic() - begun)

    waiting = threading.Thread(target=wait)
    with transaction.atomic():
        enqueue(["page:1"])
        waiting.start()
        time.sleep(0.2)
        assert woken == []
    waiting.join(5)
    assert 0.2 <= woken[0] < 5
