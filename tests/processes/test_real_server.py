"""The real server before the portal: whatever is sent to it, it answers with a page and never with a fault."""

import time
import urllib.parse

import pytest

from tests.factories import CasePageFactory

from .children import ask, wait_until

pytestmark = pytest.mark.slow

LINES = {
    "100 kB of words": b"GET /sok/?q=" + b"skola+" * 17_000 + b" HTTP/1.1",
    "8 kB of words": b"GET /sok/?q=" + b"skola+" * 1_300 + b" HTTP/1.1",
    "broken percent": b"GET /sok/?q=%zz%ff%&tema=%E5 HTTP/1.1",
    "raw bytes": b"GET /sok/?q=\xe5\xe4\xf6\xff HTTP/1.1",
    "raw NUL": b"GET /sok/?q=a\0b HTTP/1.1",
    "broken path": b"GET /%ff%00/%2e%2e/ HTTP/1.1",
    "no path": b"GET  HTTP/1.1",
    "absolute address": b"GET http://ond.example/sok/ HTTP/1.1",
    "unknown method": b"BREW /sok/ HTTP/1.1",
    "old protocol": b"GET /sok/ HTTP/0.9",
    "not HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "huge page": b"GET /sok/?sida=1" + b"0" * 23 + b" HTTP/1.1",
}


def test_server_answers_anything_without_a_fault(children):
    with children.server() as port:
        statuses = {}
        for name, line in LINES.items():
            begun = time.monotonic()
            statuses[name], _answer = ask(port, line)
            assert time.monotonic() - begun < 5, name
        assert all(status < 500 for status in statuses.values()), statuses
        assert 400 <= statuses["100 kB of words"] < 500
        assert statuses["8 kB of words"] == statuses["broken percent"] == 200
        for name, headers in {
            "long header": b"X-Long: " + b"x" * 20_000,
            "many headers": b"\r\n".join(b"X-%d: x" % number for number in range(300)),
            "strange host": b"Host: ond.example",
            "strange cookie": b"Cookie: sessionid=\xff\x01; csrftoken=;;;",
        }.items():
            assert 200 <= ask(port, b"GET /sok/ HTTP/1.1", headers)[0] < 500, name
        assert ask(port, b"GET /sok/ HTTP/1.1")[0] == 200
    assert "Traceback" not in children.log.read_text()


def test_published_case_is_found_within_a_moment(children):
    with children.server() as port:
        case = CasePageFactory(title="Kvarterslotsarna vid Storängen")
        begun = time.monotonic()
        words = urllib.parse.quote("kvarterslotsarna").encode()
        wait_until(
            lambda: case.url.encode() in ask(port, b"GET /sok/?q=" + words + b" HTTP/1.1")[1], "the case is found", 5
        )
        assert time.monotonic() - begun < 5
