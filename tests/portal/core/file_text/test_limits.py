"""Files that are made to hurt: bombs, endless ones, and what the child may not do."""

import os
import signal
import subprocess
import sys
import threading
import time
from io import BytesIO
from pathlib import Path

import pytest

from portal.core.file_text.limits import MEGABYTE, Limits
from portal.core.file_text.outcome import Outcome
from portal.core.file_text.reading import Interrupted, read_file
from tests.factories import office

ROOT = Path(__file__).parents[4]
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><x>&d;</x>"""
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>'
PACKAGES = {
    "docx": (office.word(["text"]), "word/document.xml"),
    "pptx": (office.powerpoint(["text"]), "ppt/slides/slide1.xml"),
    "xlsx": (office.excel({"Blad": [["text"]]}), "xl/worksheets/sheet1.xml"),
    "odt": (office.open_text(["text"]), "content.xml"),
}


def read(content: bytes, extension: str, **limits: int):
    return read_file(BytesIO(content), extension, Limits(**limits))


def children() -> list[int]:
    """The reading children of this process, by id."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
            command = (stat.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == os.getpid() and b"portal.core.file_text.child" in command:
            found.append(int(stat.parent.name))
    return found


def slow_word() -> bytes:
    """A Word file of a few hundred kB that takes many seconds to read."""
    body = b"<w:p><w:r><w:t>ord</w:t></w:r></w:p>" * 1_200_000
    xml = (
        b'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body>" + body + b"</w:body></w:document>"
    )
    return office.repacked(office.word(["text"]), {"word/document.xml": xml})


@pytest.mark.parametrize("extension", PACKAGES)
@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE, LAUGHS.decode().encode("utf-16")])
def test_entities_are_refused(extension, declared):
    package, name = PACKAGES[extension]
    assert read(office.repacked(package, {name: declared}), extension).outcome == Outcome.BROKEN


@pytest.mark.parametrize("extension", PACKAGES)
def test_zip_bomb_is_too_large(extension):
    package, name = PACKAGES[extension]
    bomb = office.repacked(package, {name: b"<x>" + b" " * (150 * MEGABYTE) + b"</x>"})
    assert len(bomb) < MEGABYTE
    assert read(bomb, extension).outcome == Outcome.TOO_LARGE


def test_package_with_too_many_entries_is_too_large():
    entries = {f"word/{number}.bin": b"" for number in range(20_001)}
    assert read(office.repacked(office.word(["text"]), entries), "docx").outcome == Outcome.TOO_LARGE


def test_sheet_of_repeated_rows_is_read_once():
    content = office.open_spreadsheet({"Blad": [["mycket"]]})
    rows = (
        b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        b'table:number-columns-repeated="16000"><text:p>mycket</text:p></table:table-cell></table:table-row>'
    )
    xml = (
        b'<?xml version="1.0"?><office:document-content '
        b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        b'<table:table table:name="Blad">' + rows + b"</table:table></office:spreadsheet></office:body>"
        b"</office:document-content>"
    )
    reading = read(office.repacked(content, {"content.xml": xml}), "ods", seconds=10)
    assert [part.text for part in reading.parts] == ["mycket"]


def test_file_above_the_limit_is_not_opened():
    assert read(b"x" * 2000, "txt", file_size=1000).outcome == Outcome.TOO_LARGE


def test_memory_has_a_limit():
    reading = read(b"\xe5" * (60 * MEGABYTE), "txt", memory=120 * MEGABYTE)
    assert reading.outcome == Outcome.TOO_LARGE


@pytest.mark.slow
def test_endless_file_is_stopped_in_time_by_a_child_that_knows_nothing_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hemlig")
    seen: list[bytes] = []

    def look() -> None:
        while not seen:
            seen.extend(Path(f"/proc/{child}/environ").read_bytes() for child in children())
            time.sleep(0.05)

    content = slow_word()
    watcher = threading.Thread(target=look)
    watcher.start()
    started = time.monotonic()
    assert read(content, "docx", seconds=1).outcome == Outcome.TOO_LONG
    assert time.monotonic() - started < 8
    watcher.join()
    assert children() == []
    assert b"LC_ALL" in seen[0]
    assert b"hemlig" not in seen[0]


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_child_killed_by_somebody_else_is_worth_another_try(how):
    killed = threading.Event()

    def kill() -> None:
        while not killed.is_set():
            for child in children():
                time.sleep(0.3)
                os.kill(child, how)
                killed.set()
            time.sleep(0.01)

    killer = threading.Thread(target=kill)
    killer.start()
    with pytest.raises(Interrupted):
        read(slow_word(), "docx")
    killer.join()


@pytest.mark.parametrize(
    "deed",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import os; os.system('true')",
        "import subprocess; subprocess.run(['true'])",
        "open('/tmp/portal-confined', 'w')",
        "import os; os.open('/tmp/portal-confined', os.O_CREAT | os.O_WRONLY)",
        "import os; os.remove('/tmp/portal-confined')",
        "import os; os.fork()",
    ],
)
def test_confined_process_reaches_nothing(deed):
    code = f"from portal.core.file_text.confine import confine, Limits; confine(Limits()); {deed}"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "is closed to this process" in done.stderr


def test_confined_process_has_its_limits():
    code = (
        "import resource as r; from portal.core.file_text.confine import confine, Limits; confine(Limits(seconds=7)); "
        "print(r.getrlimit(r.RLIMIT_CPU), r.getrlimit(r.RLIMIT_AS)[0], r.getrlimit(r.RLIMIT_CORE)[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == f"(7, 7) {1024 * MEGABYTE} 0"
