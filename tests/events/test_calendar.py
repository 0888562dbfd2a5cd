"""The calendar file: readable by every program, the same meeting when it changes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from events.domain import calendar_signature
from events.models import MeetingPage, MeetingState
from tests.factories import MeetingPageFactory

STOCKHOLM = ZoneInfo("Europe/Stockholm")
STARTS = datetime(2026, 10, 14, 13, 0, tzinfo=STOCKHOLM)


@pytest.fixture
def meeting(site):
    return MeetingPageFactory(title="Träff om odling", starts_at=STARTS, ends_at=STARTS + timedelta(hours=2))


@pytest.fixture
def event_of(client):
    """Return a function that downloads the calendar file of a meeting and gives its event."""

    def download(meeting):
        calendar = Calendar.from_ical(client.get(f"{meeting.url}kalender/").content)
        [event] = calendar.walk("VEVENT")
        return event

    return download


def publish(meeting, **changes) -> None:
    page = MeetingPage.objects.get(pk=meeting.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_file_is_what_calendar_programs_read(meeting, client):
    response = client.get(f"{meeting.url}kalender/")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{meeting.slug}.ics"'
    text = response.content.decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    for line in (
        "VERSION:2.0",
        "METHOD:PUBLISH",
        "TZID:Europe/Stockholm",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "DTSTART;TZID=Europe/Stockholm:20261014T130000",
        "DTEND;TZID=Europe/Stockholm:20261014T150000",
        "SUMMARY:Träff om odling",
        "STATUS:CONFIRMED",
    ):
        assert f"\r\n{line}\r\n" in text, line
    assert "RDATE" not in text


def test_lines_are_75_octets_at_most_and_hold_everything(site, client, event_of):
    title = "Åtgärder över ämnesgränserna; " * 6 + "slut, ja"
    summary = "Första raden\nandra, raden; med \\ och ÅÄÖ " * 5
    meeting = MeetingPageFactory(
        title=title, slug="lang", summary=summary, format="fysisk", place="Storgatan 1, 3 tr; Ö"
    )
    content = client.get(f"{meeting.url}kalender/").content
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    for line in lines:
        line.decode()  # no character is cut in two
    event = event_of(meeting)
    assert event["summary"] == title
    assert event["description"].startswith(summary)
    assert event["location"] == "Storgatan 1, 3 tr; Ö"


@pytest.mark.parametrize(
    ("utc", "local"),
    [
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "20261025T023000"),
        (datetime(2026, 10, 25, 12, 0, tzinfo=UTC), "20261025T130000"),
        (datetime(2027, 3, 28, 0, 30, tzinfo=UTC), "20270328T013000"),
        (datetime(2027, 3, 28, 1, 0, tzinfo=UTC), "20270328T030000"),
        (datetime(2027, 3, 28, 11, 0, tzinfo=UTC), "20270328T130000"),
    ],
)
def test_times_are_local_on_the_days_the_clock_changes(site, client, utc, local):
    meeting = MeetingPageFactory(starts_at=utc, ends_at=utc + timedelta(hours=2))
    assert f"DTSTART;TZID=Europe/Stockholm:{local}\r\n" in client.get(f"{meeting.url}kalender/").content.decode()


def test_zone_in_the_file_gives_the_same_times_as_ours(meeting, client):
    calendar = Calendar.from_ical(client.get(f"{meeting.url}kalender/").content)
    zone = calendar.walk("VTIMEZONE")[0].to_tz()
    for moment in (
        datetime(2026, 10, 24, 12), datetime(2026, 10, 25, 1, 30), datetime(2026, 10, 25, 12),
        datetime(2027, 3, 28, 1, 30), datetime(2027, 3, 28, 12), datetime(2035, 7, 1, 12), datetime(2035, 12, 1, 12),
    ):  # fmt: skip
        assert moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=STOCKHOLM).utcoffset(), moment


def test_changed_time_is_a_new_version_of_the_same_event(meeting, event_of):
    first = event_of(meeting)
    assert first["sequence"] == 0
    publish(meeting, starts_at=STARTS + timedelta(days=1), ends_at=STARTS + timedelta(days=1, hours=2))
    second = event_of(meeting)
    assert second["uid"] == first["uid"]
    assert second["sequence"] == 1
    assert second["dtstart"].dt == STARTS + timedelta(days=1)
    publish(meeting, is_cancelled=True)
    third = event_of(meeting)
    assert (third["uid"], third["sequence"], third["status"]) == (first["uid"], 2, "CANCELLED")


@pytest.mark.parametrize("changes", [{}, {"summary": "Ny text"}, {"contact_email": "ny@exempel.example"}])
def test_change_that_calendars_do_not_show_is_no_new_version(meeting, event_of, changes):
    uid = event_of(meeting)["uid"]
    publish(meeting, **changes)
    publish(meeting, **changes)
    assert (event_of(meeting)["uid"], event_of(meeting)["sequence"]) == (uid, 0)


def test_same_time_in_another_zone_is_no_new_version(meeting, event_of):
    publish(meeting, starts_at=STARTS.astimezone(UTC), ends_at=(STARTS + timedelta(hours=2)).astimezone(UTC))
    assert event_of(meeting)["sequence"] == 0
    page = MeetingPage.objects.get(pk=meeting.pk)
    before = calendar_signature(page)
    page.starts_at = page.starts_at.astimezone(STOCKHOLM)
    assert calendar_signature(page) == before


def test_older_version_published_again_counts_on(meeting, event_of):
    old = MeetingPage.objects.get(pk=meeting.pk).latest_revision
    uid = event_of(meeting)["uid"]
    publish(meeting, starts_at=STARTS + timedelta(hours=1))
    assert event_of(meeting)["sequence"] == 1
    old.publish()
    event = event_of(meeting)
    assert (event["uid"], event["sequence"], event["dtstart"].dt) == (uid, 2, STARTS)


def test_draft_changes_nothing_in_calendars(meeting, event_of):
    page = MeetingPage.objects.get(pk=meeting.pk)
    page.starts_at = STARTS - timedelta(hours=1)
    page.save_revision()
    assert (event_of(meeting)["sequence"], event_of(meeting)["dtstart"].dt) == (0, STARTS)
    assert MeetingState.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_meeting_may_be_published_outside_a_transaction(site):
    meeting = MeetingPageFactory()
    assert meeting.state.sequence == 0


def test_digital_meeting_leads_to_its_page(site, event_of):
    meeting = MeetingPageFactory(format="digital")
    assert event_of(meeting)["location"] == meeting.full_url
    assert event_of(meeting)["url"] == meeting.full_url
