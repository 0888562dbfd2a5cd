"""Publishes through the admin until it is killed, again and again; then tells what the database and the index hold.

python publisher.py <id of the parent page> <session key> <kills>
"""

import json
import os
import random
import signal
import sys
import time

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from wagtail.models import Page  # noqa: E402

from search import indexer  # noqa: E402
from search.embedded import embedded_engine  # noqa: E402
from tests.factories.forms import case_form  # noqa: E402


def publish_until_killed(parent: str, session: str, round_number: int, pipe: int) -> None:
    """Create and publish one case after the other, and index them beside it, as a web process does."""
    client = Client(raise_request_exception=True)
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    indexer.start_in_thread(settings.SEARCH_CONSUMER, embedded_engine())
    for number in range(10_000):
        form = case_form(title=f"Exempel {round_number}-{number}", slug=f"exempel-{round_number}-{number}")
        response = client.post(f"/admin/pages/add/cases/casepage/{parent}/", form | {"action-publish": "1"})
        if response.status_code != 302:
            os.write(pipe, b"!")
            raise SystemExit(f"not published: {response.status_code}")
        os.write(pipe, b".")


def look() -> dict[str, object]:
    """Drain the outbox and return what disagrees; nothing is repaired."""
    engine = embedded_engine()
    indexer.ensure_index(settings.SEARCH_CONSUMER, engine)
    indexer.drain(settings.SEARCH_CONSUMER, engine)
    cases = Page.objects.filter(slug__startswith="exempel-")
    return {
        "cases": cases.count(),
        "without_revision": cases.filter(latest_revision=None).count(),
        "live_without_revision": cases.filter(live=True, live_revision=None).count(),
        "not_live": cases.filter(live=False).count(),
        "broken_tree": [bool(found) for found in Page.find_problems()],
        "differs": indexer.check_and_repair(settings.SEARCH_CONSUMER, engine, repair=False),
    }


def in_a_child(work) -> dict[str, object]:
    """Return what `work` returns in a process of its own, so that this one never opens anything."""
    reading, writing = os.pipe()
    if (pid := os.fork()) == 0:
        os.write(writing, json.dumps(work()).encode())
        connection.close()
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        found = answer.read()
    os.waitpid(pid, 0)
    return json.loads(found)


def main(parent: str, session: str, kills: str) -> None:
    """Kill a publisher at a random moment, `kills` times, and look after each."""
    chance = random.Random(int(parent))
    for round_number in range(int(kills)):
        reading, writing = os.pipe()
        if (pid := os.fork()) == 0:
            publish_until_killed(parent, session, round_number, writing)
        os.close(writing)
        assert os.read(reading, 1) == b".", "the first case was not published"
        time.sleep(chance.uniform(0, 0.5))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        published = 1 + len(os.read(reading, 10_000))
        os.close(reading)
        found = in_a_child(look) | {"published": published}
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
