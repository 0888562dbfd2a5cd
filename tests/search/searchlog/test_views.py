"""What browsers may tell, and what is not believed."""

import datetime as dt
from urllib.parse import urlencode

import pytest
from django.core import signing
from django.test import Client

from search.searchlog import observation as module
from search.searchlog.observation import Observation
from search.searchlog.views import LONGEST_MESSAGE, Once
from tests.factories import CasePageFactory

ADDRESS = "/sok/iakttagelse/"
FORM = "application/x-www-form-urlencoded"
SAME = {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}


@pytest.fixture
def note(client, index) -> str:
    """The note of a search that htmx fetched."""
    CasePageFactory(title="Skridskor för alla")
    index.drain()
    return client.get("/sok/?q=skridskor", headers={"HX-Request": "true"}).context["observation"].note


def tell(note: str, *events: str, client: Client | None = None, headers: dict | None = None):
    """Send what a beacon sends."""
    body = urlencode([("sokning", note), *(("handelse", event) for event in events)])
    return (client or Client(enforce_csrf_checks=True)).post(
        ADDRESS, body, content_type=FORM, headers=SAME if headers is None else headers
    )


def test_search_at_rest_and_opened_hit_are_counted_once(note, logged):
    for _time in range(3):
        assert tell(note, "vila").status_code == 204
        assert tell(note, "vila", "oppnad").content == b""
    row = logged()["skridskor", ""]
    assert (row.searches, row.hits, row.opened) == (1, 1, 1)


def test_whole_page_is_not_counted_twice(client, index, logged):
    note = client.get("/sok/?typ=kommun").context["observation"].note
    assert tell(note, "vila", "oppnad").status_code == 204
    row = logged()["", "typ=kommun"]
    assert (row.searches, row.opened) == (1, 1)


def test_promoted_page_may_be_opened_where_nothing_was_found(client, index, logged):
    note = client.get("/sok/?q=xyzzyqvw").context["observation"].note
    assert tell(note, "oppnad").status_code == 204
    row = logged()["xyzzyqvw", ""]
    assert (row.hits, row.misses, row.opened) == (0, 1, 1)


def test_counts_fall_on_the_day_of_the_search(note, logged, monkeypatch):
    day = dt.date.fromisoformat(Observation.read(note).day)
    monkeypatch.setattr(module.timezone, "localdate", lambda: day + dt.timedelta(days=1))
    tell(note, "vila")
    assert logged()["skridskor", ""].day == day


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://other.testserver"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.evil.example"},
    ],
)
def test_other_sites_are_refused(note, logged, headers):
    response = tell(note, "vila", headers=headers)
    assert response.status_code == 403
    assert "portalens egna sidor" in response.content.decode()
    assert logged() == {}


def test_browser_that_tells_no_more_than_the_origin_is_believed(note, logged):
    assert tell(note, "vila", headers={"Origin": "http://testserver"}).status_code == 204
    assert logged()["skridskor", ""].searches == 1


@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "patch", "options"])
def test_only_post_is_allowed(index, logged, method):
    assert getattr(Client(), method)(ADDRESS, headers=SAME).status_code == 405
    assert logged() == {}


@pytest.mark.parametrize(
    "change",
    [
        lambda note: "",
        lambda note: "skridskor",
        lambda note: note[:-1] + ("a" if note[-1] != "a" else "b"),
        lambda note: "x" + note,
        lambda note: note * 4,
        lambda note: "\x00\ud7ff",
        lambda note: signing.dumps(
            ["eget", "", 0, "", "2026-11-22", False, "x"], salt="search.searchlog", key="x" * 50
        ),
        lambda note: signing.dumps(["eget", "", 0, "", "2026-11-22", False, "x"], salt="another.salt"),
        lambda note: signing.dumps(["för", "kort"], salt="search.searchlog"),
        lambda note: signing.dumps({"inte": "en lista"}, salt="search.searchlog"),
    ],
)
def test_note_that_is_not_ours_is_refused(note, logged, change):
    response = tell(change(note), "vila")
    assert response.status_code == 400
    assert "går inte att läsa" in response.content.decode()
    assert logged() == {}


def test_old_note_is_refused(note, logged, monkeypatch):
    monkeypatch.setattr(module, "NOTE_SECONDS", -1)
    assert tell(note, "vila").status_code == 400
    assert logged() == {}


@pytest.mark.parametrize("events", [(), ("annat",), ("vila ",)])
def test_unknown_event_is_refused(note, logged, events):
    assert tell(note, *events).status_code == 400
    assert logged() == {}


def test_large_message_is_refused_unread(note, logged):
    response = Client().post(ADDRESS, b"x" * 100_000, content_type=FORM, headers=SAME)
    assert response.status_code == 413
    assert logged() == {}


@pytest.mark.parametrize("length", ["-1", "mycket", str(LONGEST_MESSAGE + 1)])
def test_false_length_is_refused(note, logged, length):
    response = Client().post(ADDRESS, b"vila", content_type=FORM, headers=SAME, CONTENT_LENGTH=length)
    assert response.status_code in {400, 413}
    assert logged() == {}


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"&" * 8_000, b"sokning=%zz&handelse=vila", b"{}"])
def test_garbage_is_refused(index, logged, body):
    assert Client().post(ADDRESS, body, content_type=FORM, headers=SAME).status_code == 400
    assert logged() == {}


def test_longest_search_fits_into_a_message(client, index, logged):
    chosen = "&".join(f"kommun=kommun-{n:03}-abcdefghij" for n in range(15))
    headers = {"HX-Request": "true"}
    note = client.get(f"/sok/?q={'å' * 200}&{chosen}", headers=headers).context["observation"].note
    assert len(note) < LONGEST_MESSAGE / 2
    assert tell(note, "vila").status_code == 204
    assert logged()["å" * 200, chosen].misses == 1


def test_counting_touches_neither_database_nor_cookies(note, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = tell(note, "vila", "oppnad")
    assert response.status_code == 204
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]


def test_once_forgets_the_oldest_only():
    once = Once(remembered=2)
    assert [once.is_first(thing) for thing in "aabca"] == [True, False, True, True, True]
