"""The real product for the journeys: a prepared data folder and gunicorn, started the way `scripts/run.sh` does."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
KEPT_VARIABLES = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV")
PATIENCE = 60  # seconds until the portal must answer


@dataclass(frozen=True)
class Portal:
    """A portal that serves: its address without a slash at the end, and where its data is."""

    url: str
    data: Path

    def ask(self, script: str) -> dict:
        """Run `script` in the portal's own environment and return the JSON object that it prints last."""
        done = _manage(self, "shell", "--no-imports", "--verbosity", "0", "--command", script)
        return json.loads(done.stdout.strip().splitlines()[-1])


def free_port() -> int:
    """Return a port of this machine that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def prepare(portal: Portal) -> None:
    """Migrate, load the demonstration, collect static files and bring the index up to date, as `make run` does."""
    portal.data.mkdir(parents=True, exist_ok=True)
    _manage(portal, "migrate", "--verbosity", "0")
    _manage(portal, "load_demo", "--verbosity", "0")
    _manage(portal, "collectstatic", "--noinput", "--clear", "--verbosity", "0")
    _manage(portal, "check_index")


@contextlib.contextmanager
def serving(portal: Portal) -> Iterator[Portal]:
    """Serve `portal` by gunicorn with the project's configuration until the block is left."""
    log = (portal.data / "gunicorn.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "portal.wsgi"],
        cwd=PROJECT, env=_environment(portal), stdout=log, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        _wait_until_it_answers(portal, server)
        yield portal
    finally:
        server.terminate()
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        log.close()


def _environment(portal: Portal) -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    return kept | {
        "DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "DATA_DIR": str(portal.data),
        "BASE_URL": portal.url,
        "BIND": portal.url.removeprefix("http://"),
        "LOG_LEVEL": "WARNING",
        "PYTHONPATH": str(PROJECT),
    }


def _manage(portal: Portal, *command: str) -> subprocess.CompletedProcess:
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=PROJECT, env=_environment(portal), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"manage.py {command[0]} failed:\n{done.stdout}\n{done.stderr}"
    return done


def _wait_until_it_answers(portal: Portal, server: subprocess.Popen) -> None:
    """Return when the portal is ready and its search answers; a server that ends or is too slow is an error."""
    deadline = time.monotonic() + PATIENCE
    waiting = [f"{portal.url}/readyz", f"{portal.url}/sok/"]
    while waiting:
        assert server.poll() is None, f"gunicorn ended:\n{(portal.data / 'gunicorn.log').read_text()}"
        assert time.monotonic() < deadline, f"no answer from {waiting[0]} within {PATIENCE} s"
        try:
            with urllib.request.urlopen(waiting[0], timeout=10):
                waiting.pop(0)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
