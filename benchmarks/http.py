"""Pages over HTTP ÷ a bare Django view on the same server: `python -m benchmarks.http 2500`.

Starts gunicorn as `make run` does, on loopback, asks each address a bounded number of times, and ends it.
"""

import http.client
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.throwaway import prepare

DATA_DIR = prepare()

from django.conf import settings
from django.core.management import call_command

from benchmarks.cases_in_database import create_cases
from benchmarks.timing import in_turn, row, table
from cases.models import CasePage, MethodPage
from search.embedded import embedded_engine
from search.indexer import rebuild

ROUNDS = 60
ROOT = Path(__file__).parents[1]


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def collect_static() -> None:
    """Collect the static files that the server hands out."""
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.production"},
        check=True,
    )


def serve(port: int) -> subprocess.Popen:
    """Start the product and wait until it answers."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "BIND": f"127.0.0.1:{port}",
        "BASE_URL": f"http://localhost:{port}",
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "portal.wsgi"], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL
    )
    for _ in range(200):
        try:
            if fetch(port, "/readyz") == 200:
                return server
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


def fetch(port: int, path: str) -> int:
    """Ask for one address and return the status."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers={"Host": f"localhost:{port}"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def measure(port: int) -> str:
    """Return the table of addresses against `/livez`, the barest view there is."""
    addresses = {
        "start page": "/",
        "search: all": "/sok/",
        "search: two words, two chosen values": "/sok/?q=unga+skola&tema=barn-och-unga&status=pagar",
        "suggestions": "/sok/forslag/?q=sko",
        "case": CasePage.objects.live().order_by("pk").first().url_path.replace("/start", "", 1),
        "municipality": "/kommuner/skovde/",
    }
    method = MethodPage.objects.live().first()
    if method is not None:
        addresses["method"] = method.url_path.replace("/start", "", 1)
    rows = []
    for name, path in addresses.items():
        if fetch(port, path) != 200:
            raise RuntimeError(f"{path} did not answer 200")
        mine, bare = in_turn([lambda path=path: fetch(port, path), lambda: fetch(port, "/livez")], ROUNDS)
        rows.append(row(name, mine, bare))
    return table("Pages over HTTP", ["page", "ms", "p95", "bare view, ms", "ratio"], rows)


if __name__ == "__main__":
    call_command("load_demo", verbosity=0)
    create_cases(int(sys.argv[1]) if len(sys.argv) > 1 else 2_500)
    collect_static()
    rebuild(settings.SEARCH_CONSUMER, embedded_engine())
    chosen = free_port()
    process = serve(chosen)
    try:
        print(measure(chosen))
    finally:
        process.terminate()
        process.wait(20)
