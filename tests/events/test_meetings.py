"""Meetings in time: a meeting that runs now is upcoming, and past from the moment it ends."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError

from events.models import MeetingPage
from tests.factories import MeetingPageFactory

STOCKHOLM = ZoneInfo("Europe/Stockholm")
STARTS = datetime(2026, 10, 14, 13, 0, tzinfo=STOCKHOLM)
ENDS = datetime(2026, 10, 14, 15, 0, tzinfo=STOCKHOLM)
INSTANT = timedelta(microseconds=1)


@pytest.fixture
def meeting(site):
    return MeetingPageFactory(title="Träff om odling", starts_at=STARTS, ends_at=ENDS)


@pytest.mark.parametrize(
    ("moment", "upcoming", "running"),
    [
        (STARTS - timedelta(days=30), True, False),
        (STARTS - INSTANT, True, False),
        (STARTS, True, True),
        (ENDS - INSTANT, True, True),
        (ENDS, False, False),
        (ENDS + timedelta(days=30), False, False),
    ],
)
def test_meeting_is_upcoming_until_the_moment_it_ends(meeting, client, moment, upcoming, running):
    with time_machine.travel(moment, tick=False):
        assert list(MeetingPage.objects.upcoming()) == [meeting] * upcoming
        assert list(MeetingPage.objects.past()) == [meeting] * (not upcoming)
        assert (meeting.is_past, meeting.is_running) == (not upcoming, running)
        context = client.get("/traffar/").context
        assert context["upcoming"] == [meeting] * upcoming
        assert context["past"] == [meeting] * (not upcoming)
        page = client.get(meeting.url).content.decode()
        assert ("Pågår nu" in page) == running
        assert ("Genomförd" in page) == (not upcoming)
        assert ("kalender/" in page) == upcoming


@pytest.mark.parametrize("hour", [0, 1, 9, 12, 23])
def test_todays_meeting_is_never_lost(site, client, hour):
    today = datetime(2026, 10, 14, 9, 0, tzinfo=STOCKHOLM)
    meeting = MeetingPageFactory(starts_at=today, ends_at=today + timedelta(hours=2))
    with time_machine.travel(today.replace(hour=hour), tick=False):
        context = client.get("/traffar/").context
        assert context["upcoming"] + context["past"] == [meeting]
        assert (meeting in client.get("/").context["next_meetings"]) == (hour < 11)


def test_meetings_stand_next_first_and_latest_first(site, client):
    later, sooner = MeetingPageFactory(in_days=9), MeetingPageFactory(in_days=2)
    long_ago, just_now = MeetingPageFactory(in_days=-90), MeetingPageFactory(in_days=-1)
    context = client.get("/traffar/").context
    assert context["upcoming"] == [sooner, later]
    assert context["past"] == [just_now, long_ago]
    assert client.get("/").context["next_meetings"] == [sooner, later]


@pytest.mark.parametrize(
    ("ends", "words"),
    [(STARTS, "slutar innan den börjar"), (STARTS - INSTANT, "slutar innan"), (STARTS + timedelta(days=4), "tre dygn")],
)
def test_times_that_cannot_be_meant_are_refused(site, ends, words):
    with pytest.raises(ValidationError) as refused:
        MeetingPage(title="Träff", slug="traff", starts_at=STARTS, ends_at=ends).clean()
    assert words in refused.value.message_dict["ends_at"][0]


@pytest.mark.parametrize(
    ("utc", "local"),
    [
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2026-10-25T02:30:00+02:00"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2026-10-25T02:30:00+01:00"),
        (datetime(2026, 10, 25, 12, 0, tzinfo=UTC), "2026-10-25T13:00:00+01:00"),
        (datetime(2027, 3, 28, 0, 59, tzinfo=UTC), "2027-03-28T01:59:00+01:00"),
        (datetime(2027, 3, 28, 1, 0, tzinfo=UTC), "2027-03-28T03:00:00+02:00"),
        (datetime(2027, 3, 28, 11, 0, tzinfo=UTC), "2027-03-28T13:00:00+02:00"),
    ],
)
def test_machines_read_the_local_time_on_the_days_the_clock_changes(site, client, utc, local):
    meeting = MeetingPageFactory(starts_at=utc, ends_at=utc + timedelta(hours=2))
    data = client.get(meeting.url).context["json_ld"]
    assert data["startDate"] == local
    assert datetime.fromisoformat(data["endDate"]) == utc + timedelta(hours=2)


def test_people_read_the_local_time_on_the_days_the_clock_changes(site, client):
    for day, hour in ((datetime(2026, 10, 25, tzinfo=UTC), 12), (datetime(2027, 3, 28, tzinfo=UTC), 11)):
        starts = day.replace(hour=hour)
        meeting = MeetingPageFactory(starts_at=starts, ends_at=starts + timedelta(hours=1))
        page = client.get(meeting.url).content.decode()
        assert "13.00" in page
        assert "14.00" in page
