"""The drill: three nodes, and the one with the primary killed in the middle of indexing and searching.

It starts a cluster of its own with scripts/elasticsearch.sh, which takes a minute, so it runs when CLUSTER_DRILL=1.
"""

import os
import random
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch_cluster import Cluster
from tests.search.engines.corpus import document, found, request

SCRIPT = Path(__file__).parents[3] / "scripts" / "elasticsearch.sh"
#: Seconds of indexing and searching before the kill, and after it.
BEFORE, AFTER = 4, 12

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.environ.get("CLUSTER_DRILL") != "1", reason="starts three nodes: set CLUSTER_DRILL=1"),
]


class Nodes:
    """A cluster of three nodes and what is done to it."""

    def __init__(self, directory: str) -> None:
        self.directory = directory
        self.url = self.run("start", "3")

    def run(self, action: str, *arguments: str) -> str:
        """What the script says to an action."""
        command = [str(SCRIPT), action, self.directory, *arguments]
        return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=400).stdout.strip()


@pytest.fixture(scope="module")
def nodes():
    """Three nodes, for all drills. Not below pytest's own directory, which nobody but its owner may enter."""
    with tempfile.TemporaryDirectory(prefix="elasticsearch-drill-") as parent:
        Path(parent).chmod(0o755)
        made = Nodes(f"{parent}/cluster")
        try:
            yield made
        finally:
            made.run("stop")


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


def holder_of_primary(url: str) -> str:
    """The number of the node that holds the primary of the current generation."""
    client = Elasticsearch(url.split(","))
    try:
        rows = client.cat.shards(index="drill.*", format="json", h="prirep,node,index")
    finally:
        client.close()
    newest = max(row["index"] for row in rows)
    (name,) = (row["node"] for row in rows if row["index"] == newest and row["prirep"] == "p")
    return name.removeprefix("node")


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
    time.sleep(BEFORE)
    killed = holder_of_primary(nodes.url)
    nodes.run("kill", killed)
    time.sleep(AFTER)
    for worker in workers:
        worker.finish()
    try:
        assert [worker.errors for worker in workers] == [[], [], []]
        assert max(workers[1].seconds + workers[2].seconds) < 2.5
        assert len(told) > 20
        assert dict.fromkeys(told, 1).items() <= engine.revisions().items()
    finally:
        nodes.run("revive", killed)
    engine.check()
    assert dict.fromkeys(told, 1).items() <= engine.revisions().items()


def test_rebuild_goes_on_when_a_node_is_killed(nodes, engine):
    killed = []

    def source():
        for number in range(1200):
            if number == 700:
                killed.append(holder_of_primary(nodes.url))
                nodes.run("kill", killed[0])
            yield document(number, "Trygghet")

    try:
        engine.rebuild(source())
        assert len(engine.revisions()) == 1200
        assert len(found(engine.search(request("trygghet", limit=2000)))) == 1200
    finally:
        nodes.run("revive", killed[0])
