"""How a meeting presents itself to machines."""

import json
import re

import pytest

from tests.factories import MeetingPageFactory


def data_of(client, meeting) -> dict:
    found = re.search('<script type="application/ld\\+json">(.*?)</script>', client.get(meeting.url).content.decode())
    return json.loads(found[1])


def test_meeting_is_an_event_in_structured_data(site, client):
    meeting = MeetingPageFactory(title="</script><script>alert(1)</script>", slug="traff")
    data = data_of(client, meeting)
    assert data["@type"] == "Event"
    assert data["name"] == meeting.title
    assert data["url"] == meeting.full_url
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["location"] == [{"@type": "VirtualLocation", "url": meeting.full_url}]


@pytest.mark.parametrize(
    ("form", "mode", "places"),
    [
        ("digital", "OnlineEventAttendanceMode", ["VirtualLocation"]),
        ("fysisk", "OfflineEventAttendanceMode", ["Place"]),
        ("bada", "MixedEventAttendanceMode", ["VirtualLocation", "Place"]),
    ],
)
def test_form_says_where_the_meeting_is(site, client, form, mode, places):
    data = data_of(client, MeetingPageFactory(format=form, place="Folkets hus"))
    assert data["eventAttendanceMode"] == f"https://schema.org/{mode}"
    assert [place["@type"] for place in data["location"]] == places


def test_cancelled_meeting_says_so(site, client):
    meeting = MeetingPageFactory(is_cancelled=True)
    assert data_of(client, meeting)["eventStatus"] == "https://schema.org/EventCancelled"
    assert "Träffen är inställd." in client.get(meeting.url).content.decode()
