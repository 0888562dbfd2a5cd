"""A cluster that is down, hanging, slow, full or something else altogether: the engine says so in time."""

import contextlib
import json
import time

import pytest

from search.engines.base import EngineUnavailable, IndexOutdated, SearchError
from search.engines.breaker import CircuitBreaker
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch_bulk import adding, send
from search.engines.elasticsearch_client import Connection
from search.engines.elasticsearch_cluster import Cluster
from tests.search.engines.corpus import document, found, request
from tests.search.engines.servers import (
    answering,
    babbling,
    closed_port,
    hanging_up,
    silent,
    speaking,
    trickling,
)

#: How long anybody waits for an answer, with a margin for a busy machine.
IN_TIME = 2.5


def engine_at(*urls: str, **values) -> ElasticsearchEngine:
    """An engine that waits for 2 seconds, as visitors do, and whose breaker stays closed."""
    return ElasticsearchEngine(Cluster.from_url(",".join(urls), **values), breaker=CircuitBreaker(failures=1000))


def fails(engine, error=EngineUnavailable, match=None) -> float:
    """The seconds until a search fails."""
    begun = time.monotonic()
    try:
        with pytest.raises(error, match=match):
            engine.search(request("stöd", limit=20))
        return time.monotonic() - begun
    finally:
        engine.close()


def test_dead_server_fails_at_once():
    assert fails(engine_at(closed_port(), closed_port())) < 1


@pytest.mark.parametrize("nodes", [1, 3])
@pytest.mark.parametrize("talk", [silent, trickling])
def test_server_that_does_not_answer_fails_in_time(talk, nodes):
    with contextlib.ExitStack() as servers:
        urls = [servers.enter_context(speaking(talk)) for _ in range(nodes)]
        assert fails(engine_at(*urls)) < IN_TIME


@pytest.mark.parametrize("talk", [hanging_up, babbling])
def test_server_that_talks_nonsense_fails_in_time(talk):
    with speaking(talk) as url:
        assert fails(engine_at(url)) < IN_TIME


def test_slow_server_fails_in_time():
    with answering(lambda *_: (200, {}), delay=4) as url:
        assert fails(engine_at(url)) < IN_TIME


@pytest.mark.parametrize("status", [401, 403, 429, 500, 502, 503, 504])
def test_server_that_says_no_fails_in_time(status):
    error = {"error": {"type": "x", "reason": "sorry"}, "status": status}
    with answering(lambda *_: (status, error)) as url:
        assert fails(engine_at(url), match="sorry") < IN_TIME


def test_missing_index_is_told_as_such():
    error = {"error": {"type": "index_not_found_exception", "reason": "no such index"}, "status": 404}
    with answering(lambda *_: (404, error)) as url:
        fails(engine_at(url), IndexOutdated)


def test_answer_that_is_not_whole_is_no_answer():
    partial = {"timed_out": True, "hits": {"total": {"value": 3}, "hits": []}, "aggregations": {}}
    with answering(lambda *_: (200, partial)) as url:
        fails(engine_at(url), match="stopped before")


def test_server_of_another_kind_is_refused():
    with answering(lambda *_: (200, {"hits": {}}), product="") as url:
        fails(engine_at(url), match="not an Elasticsearch")


@pytest.mark.parametrize("version", ["7.17.9", "10.0.0"])
def test_server_of_another_version_is_refused(version):
    with answering(lambda *_: (200, {"nodes": {"a": {"version": version}}})) as url:
        engine = engine_at(url)
        with pytest.raises(EngineUnavailable, match=version):
            engine.check()
        engine.close()


def test_question_that_the_server_does_not_understand_is_no_trouble_of_the_server():
    error = {"error": {"type": "parsing_exception", "reason": "what?"}, "status": 400}
    with answering(lambda *_: (400, error)) as url:
        engine = engine_at(url)
        with pytest.raises(SearchError) as caught:
            engine.search(request("stöd", limit=20))
        assert not isinstance(caught.value, EngineUnavailable)
        engine.close()


def test_writing_fails_when_nobody_is_there():
    engine = engine_at(closed_port())
    for use in (
        lambda: engine.index([document(1)]),
        lambda: engine.delete(["page:1"]),
        lambda: engine.rebuild([document(1)]),
        engine.revisions,
        engine.check,
    ):
        with pytest.raises(EngineUnavailable):
            use()
    engine.close()


def test_rejected_operations_are_sent_again_until_there_is_room():
    seen: list[list[str]] = []

    def reply(method, path, body):
        ids = [json.loads(line)["index"]["_id"] for line in body.splitlines()[::2]]
        seen.append(ids)
        full = {"status": 429, "error": {"type": "es_rejected_execution_exception", "reason": "full"}}
        items = [
            {"index": {"_id": id, **(full if len(seen) < 3 and id != "page:1" else {"status": 201})}} for id in ids
        ]
        return 200, {"errors": True, "items": items}

    with answering(reply) as url:
        connection = Connection(Cluster.from_url(url))
        with connection.patient() as client:
            send(client, [adding("x", f"page:{number}", {}, 2) for number in (1, 2, 3)])
        connection.close()
    assert seen == [["page:1", "page:2", "page:3"], ["page:2", "page:3"], ["page:2", "page:3"]]


# --- Some nodes well, some not ----------------------------------------------------------------------------------------


@pytest.fixture
def filled(cluster):
    """A cluster with one document in the index."""
    engine = ElasticsearchEngine(cluster)
    engine.rebuild([document(1, "Hembesök")])
    engine.close()
    return cluster


@pytest.mark.parametrize("talk", [silent, hanging_up])
def test_visitors_get_their_answer_from_a_node_that_is_well(filled, talk):
    with speaking(talk) as ill:
        engine = engine_at(closed_port(), ill, *filled.nodes, index=filled.index, seconds=8)
        for _ in range(6):
            assert found(engine.search(request("hembesök"))) == {1}
        engine.close()


def test_writers_find_a_node_that_is_well(filled):
    engine = engine_at(closed_port(), closed_port(), *filled.nodes, index=filled.index)
    engine.index([document(2, "Hembesök")])
    assert set(engine.revisions()) == {"page:1", "page:2"}
    engine.close()
