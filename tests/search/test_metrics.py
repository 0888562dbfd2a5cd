"""What the metrics say about the search: how far behind each index is, and whether the cluster answers."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from search.current import engines
from search.lag import lags
from search.models import IndexConsumer, SearchOutbox
from search.outbox import enqueue, register_consumer
from tests.factories import CasePageFactory
from tests.portal.core.test_metrics import read
from tests.search.engines.servers import answering, closed_port, silent, speaking


@pytest.fixture(autouse=True)
def no_cluster(settings):
    """Settings without a cluster."""
    settings.SEARCH_URL, settings.SEARCH_CLUSTER = "", {}


def test_lag_is_told_for_each_index(index):
    index.drain()
    register_consumer("annan värd")
    CasePageFactory()
    index.drain()
    SearchOutbox.objects.update(queued_at=timezone.now() - timedelta(seconds=90))
    IndexConsumer.objects.filter(name="annan värd").update(seen_at=timezone.now() - timedelta(minutes=10))
    other, embedded = lags()
    assert (embedded.consumer, embedded.waiting, embedded.oldest_seconds) == ("embedded", 0, 0)
    assert (other.consumer, other.waiting) == ("annan värd", SearchOutbox.objects.count())
    assert 90 <= other.oldest_seconds < 100
    assert 600 <= other.unseen_seconds < 610
    found = read()
    assert found["portal_search_waiting_documents", "annan värd"] == other.waiting > 0
    assert found["portal_search_waiting_documents", "embedded"] == 0
    assert found["portal_search_oldest_waiting_seconds", "annan värd"] >= 90
    assert found["portal_search_indexer_unseen_seconds", "embedded"] < 60


def test_clock_of_another_host_gives_no_negative_lag(index):
    enqueue(["page:1"])
    SearchOutbox.objects.update(queued_at=timezone.now() + timedelta(minutes=1))
    assert [lag.oldest_seconds for lag in lags()] == [0.0]


def test_embedded_index_alone_is_well(index):
    found = read()
    assert found["portal_search_preferred_engine_up", "tantivy"] == 1
    assert found["portal_search_breaker_open", "tantivy"] == 0


def test_cluster_that_is_down_is_told_and_so_is_the_breaker(index, settings, client):
    settings.SEARCH_URL = closed_port()
    found = read()
    assert found["portal_search_preferred_engine_up", "elasticsearch"] == 0
    assert found["portal_search_breaker_open", "elasticsearch"] == 0
    for _ in range(3):
        assert client.get("/sok/").status_code == 200
    assert read()["portal_search_breaker_open", "elasticsearch"] == 1
    engines().close()


@pytest.mark.parametrize("trouble", [lambda: speaking(silent), lambda: answering(lambda *_: (503, {}))])
def test_cluster_in_trouble_does_not_keep_the_metrics(index, settings, trouble):
    with trouble() as url:
        settings.SEARCH_URL = url
        begun = timezone.now()
        assert read()["portal_search_preferred_engine_up", "elasticsearch"] == 0
        assert timezone.now() - begun < timedelta(seconds=4)
        engines().close()


def test_check_index_says_what_waits(index, capsys):
    index.drain()
    CasePageFactory()
    waiting = SearchOutbox.objects.count()
    call_command("check_index")
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"embedded: {waiting} waiting, the oldest for 0 s; its indexer was seen ")
    assert second == "embedded: missing: 0, stale: 0, superfluous: 0"
