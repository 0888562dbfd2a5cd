"""Files of a meeting: on the page and by their own address, for those they are meant for, from their time on."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import PageViewRestriction

from events.models import MeetingMaterial
from tests.factories import MeetingPageFactory, PortalDocumentFactory

BLOCK = str(uuid.uuid4())
AGENDA = [{"type": "session", "id": BLOCK, "value": {"title": "Öppningen", "speakers": []}}]


@pytest.fixture
def with_file(site):
    """Return a function that makes a meeting with one file: `with_file(audience="members")`."""

    def make(live: bool = True, **fields):
        document = PortalDocumentFactory(title="Bilderna från träffen")
        meeting = MeetingPageFactory(live=live, agenda=AGENDA, materials=[MeetingMaterial(document=document, **fields)])
        return meeting, document

    return make


def sees(client, meeting, document) -> tuple[bool, bool]:
    """Return whether the page shows the file, and whether its own address gives it."""
    page = client.get(meeting.url).content.decode()
    response = client.get(document.url)
    assert response.status_code in {200, 302, 403, 404}
    return document.url in page, response.status_code == 200


def test_public_file_is_for_everybody(with_file, client):
    meeting, document = with_file()
    assert sees(client, meeting, document) == (True, True)


def test_file_for_members_is_for_them_alone(with_file, client, officer_client):
    meeting, document = with_file(audience="members")
    assert sees(client, meeting, document) == (False, False)
    assert "1 fil är bara för medlemmar." in client.get(meeting.url).content.decode()
    assert document.title not in client.get(meeting.url).content.decode()
    assert sees(officer_client, meeting, document) == (True, True)


@pytest.mark.parametrize("audience", ["public", "members"])
def test_file_is_nobodys_before_its_time(with_file, client, officer_client, audience):
    moment = timezone.now() + timedelta(days=1)
    meeting, document = with_file(audience=audience, visible_from=moment)
    for reader in (client, officer_client):
        assert sees(reader, meeting, document) == (False, False)
        assert "bara för medlemmar" not in reader.get(meeting.url).content.decode()
    with time_machine.travel(moment - timedelta(microseconds=1), tick=False):
        assert sees(client, meeting, document) == (False, False)
    with time_machine.travel(moment, tick=False):
        assert sees(client, meeting, document) == (audience == "public",) * 2


def test_file_of_a_private_meeting_is_private(with_file, client, officer_client):
    meeting, document = with_file()
    PageViewRestriction.objects.create(page=meeting, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(meeting.url).status_code == 302
    assert client.get(document.url).status_code != 200
    assert sees(officer_client, meeting, document) == (True, True)


def test_file_of_a_draft_is_nobodys_but_the_editors(with_file, client, officer_client, editor_client):
    _meeting, document = with_file(live=False)
    assert client.get(document.url).status_code != 200
    assert officer_client.get(document.url).status_code != 200
    assert editor_client.get(document.url).status_code == 200


def test_file_that_two_meetings_use_follows_the_stricter(with_file, client, officer_client):
    _meeting, document = with_file()
    MeetingPageFactory(materials=[MeetingMaterial(document=document, audience="members")])
    assert client.get(document.url).status_code != 200
    assert officer_client.get(document.url).status_code == 200


def test_file_stands_by_its_item_of_the_programme(with_file, client):
    meeting, document = with_file(agenda_block_id=BLOCK)
    programme = client.get(meeting.url).context["programme"]
    assert [[material.document for material in item.materials] for item in programme.items] == [[document]]
    assert programme.materials == []


def test_file_whose_item_is_gone_stands_below_the_programme(with_file, client):
    meeting, document = with_file(agenda_block_id=uuid.uuid4())
    programme = client.get(meeting.url).context["programme"]
    assert [item.materials for item in programme.items] == [[]]
    assert [material.document for material in programme.materials] == [document]
