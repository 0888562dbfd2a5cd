"""The drill: three nodes, and the one with the primary killed in the middle of indexing and searching."""

import os
import random
import threading
import time

import pytest

from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch_cluster import Cluster
from tests.search.engines.corpus import document, found, request
from tests.search.engines.gate import wait_for

#: Seconds of indexing and searching before the kill, and after it.
BEFORE, AFTER = (4, 12) if "DRILL_KILLS" in os.environ else (2, 6)

pytestmark = [pytest.mark.slow, pytest.mark.drill]


@pytest.fixture
def engine(nodes):
    """An index with 50 documents and a copy on a second node."""
    made = ElasticsearchEngine(Cluster.from_url(nodes.url, index="drill", replicas="1"))
    made.rebuild(document(number, "Hembesök") for number in range(50))
    yield made
    made.remove()
    made.close()


class Worker(threading.Thread):
    """Does a thing again and again; notes how long it took and what went wrong."""

    def __init__(self, work) -> None:
        super().__init__()
        self.work, self.stop = work, threading.Event()
        self.seconds: list[float] = []
        self.errors: list[str] = []

    def run(self) -> None:
        while not self.stop.is_set():
            begun = time.monotonic()
            try:
                self.work()
            except Exception as error:
                self.errors.append(repr(error))
            self.seconds.append(time.monotonic() - begun)

    def finish(self) -> None:
        """End after the round that is under way."""
        self.stop.set()
        self.join()


def test_killed_node_loses_nothing_and_no_visitor_notices(nodes, engine):
    told: dict[str, int] = {}
    chance = random.Random(9)

    def write() -> None:
        number = 1000 + len(told)
        engine.index([document(number, "Trygghet")])
        told[f"page:{number}"] = 1
        time.sleep(0.02)

    def visit() -> None:
        page = engine.search(request("hembesök", limit=20, offset=chance.choice((0, 20))))
        assert page.total == 50
        time.sleep(0.02)

    workers = [Worker(write), Worker(visit), Worker(visit)]
    for worker in workers:
        worker.start()
    try:
        time.sleep(BEFORE)
        killed = nodes.holder_of_primary("drill")
        before = len(told)
        nodes.kill(killed)
        time.sleep(AFTER)
        wait_for(lambda: len(told) >= before + 10, "writing goes on")
    finally:
        for worker in workers:
            worker.finish()
    try:
        assert [worker.errors for worker in workers] == [[], [], []]
        assert max(workers[1].seconds + workers[2].seconds) < 2.5
        assert dict.fromkeys(told, 1).items() <= engine.revisions().items()
    finally:
        nodes.revive(killed)
    engine.check()
    assert dict.fromkeys(told, 1).items() <= engine.revisions().items()


@pytest.mark.long
def test_rebuild_goes_on_when_a_node_is_killed(nodes, engine):
    killed = []

    def source():
        for number in range(1200):
            if number == 700:
                killed.append(nodes.holder_of_primary("drill"))
                nodes.kill(killed[0])
            yield document(number, "Trygghet")

    try:
        engine.rebuild(source())
        assert len(engine.revisions()) == 1200
        assert len(found(engine.search(request("trygghet", limit=2000)))) == 1200
    finally:
        nodes.revive(killed[0])
