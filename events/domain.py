"""Decisions about meetings: what a reader may see of the programme, and how a meeting presents itself to machines."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone

from portal.core.access import MEMBER, PUBLIC, Audience, Reader, reader_tokens

from .choices import MaterialAudience, MeetingFormat
from .models import MeetingMaterial, MeetingPage, MeetingState

AUDIENCE_TOKENS: dict[str, Audience] = {
    MaterialAudience.PUBLIC: frozenset({PUBLIC}),
    MaterialAudience.MEMBERS: frozenset({MEMBER}),
}


@dataclass
class ProgrammeItem:
    """An agenda item with the files that belong to it."""

    block: object
    materials: list[MeetingMaterial]


@dataclass
class Programme:
    """The agenda in order, and the files that belong to no item."""

    items: list[ProgrammeItem]
    materials: list[MeetingMaterial]
    hidden_for_members: int

    @property
    def has_materials(self) -> bool:
        """Whether there is any file to show."""
        return bool(self.materials) or any(item.materials for item in self.items)


def material_audience(material: MeetingMaterial) -> Audience:
    """Return who may read a file of a meeting now; nobody before its time."""
    return AUDIENCE_TOKENS[material.audience] if material.is_visible_yet else frozenset()


def meeting_programme(meeting: MeetingPage, reader: Reader) -> Programme:
    """Return the programme of `meeting` with the files that `reader` may read."""
    tokens = reader_tokens(reader)
    visible: dict[str, list[MeetingMaterial]] = defaultdict(list)
    hidden = 0
    materials = meeting.materials.all()
    if hasattr(materials, "select_related"):
        materials = materials.select_related("document")
    for material in materials:
        if not material.is_visible_yet:
            continue
        if tokens & material_audience(material):
            visible[str(material.agenda_block_id or "")].append(material)
        else:
            hidden += 1
    items = [ProgrammeItem(block, visible.pop(str(block.id), [])) for block in meeting.agenda]
    loose = [material for group in visible.values() for material in group]
    return Programme(items, loose, hidden)


def calendar_signature(meeting: MeetingPage) -> str:
    """Return a digest of what calendars show of a meeting."""
    times = (_instant(meeting.starts_at), _instant(meeting.ends_at))
    facts = (meeting.title, *times, meeting.place, str(meeting.format), meeting.is_cancelled)
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def _instant(moment: datetime | None) -> str:
    """Return the moment in UTC, so that the time zone it happens to be written in makes no difference."""
    return moment.astimezone(UTC).isoformat() if moment else ""


@transaction.atomic
def note_published(meeting: MeetingPage) -> MeetingState:
    """Keep the meeting's calendar identity; raise the sequence when what calendars show has changed."""
    state, _created = MeetingState.objects.select_for_update().get_or_create(meeting=meeting)
    signature = calendar_signature(meeting)
    if state.published_signature and state.published_signature != signature:
        state.sequence += 1
    if state.published_signature != signature:
        state.published_signature = signature
        state.save()
    return state


def meeting_json_ld(meeting: MeetingPage) -> dict[str, object]:
    """Return schema.org/Event data of a meeting; empty until it has a time.

    Source: https://schema.org/Event. The address to join at is never part of it.
    """
    if not meeting.starts_at or not meeting.ends_at:
        return {}
    mode = {
        MeetingFormat.DIGITAL: "OnlineEventAttendanceMode",
        MeetingFormat.PHYSICAL: "OfflineEventAttendanceMode",
        MeetingFormat.BOTH: "MixedEventAttendanceMode",
    }[meeting.format]
    status = "EventCancelled" if meeting.is_cancelled else "EventScheduled"
    locations: list[dict[str, str]] = []
    if meeting.format != MeetingFormat.PHYSICAL:
        locations.append({"@type": "VirtualLocation", "url": meeting.full_url})
    if meeting.format != MeetingFormat.DIGITAL and meeting.place:
        locations.append({"@type": "Place", "name": meeting.place, "address": meeting.place})
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": meeting.title,
        "description": meeting.summary,
        "startDate": timezone.localtime(meeting.starts_at).isoformat(),
        "endDate": timezone.localtime(meeting.ends_at).isoformat(),
        "eventAttendanceMode": f"https://schema.org/{mode}",
        "eventStatus": f"https://schema.org/{status}",
        "location": locations,
        "url": meeting.full_url,
        "inLanguage": "sv",
    }
