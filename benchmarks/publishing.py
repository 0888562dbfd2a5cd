"""From publishing to being found, while visitors search: `python -m benchmarks.publishing 25000`.

Starts the product with that many cases, ten visitors who search without pause, and publishes cases one after another;
told is how long it took until a search over HTTP showed each.
"""

import http.client
import random
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote

from benchmarks.throwaway import prepare

DATA_DIR = prepare()

from django.conf import settings

from benchmarks.cases_in_database import create_cases
from benchmarks.http import collect_static, fetch, free_port, serve
from benchmarks.synthetic import queries
from cases.choices import CaseStatus
from cases.models import CasePage
from search.embedded import embedded_engine
from search.indexer import rebuild

VISITORS, PUBLISHED, PATIENCE = 10, 100, 30.0


def visit(port: int, stop: threading.Event, taken: list[float], seed: int) -> None:
    """Search as a visitor does until `stop`, half a second between two searches."""
    texts = queries(200, 2, seed=seed)
    chance = random.Random(seed)
    while not stop.is_set():
        begun = time.perf_counter()
        if fetch(port, f"/sok/?q={quote(chance.choice(texts))}") != 200:
            raise RuntimeError("a visitor saw an error")
        taken.append(time.perf_counter() - begun)
        stop.wait(0.5)


def found(port: int, word: str) -> bool:
    """Whether a search for the word has a hit."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", f"/sok/traffar.csv?q={word}", headers={"Host": f"localhost:{port}"})
    body = connection.getresponse().read().decode()
    connection.close()
    return word in body


def publish(port: int) -> list[float]:
    """Publish cases, each with a word of its own in the title, and return the seconds until each was found."""
    seconds = []
    for number, case in enumerate(CasePage.objects.live().order_by("-pk")[:PUBLISHED]):
        word = f"publicerad{number}xyz"
        case.title, case.status = f"Exempel {word}", CaseStatus.ONGOING
        begun = time.perf_counter()
        case.save_revision().publish()
        while not found(port, word):
            if time.perf_counter() - begun > PATIENCE:
                raise RuntimeError(f"{word} was not found in {PATIENCE:.0f} seconds")
            time.sleep(0.02)
        seconds.append(time.perf_counter() - begun)
    return seconds


def memory_of(pid: int) -> dict[int, int]:
    """The proportional memory of a process and its children, in MiB by process id (Linux)."""
    listed = subprocess.run(["/bin/ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=True)
    told = {}
    for one in [pid, *map(int, listed.stdout.split())]:
        lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        told[one] = next(int(line.split()[1]) // 1024 for line in lines if line.startswith("Pss:"))
    return told


def percentile(values: list[float], share: float) -> float:
    """The value that so many of the values do not exceed."""
    return sorted(values)[max(0, round(share * len(values)) - 1)]


def main(number: int) -> None:
    """Prepare, measure, and print."""
    create_cases(number)
    rebuild(settings.SEARCH_CONSUMER, embedded_engine())
    collect_static()
    port, stop, taken = free_port(), threading.Event(), []
    process = serve(port)
    visitors = [threading.Thread(target=visit, args=(port, stop, taken, seed)) for seed in range(VISITORS)]
    try:
        for visitor in visitors:
            visitor.start()
        seconds = publish(port)
        memory = memory_of(process.pid)
    finally:
        stop.set()
        for visitor in visitors:
            visitor.join(20)
        process.terminate()
        process.wait(20)
    p50, p99 = statistics.median(seconds), percentile(seconds, 0.99)
    print(
        f"publish → found, {number:,} cases, {VISITORS} visitors: median {p50:.2f} s, p99 {p99:.2f} s of {len(seconds)}"
    )
    median, slow = statistics.median(taken), percentile(taken, 0.95)
    print(f"searches meanwhile: {len(taken)}, median {median:.3f} s, p95 {slow:.3f} s")
    print("memory (PSS, MiB) of the server and its workers:", ", ".join(map(str, memory.values())))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 25_000)
