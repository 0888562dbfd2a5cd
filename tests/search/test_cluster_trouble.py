"""A portal whose cluster is in trouble: publishing goes on, visitors search on, and nothing is missed afterwards.

The cluster is a real one, behind a gate that the tests close; what is red or read-only is the cluster's own doing.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from django.test import Client
from elasticsearch import Elasticsearch

from search import indexer
from search.current import engines
from search.indexer import check_and_repair
from search.models import SearchOutbox
from tests.factories import municipality_page
from tests.factories.forms import case_form
from tests.search.engines.gate import gate, wait_for

pytestmark = [pytest.mark.slow, pytest.mark.cluster, pytest.mark.django_db(transaction=True)]

RESERVE = "Sökningen går på reserv just nu"
AGREED = {"missing": [], "stale": [], "superfluous": []}


@dataclass
class Portal:
    """The portal as people meet it. `publish` and `search` tell how many seconds it took."""

    officer: Client
    visitor: Client = field(default_factory=Client)

    def publish(self, title: str) -> float:
        """Publish a case through the admin."""
        address = f"/admin/pages/add/cases/casepage/{municipality_page('1496').pk}/"
        form = case_form(title=title, slug=title.lower()) | {"action-publish": "1"}
        begun = time.monotonic()
        response = self.officer.post(address, form)
        assert response.status_code == 302
        return time.monotonic() - begun

    def search(self, text: str) -> tuple[bool, bool, float]:
        """(whether something was found, whether by the embedded index, seconds)."""
        begun = time.monotonic()
        response = self.visitor.get("/sok/", {"q": text})
        assert response.status_code == 200
        return response.context["total"] > 0, RESERVE in response.content.decode(), time.monotonic() - begun

    def finds(self, text: str) -> bool:
        """Whether a visitor finds something."""
        return self.search(text)[0]


def has_everything(consumer: str) -> bool:
    """Whether an index has read all changes."""
    return not SearchOutbox.objects.filter(consumer_id=consumer).exists()


@pytest.fixture
def door(cluster, settings, monkeypatch):
    """The gate before the cluster, through which the portal searches and indexes."""
    monkeypatch.setattr(indexer, "UNAVAILABLE_SECONDS", 0.5)
    with gate(cluster.nodes[0]) as made:
        settings.SEARCH_URL, settings.SEARCH_CLUSTER = made.url, {"index": cluster.index, "replicas": "0"}
        yield made
        engines().close()


@pytest.fixture
def portal(door, index, officer_client) -> Iterator[Portal]:
    """The portal with both indexes in order, and an indexer for each as in a web process."""
    made = Portal(officer_client)
    stop = threading.Event()
    threads = [
        threading.Thread(target=indexer.run, args=(consumer, engine, stop, 0.1))
        for consumer, engine in engines().consumers.items()
    ]
    for thread in threads:
        thread.start()
    try:
        preferred = next(iter(engines().consumers))
        made.publish("Inledningen")
        wait_for(lambda: made.search("inledningen")[:2] == (True, False), "the cluster answers")
        wait_for(lambda: has_everything(preferred), "the cluster has everything")
        yield made
    finally:
        door.mode = "open"
        stop.set()
        for thread in threads:
            thread.join(60)


def all_agree() -> None:
    """Wait until every index has read every change, and compare them with the database."""
    for consumer, engine in engines().consumers.items():
        wait_for(lambda consumer=consumer: has_everything(consumer), f"{consumer} has everything", 60)
        assert check_and_repair(consumer, engine, repair=False) == AGREED


@pytest.mark.parametrize("trouble", ["down", "hanging", "slow", "full"])
def test_trouble_on_the_way_to_the_cluster(portal: Portal, door, trouble, caplog):
    usual = min(portal.publish(f"Ostörd{number}") for number in range(3))
    door.mode = trouble
    assert max(portal.publish(f"Besvär{number}") for number in range(3)) < usual + 1
    wait_for(lambda: portal.finds("besvär2"), "visitors find what has been published")
    answers = [portal.search("besvär") for _ in range(5)]
    assert {answer[:2] for answer in answers} == {(True, True)}
    assert max(seconds for *_, seconds in answers) < 2.5 + 1
    suggested = portal.visitor.get("/sok/forslag/", {"q": "besv"}).json()["suggestions"]
    assert suggested
    door.mode = "open"
    all_agree()
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def make_red(client: Elasticsearch, index: str) -> Callable[[], None]:
    """Put an index in its place that no node holds; the returned function puts it right."""
    (good,) = client.indices.get_alias(index=f"{index}.*")
    bad, held = f"{good}-red", client.indices.get(index=good)[good]

    def move(source: str, target: str) -> None:
        steps = [
            [{"remove": {"index": source, "alias": name}}, {"add": {"index": target, "alias": name}}]
            for name in held["aliases"]
        ]
        client.indices.update_aliases(actions=[step for pair in steps for step in pair])

    nowhere = {"number_of_replicas": 0, "index.routing.allocation.require._name": "nobody"}
    client.indices.create(index=bad, mappings=held["mappings"], settings=nowhere, wait_for_active_shards=0)
    move(good, bad)
    assert client.cluster.health(index=bad)["status"] == "red"

    def repair() -> None:
        move(bad, good)
        client.indices.delete(index=bad)

    return repair


def forbid_writing(client: Elasticsearch, index: str) -> Callable[[], None]:
    """Do what a server does whose disk is all but full; the returned function puts it right."""
    block = "index.blocks.read_only_allow_delete"
    client.indices.put_settings(index=f"{index}.*", settings={block: True})
    return lambda: client.indices.put_settings(index=f"{index}.*", settings={block: None})


@pytest.fixture
def client(cluster) -> Iterator[Elasticsearch]:
    """The cluster without the gate."""
    made = Elasticsearch(list(cluster.nodes))
    yield made
    made.close()


@pytest.mark.parametrize(("spoil", "answers"), [(make_red, False), (forbid_writing, True)])
def test_trouble_of_the_cluster_itself(portal: Portal, cluster, client, spoil, answers, caplog):
    usual = min(portal.publish(f"Ostörd{number}") for number in range(3))
    all_agree()
    repair = spoil(client, cluster.index)
    assert max(portal.publish(f"Besvär{number}") for number in range(3)) < usual + 1
    wait_for(lambda: has_everything("embedded"), "the embedded index has everything")
    found, is_reserve, seconds = portal.search("ostörd0")
    assert (found, is_reserve) == (True, not answers)
    assert seconds < 2.5
    preferred = next(iter(engines().consumers))
    assert not has_everything(preferred)
    repair()
    all_agree()
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_visitors_return_to_a_cluster_that_is_well_again(portal: Portal, door, monkeypatch):
    door.mode = "down"
    for _ in range(4):
        assert portal.search("inledningen")[:2] == (True, True)
    door.mode = "open"
    wait_for(lambda: portal.search("inledningen")[:2] == (True, False), "the cluster answers again")
