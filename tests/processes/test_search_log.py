"""Searches are counted by several processes at once, to the exact sum, and nothing of them stands in any log."""

import threading
from urllib.parse import urlencode

import pytest

from search.models import LoggedSearch

from .children import ask, last_line, wait_until

pytestmark = pytest.mark.slow

PROCESSES, ROUNDS = 4, 50
VISITORS, SEARCHES = 8, 15
SAME_ORIGIN = b"Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded"


def test_processes_count_the_same_searches_to_the_exact_sum(children):
    started = [children.start("tests/processes/searcher.py", str(ROUNDS)) for _number in range(PROCESSES)]
    assert [last_line(child) for child in started] == [{"rounds": ROUNDS}] * PROCESSES
    sums = LoggedSearch.objects.order_by("text").values_list("text", "searches", "opened")
    each = PROCESSES * ROUNDS
    assert list(sums) == [(text, each, each // 2) for text in ("fritid", "jobb", "läxhjälp", "skolnärvaro")]


def read_note(answer: bytes) -> str:
    """Return the note in a page."""
    return answer.decode().split('data-observation="', 1)[1].split('"', 1)[0]


def test_server_counts_every_search_also_those_of_its_last_seconds(children):
    def visit() -> None:
        for _time in range(SEARCHES):
            assert ask(port, b"GET /sok/?q=vattenrutschkana HTTP/1.1")[0] == 200

    with children.server(workers=2, SEARCH_LOG_SECONDS="1") as port:
        visitors = [threading.Thread(target=visit) for _number in range(VISITORS)]
        for visitor in visitors:
            visitor.start()
        for visitor in visitors:
            visitor.join()
        wait_until(LoggedSearch.objects.filter(text="vattenrutschkana").exists, "the thread writes by itself")
        for _time in range(3):
            _status, answer = ask(port, b"GET /sok/?q=vattenrutschkana HTTP/1.1\r\nHX-Request: true")
            body = urlencode({"sokning": read_note(answer), "handelse": "vila"}).encode()
            assert ask(port, b"POST /sok/iakttagelse/ HTTP/1.1", SAME_ORIGIN, body)[0] == 204
    row = LoggedSearch.objects.get(text="vattenrutschkana")
    assert (row.searches, row.misses) == (VISITORS * SEARCHES + 3, VISITORS * SEARCHES + 3)


def test_no_log_holds_what_was_searched_for_or_by_whom(children):
    with children.server(LOG_LEVEL="INFO", SEARCH_LOG_SECONDS="1") as port:
        for line in (
            b"GET /sok/?q=hemligheten HTTP/1.1",
            b"GET /sok/?q=hemligheten med blanksteg HTTP/1.1",
            b"GET /sok/?q=hemligheten HTTP/9.9",
            b"GET /finns-inte/?q=hemligheten HTTP/1.1",
            b"POST /sok/?q=hemligheten HTTP/1.1",
            b"POST /sok/iakttagelse/?q=hemligheten HTTP/1.1",
            b"G\x00T /sok/?q=hemligheten HTTP/1.1",
        ):
            ask(port, line)
        wait_until(LoggedSearch.objects.filter(text="hemligheten").exists, "the search is counted")
    said = children.log.read_text()
    assert "Invalid request from ip=…" in said
    assert "hemligheten" not in said
    assert "127.0.0.1: " not in said
