"""A process whose SEARCH_URL leads nowhere says so in one line when it starts, and serves from the embedded index."""

import time

import pytest

from tests.factories import CasePageFactory
from tests.search.engines.servers import answering, closed_port, silent, speaking

from .children import ask, wait_until

pytestmark = pytest.mark.slow

RESERVE = "Sökningen går på reserv just nu".encode()


def version_7(method: str, path: str, body: bytes):
    """What an old server answers."""
    if path.startswith("/_nodes"):
        return 200, {"nodes": {"a": {"version": "7.17.28"}}}
    return 404, {"error": {"type": "index_not_found_exception", "reason": "no such index"}, "status": 404}


@pytest.mark.parametrize(
    ("server", "told"),
    [(lambda: answering(version_7), "7.17.28"), (lambda: speaking(silent), "not answered within 2 s")],
    ids=["version 7", "hanging"],
)
def test_web_process_says_so_and_serves_from_the_embedded_index(children, server, told):
    case = CasePageFactory(title="Kvarterslotsarna")
    with server() as url, children.server(SEARCH_URL=url) as port:
        wait_until(lambda: children.said("search.current"), "the line is there", 10)
        begun = time.monotonic()
        status, answer = ask(port, b"GET /sok/?q=kvarterslotsarna HTTP/1.1")
        assert status == 200
        assert time.monotonic() - begun < 5
        assert RESERVE in answer
        wait_until(
            lambda: case.url.encode() in ask(port, b"GET /sok/?q=kvarterslotsarna HTTP/1.1")[1], "the case is found"
        )
        (line,) = children.said("search.current")
        assert line.startswith("searching the embedded index instead of the cluster: ")
        assert told in line
    assert "Traceback" not in children.log.read_text()


@pytest.mark.parametrize(
    ("command", "url", "told"),
    [
        ("run_indexer", "sök.example", "searching the embedded index only: address 1 in SEARCH_URL is not http(s)"),
        ("run_worker", "closed", "searching the embedded index instead of the cluster: the search server cannot be"),
    ],
)
def test_indexer_and_worker_say_so(children, command, url, told):
    children.start("manage.py", command, SEARCH_URL=closed_port() if url == "closed" else url)
    wait_until(lambda: children.said("search.current"), "the line is there")
    (line,) = children.said("search.current")
    assert line.startswith(told)
