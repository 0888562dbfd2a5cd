"""The circuit breaker: when it opens, for how long, and what closes it."""

import threading
import time

import pytest

from search.engines.base import EngineUnavailable, IndexOutdated
from search.engines.breaker import CircuitBreaker, CircuitOpen
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch_cluster import Cluster
from tests.search.engines.corpus import request
from tests.search.engines.servers import answering, closed_port, silent, speaking


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    """A clock for one test."""
    return Clock()


@pytest.fixture
def breaker(clock):
    """A breaker that opens at the third failure, for 5 seconds at first and 15 at most."""
    return CircuitBreaker(failures=3, pause=5, longest=15, slow=1, clock=clock)


def call(breaker, error=None, takes=0.0):
    """One call through the breaker."""
    with breaker.guard():
        if takes:
            breaker._clock.now += takes
        if error:
            raise error


def fail(breaker, times=1):
    """So many calls that fail."""
    for _ in range(times):
        with pytest.raises(EngineUnavailable, match="down"):
            call(breaker, EngineUnavailable("down"))


def refused(breaker) -> bool:
    """Whether a call is refused; it succeeds otherwise."""
    try:
        call(breaker)
    except CircuitOpen:
        return True
    return False


def test_breaker_opens_at_the_last_failure_allowed(breaker):
    fail(breaker, 2)
    assert not breaker.is_open
    fail(breaker)
    assert breaker.is_open
    assert refused(breaker)


def test_success_between_failures_counts_from_the_start(breaker):
    fail(breaker, 2)
    call(breaker)
    fail(breaker, 2)
    assert not breaker.is_open


def test_open_breaker_lets_one_call_through_after_its_pause(breaker, clock):
    fail(breaker, 3)
    clock.now += 4.9
    assert refused(breaker)
    clock.now += 0.1
    with breaker.guard():
        assert refused(breaker)
    assert not breaker.is_open
    fail(breaker, 2)
    assert not breaker.is_open


def test_pause_doubles_with_each_failure_up_to_the_longest(breaker, clock):
    fail(breaker, 3)
    for pause in (5, 10, 15, 15):
        clock.now += pause - 0.1
        assert breaker.is_open
        clock.now += 0.1
        fail(breaker)
    clock.now += 15
    call(breaker)
    fail(breaker, 3)
    clock.now += 5
    assert not breaker.is_open


def test_slow_answers_count_as_failures_though_they_are_given(breaker):
    for _ in range(3):
        call(breaker, takes=1.1)
    assert breaker.is_open


def test_outdated_index_is_an_answer(breaker):
    for _ in range(5):
        with pytest.raises(IndexOutdated):
            call(breaker, IndexOutdated("rebuild me"))
    assert not breaker.is_open


def test_mistake_of_the_caller_says_nothing_of_the_server(breaker, clock):
    fail(breaker, 2)
    with pytest.raises(KeyError):
        call(breaker, KeyError("bug"))
    fail(breaker)
    clock.now += 5
    with pytest.raises(KeyError):
        call(breaker, KeyError("bug"))
    assert not breaker.is_open
    fail(breaker)
    assert breaker.is_open


def test_only_one_of_many_threads_looks_how_things_are(breaker, clock):
    fail(breaker, 3)
    clock.now += 5
    inside, outcomes, ready = threading.Event(), [], threading.Barrier(8)

    def visit() -> None:
        ready.wait()
        try:
            with breaker.guard():
                outcomes.append("through")
                inside.wait(5)
        except CircuitOpen:
            outcomes.append("refused")

    threads = [threading.Thread(target=visit) for _ in range(8)]
    for thread in threads:
        thread.start()
    while len(outcomes) < 8:
        time.sleep(0.01)
    inside.set()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["refused"] * 7 + ["through"]


# --- Around an engine, on real sockets --------------------------------------------------------------------------------


def engine_at(url: str, **options) -> ElasticsearchEngine:
    """An engine whose breaker opens at the second failure."""
    return ElasticsearchEngine(
        Cluster.from_url(url, seconds=0.5), breaker=CircuitBreaker(failures=2, pause=0.3, **options)
    )


def seconds_to_fail(engine, error=EngineUnavailable) -> float:
    """How long a search takes to fail."""
    begun = time.monotonic()
    with pytest.raises(error):
        engine.search(request("stöd", limit=20))
    return time.monotonic() - begun


def test_dead_server_is_left_alone_and_asked_again_later():
    engine = engine_at(closed_port())
    seconds_to_fail(engine)
    seconds_to_fail(engine)
    assert seconds_to_fail(engine, CircuitOpen) < 0.05
    with pytest.raises(CircuitOpen):
        engine.suggest("sto", ["public"])
    with pytest.raises(CircuitOpen):
        engine.similar("page:1", ["public"])
    time.sleep(0.35)
    with pytest.raises(EngineUnavailable, match="cannot be reached"):
        engine.search(request("stöd", limit=20))


def test_nobody_waits_for_a_server_that_has_stopped_answering():
    with speaking(silent) as url:
        engine = engine_at(url)
        assert seconds_to_fail(engine) > 0.4
        seconds_to_fail(engine)
        assert seconds_to_fail(engine, CircuitOpen) < 0.05
        engine.close()


def test_server_that_is_well_again_is_used_again():
    well = threading.Event()
    empty = {"timed_out": False, "hits": {"total": {"value": 0}, "hits": []}}
    counted = {"terms": {"buckets": [{"key": "stod\x1ford\x1fstöd", "doc_count": 2}]}}

    def reply(*_):
        return (200, {**empty, "aggregations": counted}) if well.is_set() else (503, {})

    with answering(reply) as url:
        engine = engine_at(url)
        for error in (EngineUnavailable, EngineUnavailable, CircuitOpen):
            with pytest.raises(error):
                engine.suggest("sto", ["public"])
        well.set()
        time.sleep(0.35)
        assert [found.text for found in engine.suggest("sto", ["public"])] == ["stöd"]
        engine.close()
