"""Meetings as iCalendar (RFC 5545), with Europe/Stockholm written so that every calendar program reads it."""

from datetime import datetime, timedelta

from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from .choices import MeetingFormat
from .models import MeetingPage, MeetingState

PRODUCT = "-//Erfarenhetsbanken//Portal//SV"
ZONE = "Europe/Stockholm"


def stockholm_timezone() -> Timezone:
    """Return Europe/Stockholm by the rule in force since 1996: last Sunday of March and of October at 01:00 UTC.

    Source: directive 2000/84/EC. Written by hand with RRULE, because RDATE lists are misread by Outlook.
    """
    zone = Timezone()
    zone.add("tzid", ZONE)
    winter, summer = timedelta(hours=1), timedelta(hours=2)
    for part, begins, month, before, after, name in (
        (TimezoneDaylight(), datetime(1996, 3, 31, 2), 3, winter, summer, "CEST"),
        (TimezoneStandard(), datetime(1996, 10, 27, 3), 10, summer, winter, "CET"),
    ):
        part.add("dtstart", begins)
        part.add("rrule", vRecur(freq="yearly", bymonth=month, byday="-1su"))
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        zone.add_component(part)
    return zone


def meeting_event(meeting: MeetingPage) -> Event:
    """Return one meeting as an event with a stable UID; the link leads to the meeting's page, never to the room."""
    state = MeetingState.objects.filter(meeting=meeting).first() or MeetingState(meeting=meeting)
    event = Event()
    event.add("uid", f"{state.uid}@erfarenhetsbanken")
    event.add("sequence", state.sequence)
    event.add("dtstamp", meeting.last_published_at or timezone.now())
    event.add("dtstart", timezone.localtime(meeting.starts_at))
    event.add("dtend", timezone.localtime(meeting.ends_at))
    event.add("summary", meeting.title)
    event.add("description", f"{meeting.summary}\n\n{meeting.full_url}")
    event.add("url", meeting.full_url)
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    if meeting.format != MeetingFormat.DIGITAL and meeting.place:
        event.add("location", meeting.place)
    elif meeting.format == MeetingFormat.DIGITAL:
        event.add("location", meeting.full_url)
    return event


def calendar_response(meeting: MeetingPage) -> HttpResponse:
    """Return the meeting as a calendar file to download."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(stockholm_timezone())
    calendar.add_component(meeting_event(meeting))
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{meeting.slug}.ics"'
    return response
