"""Choosing between a cluster and the embedded index, and falling back from one to the other."""

import logging

import pytest

from search.current import Engines, engine_for, engines
from search.engines.base import EngineUnavailable, SearchError
from search.engines.memory import MemoryEngine
from tests.search.engines.corpus import document, request
from tests.search.engines.servers import answering, closed_port


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
