"""The embedded index on disk: several processes, kills, damage and old schemas."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from search.engines.base import IndexBusy, IndexOutdated
from search.engines.locks import REBUILD, WRITE, file_lock
from search.engines.tantivy import TantivyEngine
from tests.search.engines.corpus import document, found, random_documents, request
from tests.search.engines.writer import MADE_BY

KILLS = int(os.environ.get("DRILL_KILLS", "5"))
WRITER = Path(__file__).with_name("writer.py")


@pytest.fixture
def engine(tmp_path):
    """An empty index."""
    made = TantivyEngine(tmp_path / "index", wait=5, made_by=MADE_BY)
    made.rebuild(())
    return made


def generation(engine_root: Path) -> Path:
    """The directory of the current generation."""
    return (engine_root / "CURRENT").resolve()


def start_writer(root: Path, first: int, work: str = "index") -> subprocess.Popen:
    """A process that writes until it is killed."""
    return subprocess.Popen(
        [sys.executable, str(WRITER), str(root), str(first), work], stdout=subprocess.PIPE, text=True
    )


# --- Missing, old, damaged -------------------------------------------------------------------------------------------


def test_missing_index_is_reported_by_every_method(tmp_path):
    engine = TantivyEngine(tmp_path / "index")
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
    engine.rebuild([document(1)])
    engine.check()
    assert engine.revisions() == {"page:1": 1}


def test_index_of_another_making_is_reported_until_it_is_rebuilt(tmp_path, engine):
    newer = TantivyEngine(tmp_path / "index", made_by="tomorrow")
    for use in (newer.check, newer.revisions, lambda: newer.index([document(1)])):
        with pytest.raises(IndexOutdated, match="tomorrow"):
            use()
    newer.rebuild([document(2)])
    assert newer.revisions() == {"page:2": 1}
    with pytest.raises(IndexOutdated):
        engine.check()


def damage_meta(path: Path) -> None:
    (path / "meta.json").write_text("{")


def remove_meta(path: Path) -> None:
    (path / "meta.json").unlink()


def cut_segments(path: Path) -> None:
    for file in path.glob("*.*"):
        if file.suffix in {".idx", ".term", ".store", ".fast"}:
            file.write_bytes(file.read_bytes()[:10])


def remove_segments(path: Path) -> None:
    for file in path.glob("*.*"):
        if file.suffix in {".idx", ".term", ".store", ".fast"}:
            file.unlink()


def remove_everything(path: Path) -> None:
    for file in path.iterdir():
        file.unlink()
    path.rmdir()


@pytest.mark.parametrize("harm", [damage_meta, remove_meta, cut_segments, remove_segments, remove_everything])
def test_damaged_index_is_reported_and_rebuilt(tmp_path, engine, harm):
    engine.index([document(1, "Hembesök")])
    harm(generation(tmp_path / "index"))
    fresh = TantivyEngine(tmp_path / "index", made_by=MADE_BY)
    with pytest.raises(IndexOutdated):
        fresh.check()
    fresh.rebuild([document(1, "Hembesök")])
    fresh.check()
    assert found(fresh.search(request("hembesök"))) == {1}


# --- Several processes -----------------------------------------------------------------------------------------------


def test_what_one_process_writes_another_sees_at_once(tmp_path, engine):
    other = TantivyEngine(tmp_path / "index", made_by=MADE_BY)
    assert other.revisions() == {}
    engine.index([document(1)])
    assert other.revisions() == {"page:1": 1}
    engine.rebuild([document(2)])
    assert other.revisions() == {"page:2": 1}


def forked(work) -> int:
    """The exit status of a forked process that does some work and fails if it takes too long."""
    child = os.fork()
    if not child:
        status = 1
        try:
            signal.alarm(20)
            work()
            status = 0
        finally:
            os._exit(status)
    return os.waitpid(child, 0)[1]


def test_engine_works_on_both_sides_of_a_fork(engine):
    engine.index([document(1)])
    engine.revisions()
    assert forked(lambda: engine.index([document(2)])) == 0
    engine.index([document(3)])
    assert set(engine.revisions()) == {"page:1", "page:2", "page:3"}


def test_fork_while_another_thread_writes_does_not_keep_its_locks(engine):
    stop = threading.Event()

    def write_on() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            engine.index([document(number % 7, rev=number)])

    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        assert [forked(engine.check) for _ in range(20)] == [0] * 20
    finally:
        stop.set()
        writer.join()
    engine.index([document(9)])


def test_writers_wait_for_each_other(tmp_path, engine):
    engines = [TantivyEngine(tmp_path / "index", wait=20, made_by=MADE_BY) for _ in range(3)]
    threads = [
        threading.Thread(target=lambda e=e, n=n: [e.index([document(10 * n + i)]) for i in range(5)])
        for n, e in enumerate(engines)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(engine.revisions()) == 15


def test_writer_gives_up_after_its_waiting_time(tmp_path):
    engine = TantivyEngine(tmp_path / "index", wait=0.1)
    engine.rebuild([document(1)])
    with file_lock(tmp_path / "index" / WRITE, 1), pytest.raises(IndexBusy):
        engine.index([document(2)])
    with file_lock(tmp_path / "index" / REBUILD, 1), pytest.raises(IndexBusy):
        engine.rebuild([])
    engine.index([document(2)])
    assert set(engine.revisions()) == {"page:1", "page:2"}


def test_readers_survive_rebuilds(tmp_path):
    root = tmp_path / "index"
    sizes, documents = (40, 60), random_documents(60, seed=6)
    engine = TantivyEngine(root)
    engine.rebuild(documents[: sizes[0]])
    stop, wrong = threading.Event(), []

    def read_on() -> None:
        reader = TantivyEngine(root)
        while not stop.is_set():
            try:
                page = reader.search(request(audience=["public", "member", "group:7", "meeting:12:registered"]))
                if page.total not in sizes or sum(page.facets["typ"].values()) != page.total:
                    wrong.append(page.total)
            except Exception as error:
                wrong.append(error)

    readers = [threading.Thread(target=read_on) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(12):
        engine.rebuild(documents[: sizes[number % 2]])
    stop.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert len(list(root.glob("gen-*"))) == 2


# --- Kills -----------------------------------------------------------------------------------------------------------


def test_killed_writer_loses_nothing_it_told_of(tmp_path, engine):
    chance, told = random.Random(7), set()
    for attempt in range(KILLS):
        process = start_writer(tmp_path / "index", 1000 * attempt)
        first = process.stdout.readline()
        time.sleep(chance.uniform(0, 0.3))
        process.kill()
        told |= {f"page:{number}" for number in (first + process.stdout.read()).split()}
        process.wait()
        process.stdout.close()
        engine.check()
        assert told <= set(engine.revisions())
    assert len(told) > KILLS
    engine.index([document(1, "Ny")])
    assert "page:1" in engine.revisions()


def test_killed_rebuild_leaves_the_old_index_whole(tmp_path, engine):
    chance = random.Random(8)
    engine.index(document(number, "Hembesök") for number in range(50))
    for attempt in range(KILLS):
        process = start_writer(tmp_path / "index", 10 * attempt + 2, "rebuild")
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.2))
        process.kill()
        process.wait()
        process.stdout.close()
        assert len(engine.revisions()) == 50
        engine.index([document(0, "Hembesök", rev=1)])
    engine.rebuild([document(1)])
    assert sorted(path.name for path in (tmp_path / "index").iterdir() if not path.name.startswith("gen-")) == [
        "CURRENT", REBUILD, WRITE,
    ]  # fmt: skip
    assert len(list((tmp_path / "index").glob("gen-*"))) == 2
