"""Fifty visitors read while one publishes and one imports: nobody is refused, and readers do not wait for writers."""

import logging
import statistics
import threading
import time
from urllib.parse import urlencode

import pytest
from django.db import connection, transaction
from wagtail.models import Page

from tests.factories import CasePageFactory, MethodPageFactory, municipality_page
from tests.factories.forms import case_form

from .children import Children, ask

pytestmark = [pytest.mark.slow, pytest.mark.sqlite_only]

logger = logging.getLogger(__name__)

VISITORS = 50
SECONDS = 6
ADDRESSES = (
    b"/", b"/sok/?q=bibliotek", b"/sok/?tema=folkhalsa&typ=exempel", b"/kommuner/skovde/", b"/metoder/", b"/traffar/",
    b"/sok/forslag/?q=fri",
)  # fmt: skip


class Readers:
    """Visitors who read one page after the other until told to stop."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.times: list[float] = []
        self.bad: list[tuple[bytes, int]] = []

    def read(self, seconds: float) -> list[float]:
        """Let `VISITORS` read for so long, and return how long each page took."""
        self.times = []
        until = time.monotonic() + seconds
        threads = [threading.Thread(target=self._visit, args=(number, until)) for number in range(VISITORS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return self.times

    def _visit(self, number: int, until: float) -> None:
        while time.monotonic() < until:
            address = ADDRESSES[number % len(ADDRESSES)]
            begun = time.monotonic()
            status, _answer = ask(self.port, b"GET " + address + b" HTTP/1.1")
            self.times.append(time.monotonic() - begun)
            if status != 200:
                self.bad.append((address, status))
            number += 1


def publish(port: int, session: str, stop: threading.Event, statuses: list[int]) -> None:
    """Create and publish one case after the other through the admin."""
    parent, token = municipality_page("1496").pk, "a" * 32
    connection.close()
    cookies = f"Cookie: sessionid={session}; csrftoken={token}\r\nX-CSRFToken: {token}\r\n".encode()
    headers = cookies + b"Content-Type: application/x-www-form-urlencoded"
    line = f"POST /admin/pages/add/cases/casepage/{parent}/ HTTP/1.1".encode()
    while not stop.is_set():
        form = case_form(title=f"Publicerat {len(statuses)}", slug=f"publicerat-{len(statuses)}")
        body = urlencode(form | {"action-publish": "1"}, doseq=True).encode()
        connection.close()
        statuses.append(ask(port, line, headers, body)[0])


def import_cases(stop: threading.Event, imported: list[Page], problems: list[Exception]) -> None:
    """Create cases in short transactions, as an import does."""
    try:
        while not stop.is_set():
            with transaction.atomic():
                imported.extend(CasePageFactory.create_batch(5, municipality="0180"))
            time.sleep(0.05)
    except Exception as error:
        problems.append(error)
    finally:
        connection.close()


def in_short(times: list[float]) -> tuple[int, int]:
    """Return the median and the 95th percentile in milliseconds."""
    return round(1000 * statistics.median(times)), round(1000 * statistics.quantiles(times, n=20)[-1])


def test_nobody_is_refused_while_others_write(children: Children, officer, client_of):
    MethodPageFactory()
    session = client_of(officer).cookies["sessionid"].value
    statuses, imported, problems, stop = [], [], [], threading.Event()
    with children.server(workers=2) as port:
        readers = Readers(port)
        alone = readers.read(SECONDS / 2)
        writers = [
            threading.Thread(target=publish, args=(port, session, stop, statuses)),
            threading.Thread(target=import_cases, args=(stop, imported, problems)),
        ]
        for writer in writers:
            writer.start()
        together = readers.read(SECONDS)
        stop.set()
        for writer in writers:
            writer.join()
    logger.info("readers alone: p50, p95 = %s ms; beside writers: %s ms", in_short(alone), in_short(together))
    logger.info("%s pages read, %s published, %s imported", len(together), len(statuses), len(imported))
    assert readers.bad == []
    assert problems == []
    assert set(statuses) == {302}
    assert statuses
    assert imported
    assert "locked" not in children.log.read_text()


def test_reader_does_not_wait_for_a_writer(children):
    case = CasePageFactory(title="Före")
    with children.server() as port:
        for address in ADDRESSES:
            ask(port, b"GET " + address + b" HTTP/1.1")
        with transaction.atomic():
            Page.objects.filter(pk=case.pk).update(title="Under pågående ändring")
            begun = time.monotonic()
            answers = [ask(port, b"GET " + address + b" HTTP/1.1") for address in (*ADDRESSES, case.url.encode())]
            assert time.monotonic() - begun < 10
        assert {status for status, _answer in answers} == {200}
        assert all("Under pågående ändring".encode() not in answer for _status, answer in answers)
