"""The index on a cluster: several makings, several writers, kills, and rebuilds that lose nothing."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from elasticsearch import BadRequestError, Elasticsearch

from search.engines.base import IndexBusy, IndexerReplaced, IndexOutdated
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch_client import Connection
from search.engines.elasticsearch_lease import Lease
from tests.search.engines.cluster_writer import MADE_BY
from tests.search.engines.corpus import document, found, random_documents, request

WRITER = Path(__file__).with_name("cluster_writer.py")


@pytest.fixture
def engines(cluster):
    """A function that makes engines over one index name."""
    made = []

    def make(**options) -> ElasticsearchEngine:
        made.append(ElasticsearchEngine(cluster, **{"made_by": MADE_BY, **options}))
        return made[-1]

    yield make
    for engine in made:
        engine.close()


@pytest.fixture
def engine(engines):
    """An empty index."""
    made = engines()
    made.rebuild(())
    return made


@pytest.fixture
def client(cluster):
    """The cluster without any of our code between."""
    made = Elasticsearch(**cluster.client_options())
    yield made
    made.close()


def generations(client, cluster) -> list[str]:
    """The names of all generations."""
    return sorted(client.indices.get_alias(index=f"{cluster.index}.*"))


def start_writer(cluster, first: int, work: str = "index") -> subprocess.Popen:
    """A process that writes until it is killed."""
    arguments = [sys.executable, str(WRITER), ",".join(cluster.nodes), cluster.index, str(first), work]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


# --- Missing, of another making, foreign -----------------------------------------------------------------------------


def test_missing_index_is_reported_by_every_method(engines, client, cluster):
    engine = engines()
    for use in (
        engine.check,
        engine.revisions,
        lambda: engine.search(request("stöd")),
        lambda: engine.suggest("st", ["public"]),
        lambda: engine.similar("page:1", ["public"]),
        lambda: engine.index([document(1)]),
        lambda: engine.delete(["page:1"]),
    ):
        with pytest.raises(IndexOutdated):
            use()
    assert generations(client, cluster) == []
    engine.rebuild([document(1)])
    engine.check()
    assert engine.revisions() == {"page:1": 1}


def test_index_of_each_making_serves_those_who_understand_it(engines, engine):
    engine.index([document(1)])
    newer = engines(made_by="tomorrow")
    assert newer.consumer != engine.consumer
    for use in (newer.check, newer.revisions, lambda: newer.index([document(1)])):
        with pytest.raises(IndexOutdated):
            use()
    newer.rebuild([document(2)])
    assert (newer.revisions(), engine.revisions()) == ({"page:2": 1}, {"page:1": 1})
    newer.rebuild([document(3)])
    with pytest.raises(IndexOutdated):
        engine.check()


def test_making_is_noted_in_the_index_and_believed_before_its_name(engine, client, cluster):
    (name,) = generations(client, cluster)
    assert client.indices.get_mapping(index=name)[name]["mappings"]["_meta"] == {"made_by": MADE_BY}
    client.indices.put_mapping(index=name, meta={"made_by": "somebody else"})
    with pytest.raises(IndexOutdated, match="somebody else"):
        engine.check()


def test_index_takes_no_fields_but_its_own(engine, client, cluster):
    (name,) = generations(client, cluster)
    with pytest.raises(BadRequestError, match="strict_dynamic_mapping_exception"):
        client.index(index=name, id="page:1", document={"titel": "x"})


def test_removing_leaves_nothing_and_touches_nobody_else(engines, engine, client, cluster):
    other = f"{cluster.index}-other"
    client.indices.create(index=other)
    try:
        engines(made_by="tomorrow").rebuild([document(1)])
        engine.remove()
        assert set(client.indices.get(index=f"{cluster.index}*")) == {other}
    finally:
        client.indices.delete(index=other)


# --- Rebuilding ------------------------------------------------------------------------------------------------------


def test_previous_generation_stays_until_the_next_rebuild(engine, client, cluster):
    (first,) = generations(client, cluster)
    engine.rebuild([document(1)])
    second = generations(client, cluster)[-1]
    assert generations(client, cluster) == [first, second]
    engine.rebuild([document(1)])
    assert generations(client, cluster)[0] == second
    assert len(generations(client, cluster)) == 2


def test_rebuild_that_fails_leaves_no_trace(engine, client, cluster):
    before = generations(client, cluster)

    def source():
        yield document(1)
        raise LookupError("the database went away")

    with pytest.raises(LookupError):
        engine.rebuild(source())
    assert generations(client, cluster) == before
    assert engine.revisions() == {}


def test_what_others_remove_before_it_is_read_again_stays_removed(engines, engine):
    engine.index(document(number, "Först") for number in range(40))
    other = engines()

    def source():
        other.delete(f"page:{number}" for number in range(0, 40, 2))
        other.index([document(1, "Ändrad", rev=2)])
        yield from (document(number, "Först") for number in range(40))

    engine.rebuild(source())
    assert engine.revisions() == {f"page:{number}": 1 + (number == 1) for number in range(1, 40, 2)}
    other.index([document(2, "Åter")])
    assert "page:2" in engine.revisions()


@pytest.mark.slow
def test_nothing_written_during_rebuilds_is_lost(engines, engine):
    stop, wrong = threading.Event(), []
    told: dict[str, int] = {}  # what a database would say: written before the index is

    def write_on(first: int) -> None:
        writer, chance = engines(), random.Random(first)
        while not stop.is_set():
            number = first + chance.randrange(20)
            id = f"page:{number}"
            try:
                if told.get(id) and chance.random() < 0.4:
                    told[id] = 0
                    writer.delete([id])
                else:
                    told[id] = rev = chance.randrange(1, 1000)
                    writer.index([document(number, "Ny", rev=rev)])
            except Exception as error:
                wrong.append(error)
                return

    def source():
        state = dict(told)
        for id, rev in state.items():
            if rev:
                time.sleep(0.002)
                yield document(int(id.partition(":")[2]), "Läst", rev=rev)

    threads = [threading.Thread(target=write_on, args=(first,)) for first in (0, 100)]
    for thread in threads:
        thread.start()
    for _ in range(6):
        engine.rebuild(source())
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert engine.revisions() == {id: rev for id, rev in told.items() if rev}


@pytest.mark.slow
def test_readers_survive_rebuilds(engines, engine):
    sizes, documents = (40, 60), random_documents(60, seed=6)
    engine.rebuild(documents[: sizes[0]])
    stop, wrong = threading.Event(), []

    def read_on() -> None:
        reader = engines()
        while not stop.is_set():
            try:
                page = reader.search(request(audience=["public", "member", "group:7", "meeting:12:registered"]))
                if page.total not in sizes or sum(page.facets["typ"].values()) != page.total:
                    wrong.append(page.total)
            except Exception as error:
                wrong.append(error)

    readers = [threading.Thread(target=read_on) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(6):
        engine.rebuild(documents[: sizes[number % 2]])
    stop.set()
    for reader in readers:
        reader.join()
    assert wrong == []


# --- Who may rebuild --------------------------------------------------------------------------------------------------


def test_only_one_rebuild_at_a_time(engines, engine):
    begun, finish = threading.Event(), threading.Event()

    def source():
        begun.set()
        finish.wait(20)
        yield document(1)

    first = threading.Thread(target=engine.rebuild, args=(source(),))
    first.start()
    begun.wait(20)
    with pytest.raises(IndexBusy):
        engines(wait=0.5).rebuild([document(2)])
    finish.set()
    first.join()
    assert engine.revisions() == {"page:1": 1}
    engines(wait=0.5).rebuild([document(2)])
    assert engine.revisions() == {"page:2": 1}


@pytest.mark.slow
def test_lock_of_a_holder_that_is_gone_is_taken_over_and_not_before(cluster):
    connection = Connection(cluster)
    index = f"{cluster.index}-locks"
    holder = Lease(connection, index, "work", lasting=1.0)
    with holder.held(1):
        begun = time.monotonic()
        with pytest.raises(IndexBusy), Lease(connection, index, "work", lasting=1.0).held(2.5):
            pass
        assert time.monotonic() - begun > 2.5
    with Lease(connection, index, "work", lasting=1.0).held(0.1):
        pass
    child = os.fork()
    if not child:
        with Lease(Connection(cluster), index, "work", lasting=1.0).held(1):
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    with pytest.raises(IndexBusy), Lease(connection, index, "work", lasting=1.0).held(0.3):
        pass
    with Lease(connection, index, "work", lasting=1.0).held(10):
        pass
    connection.close()


def test_holder_that_could_not_let_go_need_not_wait_for_itself(cluster):
    connection = Connection(cluster)
    index = f"{cluster.index}-locks"
    with Lease(connection, index, "work", holder="one").held(0):
        with pytest.raises(IndexBusy), Lease(connection, index, "work", holder="two").held(0.5):
            pass
        begun = time.monotonic()
        with Lease(connection, index, "work", holder="one").held(2):
            assert time.monotonic() - begun < 2
    connection.close()


def test_indexer_that_stood_still_learns_that_another_took_over(engines, engine, cluster, client):
    other = engines()
    with engine.sole_indexer(1):
        engine.index([document(1)])
        client.delete(
            index=f"{cluster.index}-locks", id=f"indexer {cluster.index}.{engine.consumer.rpartition('.')[2]}"
        )
        with other.sole_indexer(1):
            other.index([document(1, rev=2)])
            with pytest.raises(IndexerReplaced):
                engine.index([document(1, rev=1)])
    engine.index([document(1, rev=3)])
    assert engine.revisions() == {"page:1": 3}


# --- Several processes ------------------------------------------------------------------------------------------------


def test_engine_works_on_both_sides_of_a_fork(engine):
    engine.index([document(1)])
    child = os.fork()
    if not child:
        status = 1
        try:
            signal.alarm(30)
            engine.index([document(2)])
            status = 0 if found(engine.search(request())) == {1, 2} else 2
        finally:
            os._exit(status)
    assert os.waitpid(child, 0)[1] == 0
    engine.index([document(3)])
    assert set(engine.revisions()) == {"page:1", "page:2", "page:3"}


@pytest.mark.slow
def test_killed_writer_loses_nothing_it_told_of(cluster, engine):
    chance, told = random.Random(7), set()
    for attempt in range(3):
        process = start_writer(cluster, 1000 * attempt)
        first = process.stdout.readline()
        time.sleep(chance.uniform(0, 0.5))
        process.kill()
        told |= {f"page:{number}" for number in (first + process.stdout.read()).split()}
        process.wait()
        process.stdout.close()
    assert told <= set(engine.revisions())
    assert len(told) > 3


@pytest.mark.slow
def test_killed_rebuild_leaves_the_old_index_whole_and_the_next_one_clears_up(cluster, engines, engine, client):
    engine.index(document(number, "Hembesök") for number in range(50))
    process = start_writer(cluster, 2, "rebuild")
    process.stdout.readline()
    time.sleep(0.2)
    process.kill()
    process.wait()
    process.stdout.close()
    assert len(engine.revisions()) == 50
    engine.delete(["page:7"])
    engine.index([document(8, "Trygghet", rev=3)])
    assert len(engine.revisions()) == 49
    assert len(generations(client, cluster)) == 2
    engines(wait=40).rebuild([document(1)])
    assert engine.revisions() == {"page:1": 1}
    assert len(generations(client, cluster)) == 2
    assert all("-fill" not in alias for held in client.indices.get_alias().values() for alias in held["aliases"]
               if alias.startswith(cluster.index))  # fmt: skip
