"""The indexer brings the index up to the database, and loses nothing on the way."""

import logging
import shutil
import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from search import indexer
from search.current import engines
from search.documents import all_documents
from search.engines.base import EngineUnavailable, IndexerReplaced, IndexOutdated
from search.engines.memory import MemoryEngine
from search.engines.tantivy import TantivyEngine
from search.models import IndexConsumer, SearchOutbox
from search.outbox import enqueue, register_consumer
from tests.factories import CasePageFactory
from tests.search.engines.servers import closed_port

AGREED = {"missing": [], "stale": [], "superfluous": []}


class Meanwhile(MemoryEngine):
    """The oracle, with something that happens just when it has indexed a batch."""

    def __init__(self, happens) -> None:
        super().__init__()
        self._happens = happens

    def index(self, documents) -> None:
        super().index(documents)
        happens, self._happens = self._happens, lambda: None
        happens()


def test_document_that_changes_during_indexing_is_read_again(index):
    case = CasePageFactory(title="Före")

    def change():
        case.title = "Efter"
        case.save_revision().publish()

    engine = Meanwhile(change)
    indexer.drain("embedded", engine)
    assert index.waiting() == set()
    assert engine.revisions() == {f"page:{case.pk}": next(d.rev for d in all_documents() if d.title == "Efter")}


def test_row_that_changes_during_indexing_remains(index, monkeypatch):
    case = CasePageFactory()
    monkeypatch.setattr(indexer, "BATCH", 1)
    rows = list(indexer.SearchOutbox.objects.all())
    enqueue([f"page:{case.pk}"])
    indexer._forget_unchanged(rows)
    assert index.waiting() == {f"page:{case.pk}"}
    indexer._forget_unchanged(list(indexer.SearchOutbox.objects.all()))
    assert index.waiting() == set()


@pytest.mark.django_db(transaction=True)
def test_row_that_is_being_changed_while_indexed_rows_are_forgotten_remains(site):
    register_consumer("embedded")
    enqueue(["page:1"])
    rows = list(indexer.SearchOutbox.objects.all())
    changing, go_on = threading.Event(), threading.Event()

    def change():
        with transaction.atomic():
            enqueue(["page:1"])
            changing.set()
            go_on.wait(0.3)
        connection.close()

    changer = threading.Thread(target=change)
    changer.start()
    assert changing.wait(10)
    indexer._forget_unchanged(rows)
    go_on.set()
    changer.join()
    assert indexer.SearchOutbox.objects.get().token != rows[0].token


def test_draining_takes_every_batch(index, monkeypatch):
    monkeypatch.setattr(indexer, "BATCH", 3)
    enqueue(f"page:{number}" for number in range(100_000, 100_010))
    assert index.drain() == 10
    assert index.waiting() == set()


def test_draining_twice_changes_nothing(index):
    CasePageFactory()
    index.drain()
    before = index.engine.revisions()
    enqueue(before)
    index.drain()
    assert index.engine.revisions() == before


def test_index_that_fails_leaves_its_rows(index):
    case = CasePageFactory()
    shutil.rmtree(index.directory)
    with pytest.raises(IndexOutdated):
        index.drain()
    assert f"page:{case.pk}" in index.waiting()


def test_rebuild_catches_up_with_what_happens_meanwhile(index, monkeypatch):
    late = []

    def with_something_late():
        yield from all_documents()
        late.append(CasePageFactory(title="Publicerad under bygget"))

    monkeypatch.setattr(indexer, "all_documents", with_something_late)
    indexer.rebuild("embedded", index.engine)
    assert index.document(late[0]).title == "Publicerad under bygget"
    assert index.waiting() == set()


@pytest.mark.parametrize("fault", ["missing", "empty", "broken", "older", "unknown"])
def test_index_that_cannot_be_used_is_rebuilt_with_a_notice(index, caplog, fault):
    case = CasePageFactory()
    engine = index.engine
    engine.close()
    if fault == "missing":
        shutil.rmtree(index.directory)
    elif fault == "empty":
        shutil.rmtree(index.directory)
        index.directory.mkdir()
    elif fault == "broken":
        for file in index.directory.glob("gen-*/*"):
            if file.suffix not in {"", ".json"}:
                file.write_bytes(b"skrap")
    elif fault == "older":
        TantivyEngine(index.directory, made_by="ett äldre schema").rebuild(())
    else:
        IndexConsumer.objects.all().delete()
    with caplog.at_level(logging.WARNING, logger="search.indexer"):
        assert indexer.ensure_index("embedded", engine)
    assert [record.getMessage() for record in caplog.records][-1] == "search index embedded is rebuilt"
    assert index.document(case) is not None
    assert indexer.check_and_repair("embedded", engine, repair=False) == AGREED
    caplog.clear()
    assert not indexer.ensure_index("embedded", engine)
    assert caplog.records == []


def test_drift_of_every_kind_is_found_and_repaired(index):
    missing, stale, superfluous = CasePageFactory.create_batch(3)
    index.drain()
    index.engine.delete([f"page:{missing.pk}"])
    type(stale).objects.filter(pk=stale.pk).update(title="Ändrad förbi alla signaler")
    type(superfluous).objects.filter(pk=superfluous.pk).update(live=False)
    report = {
        "missing": [f"page:{missing.pk}"],
        "stale": [f"page:{stale.pk}"],
        "superfluous": [f"page:{superfluous.pk}"],
    }
    assert indexer.check_and_repair("embedded", index.engine, repair=False) == report
    assert index.waiting() == set()
    with pytest.raises(CommandError):
        call_command("check_index", dry_run=True)
    assert indexer.check_and_repair("embedded", index.engine) == report
    index.drain()
    assert indexer.check_and_repair("embedded", index.engine) == AGREED


def test_check_index_command_repairs_and_says_so(index, capsys):
    case = CasePageFactory()
    index.drain()
    index.engine.delete([f"page:{case.pk}"])
    call_command("check_index")
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("embedded: 0 waiting, ")
    assert said[1:] == ["embedded: missing: 1, stale: 0, superfluous: 0", "Repaired."]
    call_command("check_index", dry_run=True)
    assert capsys.readouterr().out.splitlines()[1:] == ["embedded: missing: 0, stale: 0, superfluous: 0"]


def test_rebuild_index_command_says_how_many(index, capsys):
    CasePageFactory()
    call_command("rebuild_index")
    told = capsys.readouterr()
    assert told.out.startswith("embedded: 291 documents indexed in ")
    assert told.err.splitlines()[-1] == "embedded: 100 %, 291"


@pytest.mark.parametrize("command", ["rebuild_index", "check_index"])
def test_index_that_does_not_answer_is_told_and_keeps_no_other_from_its_turn(index, settings, capsys, command):
    settings.SEARCH_URL, settings.SEARCH_CLUSTER = closed_port(), {}
    CasePageFactory()
    with pytest.raises(CommandError, match="cluster:erfarenhetsbanken"):
        call_command(command)
    told = capsys.readouterr()
    assert "the search server cannot be reached" in told.err
    assert "embedded: " in told.out
    assert index.waiting() == set()
    engines().close()


def test_outage_is_told_once_when_it_lasts_and_once_when_it_ends(monkeypatch, caplog):
    outage, now = indexer._Outage("cluster:x"), [1000.0]
    monkeypatch.setattr(indexer.time, "monotonic", lambda: now[0])
    for seconds in (0, 10, 29):
        now[0] = 1000.0 + seconds
        outage.lasts(EngineUnavailable("nej"))
    outage.ends()
    assert caplog.records == []
    for seconds in (100, 131, 140, 900):
        now[0] = 1000.0 + seconds
        outage.lasts(EngineUnavailable("nej"))
    outage.ends()
    outage.ends()
    assert [record.getMessage() for record in caplog.records] == [
        "search index cluster:x does not answer; its changes wait: nej",
        "search index cluster:x answers again and has every change",
    ]


class Overtaken(MemoryEngine):
    """The oracle, whose indexer learns after writing that another process has taken over meanwhile."""

    def index(self, documents) -> None:
        super().index(documents)
        SearchOutbox.objects.all().delete()  # the other one has read and written these
        raise IndexerReplaced("another process feeds it now")


def test_documents_written_by_an_indexer_that_was_replaced_are_read_again(index):
    case = CasePageFactory()
    with pytest.raises(IndexerReplaced):
        indexer.drain("embedded", Overtaken())
    assert f"page:{case.pk}" in index.waiting()
