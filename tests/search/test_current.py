"""Choosing between a cluster and the embedded index, and falling back from one to the other."""

import logging
import threading
import time

import pytest

from search.current import Engines, announce_in_background, engine_for, engines
from search.engines.base import EngineUnavailable, SearchError
from search.engines.memory import MemoryEngine
from tests.search.engines.corpus import document, request
from tests.search.engines.servers import answering, closed_port, silent, speaking


def titles(engine):
    """The titles that a search finds."""
    return [hit.document.title for hit in engine.search(request(limit=20)).hits]


@pytest.fixture
def embedded():
    """An engine in memory in the place of the embedded one, with one document."""
    made = MemoryEngine()
    made.index([document(1, "Inbäddad")])
    return made


@pytest.fixture(autouse=True)
def no_cluster(settings, tmp_path):
    """Settings without a cluster, with an embedded index that nobody has built."""
    settings.SEARCH_URL, settings.SEARCH_CLUSTER = "", {}
    settings.SEARCH_CONSUMER, settings.SEARCH_INDEX_DIR = "embedded", tmp_path


def test_without_an_address_there_is_only_the_embedded_index():
    assert [engine.name for engine in engines().consumers.values()] == ["tantivy"]
    assert engines() is engines()
    assert engines().problem() is None


def test_cluster_comes_first_and_is_fed_under_a_name_of_its_own(settings):
    settings.SEARCH_URL, settings.SEARCH_CLUSTER = closed_port(), {"index": "prov", "api_key": ""}
    (cluster, embedded) = engines().consumers
    assert cluster.startswith("cluster:prov.")
    assert embedded == "embedded"
    assert [engine.name for engine in engines().consumers.values()] == ["elasticsearch", "tantivy"]


@pytest.mark.parametrize(("url", "options"), [("nonsense", {}), ("http://a:1", {"index": "Å"})])
def test_address_that_cannot_be_read_is_told_in_one_line(settings, caplog, url, options):
    settings.SEARCH_URL, settings.SEARCH_CLUSTER = url, options
    assert [engine.name for engine in engines().consumers.values()] == ["tantivy"]
    (record,) = [record for record in caplog.records if record.name == "search.current"]
    assert record.levelno == logging.ERROR
    assert "\n" not in record.getMessage()


def test_embedded_index_stands_in_for_a_dead_cluster(embedded, caplog):
    both = Engines({"cluster": engine_for(closed_port()), "embedded": embedded})
    for _ in range(5):
        answer = both.ask(titles)
        assert (answer.value, answer.engine, answer.is_fallback) == (["Inbäddad"], "memory", True)
    assert "cannot be reached" in both.problem()
    told = [record.getMessage() for record in caplog.records if record.name == "search.current"]
    assert len(told) == 1
    both.close()


def test_embedded_index_stands_in_when_the_cluster_does_not_understand(embedded):
    with answering(lambda *_: (400, {"error": {"reason": "what?"}, "status": 400})) as url:
        both = Engines({"cluster": engine_for(url), "embedded": embedded})
        assert both.ask(titles).is_fallback
        both.close()


def test_answer_of_the_preferred_engine_is_no_fallback(embedded):
    preferred = MemoryEngine()
    preferred.index([document(2, "Kluster")])
    answer = Engines({"cluster": preferred, "embedded": embedded}).ask(titles)
    assert (answer.value, answer.is_fallback) == (["Kluster"], False)


def test_error_of_the_last_engine_is_the_callers():
    with pytest.raises(EngineUnavailable):
        engines().ask(titles)

    def refuse(engine):
        raise SearchError("no")

    with pytest.raises(SearchError, match="no"):
        Engines({"embedded": MemoryEngine()}).ask(refuse)


def test_mistake_in_our_own_code_is_not_covered_up(embedded):
    with pytest.raises(ZeroDivisionError):
        Engines({"cluster": MemoryEngine(), "embedded": embedded}).ask(lambda engine: 1 / 0)


def test_recovery_is_told_once(embedded, caplog):
    preferred = MemoryEngine()
    failing = [True]

    def use(engine):
        if engine is preferred and failing[0]:
            raise EngineUnavailable("down")
        return titles(engine)

    both = Engines({"cluster": preferred, "embedded": embedded})
    both.ask(use)
    both.ask(use)
    failing[0] = False
    both.ask(use)
    both.ask(use)
    told = [record.getMessage() for record in caplog.records if record.name == "search.current"]
    assert len(told) == 2
    assert "again" in told[1]


def test_unsupported_server_is_named(embedded):
    with answering(lambda *_: (200, {"nodes": {"a": {"version": "7.17.9"}}})) as url:
        both = Engines({"cluster": engine_for(url), "embedded": embedded})
        assert "7.17.9" in both.problem()
        assert "\n" not in both.problem()
        both.close()


def unsupported_media_type(method, path, body):
    """What servers say that do not know requests of version 8: a newer Elasticsearch."""
    return 400, {"error": {"type": "media_type_header_exception", "reason": "found 8"}, "status": 400}


@pytest.mark.parametrize(
    ("server", "told"),
    [
        (lambda: speaking(silent), "not answered within 2 s"),
        (lambda: answering(lambda *_: (200, {"nodes": {"a": {"version": "7.17.28"}}})), "7.17.28"),
        (lambda: answering(lambda *_: (200, {"nodes": {"a": {"version": "10.0.1"}}})), "10.0.1"),
        (lambda: answering(unsupported_media_type), "not an Elasticsearch of version 8 or 9"),
        (lambda: answering(lambda *_: (406, {}), product=""), "not an Elasticsearch of version 8 or 9"),
        (lambda: answering(lambda *_: (200, {"version": {}}), product=""), "not an Elasticsearch of version 8 or 9"),
        (lambda: answering(lambda *_: (503, {"error": {"reason": "no\nmaster"}})), "503: no master"),
    ],
    ids=["hanging", "version 7", "version 10", "other media type", "OpenSearch writes", "OpenSearch", "no master"],
)
def test_server_that_cannot_be_used_is_told_once_in_one_line(settings, caplog, embedded, server, told):
    with server() as url:
        both = Engines({"cluster": engine_for(url), "embedded": embedded})
        begun = time.monotonic()
        both.announce()
        assert time.monotonic() - begun < 3
        for _ in range(3):
            assert both.ask(titles).value == ["Inbäddad"]
        both.close()
    (record,) = [record for record in caplog.records if record.name == "search.current"]
    assert record.levelno == logging.WARNING
    assert record.getMessage().startswith("searching the embedded index instead of the cluster: ")
    assert told in record.getMessage()
    assert "\n" not in record.getMessage()


def test_start_does_not_wait_for_the_announcement(settings, caplog):
    with speaking(silent) as url:
        settings.SEARCH_URL = url
        begun = time.monotonic()
        thread = announce_in_background()
        assert time.monotonic() - begun < 1
        thread.join(10)
        engines().close()
    assert "not answered within 2 s" in caplog.text


def test_embedded_index_alone_has_nothing_to_announce(caplog):
    engines().announce()
    assert caplog.text == ""


def test_threads_that_ask_at_once_get_the_same_engines(settings, caplog):
    settings.SEARCH_URL = "nonsense"
    found, barrier = [], threading.Barrier(8)

    def ask():
        barrier.wait()
        found.append(engines())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(one) for one in found}) == 1
    assert len([record for record in caplog.records if record.name == "search.current"]) == 1
