"""Several processes would index: one does, and another takes over when it is killed."""

import signal
import time

import pytest

from search.current import engines
from search.embedded import embedded_engine
from search.engines.base import EngineUnavailable
from search.indexer import check_and_repair
from search.models import SearchOutbox
from tests.factories import CasePageFactory

from .children import wait_until

pytestmark = pytest.mark.slow


def indexed(page, engine=None) -> bool:
    try:
        return f"page:{page.pk}" in (engine or embedded_engine()).revisions()
    except EngineUnavailable:
        return False


def test_one_process_indexes_and_another_takes_over_after_a_kill(children):
    first_page = CasePageFactory()
    first = children.start("manage.py", "run_indexer")
    wait_until(lambda: indexed(first_page), "the first process indexes")
    second = children.start("manage.py", "run_indexer")
    second_page = CasePageFactory()
    wait_until(lambda: indexed(second_page), "one of them indexes")
    # The first one holds the work even when it stands still: the second does not go behind its back.
    first.send_signal(signal.SIGSTOP)
    third_page = CasePageFactory()
    time.sleep(3)
    assert second.poll() is None
    assert not indexed(third_page)
    children.kill(first)
    wait_until(lambda: indexed(third_page), "the second process takes over")
    wait_until(lambda: not SearchOutbox.objects.exists(), "the outbox is empty")
    assert not any(check_and_repair("embedded", embedded_engine(), repair=False).values())


def test_told_to_stop_it_stops(children):
    page = CasePageFactory()
    child = children.start("manage.py", "run_indexer")
    wait_until(lambda: indexed(page), "it indexes")
    begun = time.monotonic()
    children.end(child)
    assert child.returncode == 0
    assert time.monotonic() - begun < 10


@pytest.mark.cluster
def test_one_process_feeds_the_cluster_and_one_that_stood_still_does_no_harm(children, cluster, settings):
    settings.SEARCH_URL, settings.SEARCH_CLUSTER = ",".join(cluster.nodes), {"index": cluster.index}
    where = {"SEARCH_URL": settings.SEARCH_URL, "SEARCH_INDEX": cluster.index}
    (consumer, engine), _embedded = engines().consumers.items()
    first_page = CasePageFactory()
    first = children.start("manage.py", "run_indexer", **where)
    wait_until(lambda: indexed(first_page, engine), "the first process indexes")
    second = children.start("manage.py", "run_indexer", **where)
    second_page = CasePageFactory()
    wait_until(lambda: indexed(second_page, engine), "one of them indexes")
    time.sleep(2)
    first.send_signal(signal.SIGSTOP)
    third_page = CasePageFactory()
    time.sleep(5)
    assert second.poll() is None
    assert not indexed(third_page, engine), "the second does not wait"
    wait_until(lambda: indexed(third_page, engine), "the second process takes over")
    first.send_signal(signal.SIGCONT)
    for number in range(20):
        third_page.title = f"Ändrad {number}"
        third_page.save_revision().publish()
        time.sleep(0.1)
    wait_until(lambda: not SearchOutbox.objects.filter(consumer_id=consumer).exists(), "the outbox is empty")
    assert not any(check_and_repair(consumer, engine, repair=False).values())
    engines().close()
