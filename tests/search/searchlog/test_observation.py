"""Which requests to the results page are counted, and as what."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.models import LoggedSearch
from search.searchlog.observation import Observation
from tests.factories import CasePageFactory, UserFactory

HTMX = {"HX-Request": "true"}


@pytest.fixture
def library(index):
    """Two pages to find; both say something of skates."""
    CasePageFactory(title="Skridskor för alla")
    CasePageFactory(title="Fritidsbanken i centrum", municipality="0180")
    index.drain()


def note_of(response) -> str:
    """The signed note in the page, or an empty string."""
    observation = response.context["observation"]
    if observation is None:
        assert "data-observation" not in response.content.decode()
        return ""
    assert f'data-observation="{observation.note.split(":")[0]}' in response.content.decode()
    return observation.note


def test_whole_page_is_counted_at_once_in_normal_form(client, library, logged):
    client.get("/sok/?q=SKRIDSKOR++&typ=exempel&sortera=nyast")
    client.get("/sok/?typ=exempel&q=skridskor")
    row = logged()["skridskor", "typ=exempel"]
    assert (row.searches, row.hits, row.relaxation, row.misses, row.near_misses, row.opened) == (2, 2, "", 0, 0, 0)
    assert LoggedSearch.objects.count() == 1


def test_outcome_is_counted(client, library, logged):
    client.get("/sok/?q=xyzzyqvw")
    client.get("/sok/?q=skridskor+dagstidning")
    client.get("/sok/?q=fritidsbnken")
    rows = {text: (row.hits > 0, row.relaxation, row.misses, row.near_misses) for (text, _), row in logged().items()}
    assert rows == {
        "xyzzyqvw": (False, rows["xyzzyqvw"][1], 1, 0),
        "skridskor dagstidning": (True, "fewer", 0, 1),
        "fritidsbnken": (True, "typo", 0, 1),
    }


def test_filters_alone_are_a_search_and_the_bare_page_is_none(client, library, logged):
    client.get("/sok/")
    client.get("/sok/?sortera=titel")
    client.get("/sok/?typ=kommun")
    assert list(logged()) == [("", "typ=kommun")]


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/sok/?q=skridskor", {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}),
        ("/sok/?q=skridskor", {"User-Agent": "SuperCrawler 3"}),
        ("/sok/?q=anna@skovde.se", {}),
        ("/sok/?q=900131-1234", {}),
        ("/sok/?q=skridskor&kommun=900131-1234", {}),
        ("/sok/forslag/?q=skridskor", {}),
        ("/sok/atom.xml?q=skridskor", {}),
        ("/sok/traffar.csv?q=skridskor", {}),
        ("/sok/traffar.xlsx?q=skridskor", {}),
    ],
)
def test_page_is_neither_counted_nor_noted(client, library, logged, address, headers):
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    assert b"data-observation" not in response.content
    assert logged() == {}


def test_head_request_is_not_counted(client, library, logged):
    client.head("/sok/?q=skridskor")
    assert logged() == {}


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache-Control": "max-age=0"},
        {"Sec-Fetch-Dest": "image"},
        {"Sec-Fetch-Dest": "iframe"},
        {"HX-Request": "true", "HX-History-Restore-Request": "true"},
    ],
)
def test_page_that_is_loaded_again_or_embedded_is_no_new_search(client, library, logged, headers):
    observation = Observation.read(note_of(client.get("/sok/?q=skridskor", headers=headers)))
    assert observation.is_counted
    assert logged() == {}


@pytest.mark.parametrize(
    "headers", [HTMX, {"Sec-Purpose": "prefetch;prerender"}, {"Purpose": "prefetch"}, {"X-Moz": "prefetch"}]
)
def test_part_and_page_fetched_ahead_wait_until_the_browser_tells(client, library, logged, headers):
    response = client.get("/sok/?q=skridskor", headers=headers)
    observation = Observation.read(note_of(response))
    assert (observation.text, observation.hits, observation.is_counted) == ("skridskor", 2, False)
    assert b"data-observed" not in response.content
    assert logged() == {}


def test_further_page_is_no_new_search(client, index, logged):
    first = client.get("/sok/?typ=kommun")
    assert b"data-observed" in first.content
    for headers in ({}, HTMX):
        response = client.get("/sok/?typ=kommun&sida=2", headers=headers)
        assert Observation.read(note_of(response)).is_counted
    assert logged()["", "typ=kommun"].searches == 1


def test_redirected_search_is_counted_once(client, index, logged):
    client.get("/sok/?typ=kommun&sida=99", follow=True)
    assert logged() == {}


def test_members_are_counted_and_those_who_read_the_report_are_not(client_of, editor_client, library, logged):
    assert note_of(client_of(UserFactory()).get("/sok/?q=skridskor"))
    assert note_of(editor_client.get("/sok/?q=fritidsbanken")) == ""
    assert list(logged()) == [("skridskor", "")]


def test_nothing_is_counted_where_it_is_switched_off(client, library, logged, settings):
    settings.SEARCH_LOG = False
    assert note_of(client.get("/sok/?q=skridskor")) == ""
    assert logged() == {}


def test_two_showings_of_one_search_have_different_notes(client, library):
    first, second = (note_of(client.get("/sok/?q=skridskor")) for _time in range(2))
    assert first != second


def test_counting_asks_nothing_of_the_database(client, library, settings, django_assert_num_queries):
    client.get("/sok/?q=skridskor")
    with CaptureQueriesContext(connection) as counted:
        client.get("/sok/?q=skridskor")
    settings.SEARCH_LOG = False
    with django_assert_num_queries(len(counted)):
        client.get("/sok/?q=skridskor")
