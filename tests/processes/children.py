"""Processes that a test starts, watches and kills; each is ended by its own id."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.db import connection

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds; what is waited for takes one or two, unless the machine is busy


def wait_until(condition: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Return when `condition()` holds; an error when it does not within `seconds`."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"{what}: not within {seconds} s"
        time.sleep(0.05)


def free_port() -> int:
    """Return a port of this machine that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Children:
    """Starts processes over the test's database and the data folder `data`, and ends those that are left."""

    def __init__(self, data: Path) -> None:
        self.data = data
        (data / "static").mkdir(parents=True, exist_ok=True)
        self._running: list[subprocess.Popen] = []

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment of a child."""
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.processes.settings",
            "PYTHONPATH": str(PROJECT),
            "DATA_DIR": str(self.data),
            "TEST_DATABASE": str(connection.settings_dict["NAME"]),
            **more,
        }

    def start(self, *command: str, **environment: str) -> subprocess.Popen:
        """Start `python <command>`; what it says on standard error goes to `self.log`."""
        with self.log.open("a") as log:
            child = subprocess.Popen(
                [sys.executable, *command],
                cwd=PROJECT, env=self.environment(**environment), stdout=subprocess.PIPE, stderr=log, text=True,
            )  # fmt: skip
        self._running.append(child)
        return child

    @property
    def log(self) -> Path:
        """The file with what the children have said."""
        return self.data / "children.log"

    def kill(self, child: subprocess.Popen) -> None:
        """Kill a child as a power cut would."""
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        self._running.remove(child)

    @contextlib.contextmanager
    def server(self, workers: int = 1, threads: int = 4, **environment: str) -> Iterator[int]:
        """Serve the portal by gunicorn, with the project's configuration, and give the port."""
        port = free_port()
        child = self.start(
            "-m", "gunicorn", "portal.wsgi", BIND=f"127.0.0.1:{port}", WEB_WORKERS=str(workers),
            WEB_THREADS=str(threads),
            **{"SEARCH_EMBEDDED_INDEXER": "1", "LOG_LEVEL": "WARNING", "SEARCH_URL": "", **environment},
        )  # fmt: skip
        try:
            wait_until(lambda: _answers(port), "the server answers")
            yield port
        finally:
            self.end(child)

    def end(self, child: subprocess.Popen) -> None:
        """Ask a child to end, and wait for it."""
        if child not in self._running:
            return
        child.send_signal(signal.SIGCONT)
        child.terminate()
        try:
            child.wait(timeout=30)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        child.stdout.close()
        self._running.remove(child)

    def said(self, logger: str = "") -> list[str]:
        """What the children have logged so far, or one of their loggers has; each line must be JSON."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        entries = [json.loads(line) for line in lines if line.startswith("{")]
        return [entry["message"] for entry in entries if entry["logger"].startswith(logger)]

    def end_all(self) -> None:
        """End every child that still runs."""
        for child in list(self._running):
            self.end(child)


def _answers(port: int) -> bool:
    try:
        return ask(port, b"GET /sok/ HTTP/1.1")[0] == 200
    except OSError:
        return False


def ask(port: int, request_line: bytes, headers: bytes = b"", body: bytes = b"") -> tuple[int, bytes]:
    """Send raw bytes as a request and return the status and all that came back; 0 when the server just hung up."""
    lines = [request_line, b"Host: 127.0.0.1", b"Connection: close", *([headers] if headers else [])]
    if body:
        lines.append(b"Content-Length: %d" % len(body))
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as wire:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            wire.sendall(b"\r\n".join(lines) + b"\r\n\r\n" + body)
        answer = b""
        with contextlib.suppress(ConnectionResetError):
            while piece := wire.recv(65_536):
                answer += piece
    head = answer.split(b"\r\n", 1)[0].split()
    return (int(head[1]) if len(head) > 1 else 0), answer


def last_line(child: subprocess.Popen) -> dict:
    """Wait for a child to end by itself and return the JSON object that it wrote last."""
    out, _ = child.communicate(timeout=PATIENCE * 2)
    return json.loads(out.strip().splitlines()[-1])
