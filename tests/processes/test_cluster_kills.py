"""Kills at random moments while cases are written: of the indexer, of a rebuild and of the search server itself.

Afterwards each index says what the database says, the cluster's and the host's. DRILL_KILLS says how many kills; after
each, or in the short form after all, the outbox must run empty without anybody's help.
"""

import logging
import os
import random
import threading
import time
import uuid
from collections.abc import Iterator
from itertools import count, cycle, islice

import pytest
from django.db import connection

from search.current import engines
from search.indexer import check_and_repair
from search.models import SearchOutbox
from tests.factories import CasePageFactory
from tests.processes.children import Children, wait_until
from tests.search.engines.nodes import Nodes

logger = logging.getLogger(__name__)
pytestmark = [pytest.mark.slow, pytest.mark.drill]

KILLS = int(os.environ.get("DRILL_KILLS", "3"))
AGREED = {"missing": [], "stale": [], "superfluous": []}
VICTIMS = ("indexer", "rebuild", "server")


class Writer(threading.Thread):
    """Publishes, changes, takes away and deletes cases until told to stop."""

    _numbers = count()

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self._chance = chance
        self.stop = threading.Event()
        self.written = 0
        self.problems: list[Exception] = []

    def run(self) -> None:
        cases = []
        try:
            while not self.stop.wait(0.05):
                deed = self._chance.choice(("publish", "publish", "change", "take away", "delete"))
                if deed == "publish" or not cases:
                    cases.append(CasePageFactory(title=f"Trygghet {next(self._numbers)}"))
                elif deed == "change":
                    case = self._chance.choice(cases)
                    case.title = f"Ändrad {self.written}"
                    case.save_revision().publish()
                else:
                    case = cases.pop(self._chance.randrange(len(cases)))
                    if deed == "take away":
                        case.unpublish()
                    else:
                        case.delete()
                self.written += 1
        except Exception as error:
            self.problems.append(error)
        finally:
            connection.close()


class Drill:
    """The processes of a host, and the ways to kill them."""

    def __init__(self, children: Children, nodes: Nodes, index: str, chance: random.Random) -> None:
        self._children, self._nodes, self._index, self._chance = children, nodes, index, chance
        self._environment = {"SEARCH_URL": nodes.url, "SEARCH_INDEX": index}
        self.indexer = self._start("run_indexer")

    def kill(self, victim: str) -> None:
        """Kill at a random moment, and start again what has to run."""
        getattr(self, f"_kill_{victim}")()

    def _start(self, command: str):
        return self._children.start("manage.py", command, **self._environment)

    def _kill_indexer(self) -> None:
        self._sleep(1)
        self._children.kill(self.indexer)
        self.indexer = self._start("run_indexer")

    def _kill_rebuild(self) -> None:
        """Most of them while they are reading and writing, some before or after that."""
        before = self._said()
        rebuild = self._start("rebuild_index")
        wait_until(lambda: self._said() > before or rebuild.poll() is not None, "the rebuild reads", 120)
        self._sleep(1)
        self._children.kill(rebuild)

    def _kill_server(self) -> None:
        node = self._nodes.holder_of_primary(self._index)
        self._sleep(1)
        self._nodes.kill(node)
        self._sleep(3)
        self._nodes.revive(node)

    def _said(self) -> int:
        return self._children.log.read_text().count(" %, ")

    def _sleep(self, seconds: float) -> None:
        time.sleep(self._chance.uniform(0, seconds))


@pytest.fixture
def index(nodes, settings) -> Iterator[str]:
    """A name of its own on the three nodes, with a copy of each index on a second one."""
    name = f"drill-{uuid.uuid4().hex[:8]}"
    settings.SEARCH_URL, settings.SEARCH_CLUSTER = nodes.url, {"index": name}
    yield name
    next(iter(engines().consumers.values())).remove()
    engines().close()


def is_idle() -> bool:
    """Whether both indexes exist and have read every change."""
    names = set(engines().consumers)
    known = set(SearchOutbox.consumer.field.related_model.objects.values_list("name", flat=True))
    return names <= known and not SearchOutbox.objects.filter(consumer_id__in=names).exists()


def all_agree(after: str) -> None:
    """Wait until the outbox is empty and compare every index with the database."""
    wait_until(is_idle, f"everything is indexed after {after}", 180)
    for consumer, engine in engines().consumers.items():
        assert check_and_repair(consumer, engine, repair=False) == AGREED, (consumer, after)


def test_kills_at_random_moments_lose_nothing(children, nodes, index):
    chance = random.Random(KILLS)
    drill = Drill(children, nodes, index, chance)
    wait_until(is_idle, "the indexes are built", 120)
    written = 0
    rounds = list(islice(cycle(VICTIMS), KILLS))
    batches = [rounds] if len(VICTIMS) == KILLS else [[victim] for victim in rounds]
    for number, batch in enumerate(batches):
        writer = Writer(chance)
        writer.start()
        for victim in batch:
            drill.kill(victim)
        writer.stop.set()
        writer.join()
        assert writer.problems == []
        written += writer.written
        all_agree(f"round {number}: {batch}")
        logger.info("round %d: %s, %d writes so far", number, ", ".join(batch), written)
    assert written > 5 * KILLS
