"""Fixtures for every test: the set-up site, people, and browsers without a screen."""

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client

from .database import Snapshot, forget_caches, put_back, take_snapshot
from .factories import UserFactory
from .factories import editor as make_editor
from .factories import officer_of as make_officer

if TYPE_CHECKING:
    from search.engines.elasticsearch_cluster import Cluster


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the database, so that a second database need not see the rest again."""
    for item in items:
        asks = {"db", "transactional_db"}.intersection(getattr(item, "fixturenames", ()))
        if asks or item.get_closest_marker("django_db") or "processes" in item.path.parts:
            item.add_marker("database")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Set up the site once: reference data, page tree, all 290 municipalities' pages, groups."""
    from portal.home.setup import set_up_site

    with django_db_blocker.unblock():
        set_up_site(hostname="testserver", port=80)


@pytest.fixture(scope="session")
def site_rows(django_db_setup, django_db_blocker) -> Snapshot:
    """Every row of the set-up site, before any test has written."""
    with django_db_blocker.unblock():
        return take_snapshot()


@pytest.fixture
def site(site_rows, db):
    """Return the start page of the set-up site, put back first if an earlier test has emptied the database.

    Every test that uses the database should ask for `site`, or for a fixture below, which all do.
    """
    from portal.home.models import HomePage

    if not HomePage.objects.exists():
        put_back(site_rows)
    forget_caches()
    return HomePage.objects.get()


@pytest.fixture
def officer_of(site) -> Callable:
    """Return the function that makes an officer: `officer_of("1496")` is one of Skövde."""
    return make_officer


@pytest.fixture
def officer(site):
    """An officer of Skövde (1496)."""
    return make_officer("1496")


@pytest.fixture
def editor(site):
    """An editor of the agency."""
    return make_editor()


@pytest.fixture
def client_of(site) -> Callable:
    """Return the function that signs a user in and returns the client."""

    def sign_in(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def officer_client(client_of, officer) -> Client:
    """The client of `officer`."""
    return client_of(officer)


@pytest.fixture
def editor_client(client_of, editor) -> Client:
    """The client of `editor`."""
    return client_of(editor)


@pytest.fixture
def administrator_client(client_of) -> Client:
    """The client of somebody who may do everything."""
    return client_of(UserFactory(is_superuser=True, is_staff=True))


@pytest.fixture(scope="session")
def cluster_url() -> str:
    """The address of the Elasticsearch server that the tests may use."""
    url = os.environ.get("TEST_ELASTICSEARCH_URL", "")
    if not url:
        message = "no Elasticsearch: start one with scripts/elasticsearch.sh and set TEST_ELASTICSEARCH_URL"
        if os.environ.get("REQUIRE_SERVICES"):
            pytest.fail(message)
        pytest.skip(message)
    return url


@pytest.fixture
def cluster(cluster_url) -> Iterator["Cluster"]:
    """A name of its own on that server, with nothing under it before or after. Exports may take their time."""
    from search.engines.elasticsearch import ElasticsearchEngine
    from search.engines.elasticsearch_cluster import Cluster

    given = Cluster.from_url(cluster_url, index=f"test-{uuid.uuid4().hex[:12]}", seconds=20)
    yield given
    cleaner = ElasticsearchEngine(given)
    cleaner.remove()
    cleaner.close()


@pytest.fixture(scope="session")
def nodes():
    """The three nodes in TEST_CLUSTER_DIR, for drills that kill one of them."""
    directory = os.environ.get("TEST_CLUSTER_DIR", "")
    if not directory:
        message = "no three nodes: make drill starts them"
        if os.environ.get("REQUIRE_SERVICES"):
            pytest.fail(message)
        pytest.skip(message)
    from .search.engines.nodes import Nodes

    return Nodes(directory)


def pytest_unconfigure(config) -> None:
    """Take the throw-away disk away: uploaded files, indexes, the database file."""
    if settings.configured and settings.DATA_DIR.name.startswith("portal-test-"):
        shutil.rmtree(settings.DATA_DIR, ignore_errors=True)
