"""Who may read what: tokens, audiences, and files through their own address."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cases.domain.joining import municipality_collection
from cases.models import CaseAttachment
from events.models import MeetingMaterial
from portal.core.access import (
    MEMBER,
    PUBLIC,
    document_audiences,
    intersect,
    may_read,
    page_audience,
    reader_tokens,
    register_reader_tokens,
)
from tests.factories import (
    CasePageFactory,
    MeetingPageFactory,
    PortalDocumentFactory,
    UserFactory,
    municipality_page,
)

PUBLIC_ONLY = frozenset({PUBLIC})
SOME_GROUP, OTHER_GROUP = frozenset({"group:7"}), frozenset({"group:8"})


def restrict(page, *groups: Group) -> None:
    """Close `page` to the groups, or to everybody without an account when there are none."""
    kind = PageViewRestriction.GROUPS if groups else PageViewRestriction.LOGIN
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
    restriction.groups.set(groups)


def attach(document, **case_fields):
    """Return a case of Skövde with `document` attached."""
    return CasePageFactory(attachments=[CaseAttachment(document=document)], **case_fields)


@pytest.fixture
def document(site):
    """A file in Malmö's collection."""
    return PortalDocumentFactory(collection=municipality_collection(municipality_page("1280")))


@pytest.fixture
def anonymous():
    return AnonymousUser()


@pytest.mark.parametrize(
    ("audiences", "left"),
    [
        ([], PUBLIC_ONLY),
        ([PUBLIC_ONLY, SOME_GROUP], SOME_GROUP),
        ([SOME_GROUP, PUBLIC_ONLY], SOME_GROUP),
        ([frozenset({MEMBER}), SOME_GROUP], SOME_GROUP),
        ([SOME_GROUP, frozenset({MEMBER})], SOME_GROUP),
        ([SOME_GROUP, OTHER_GROUP], frozenset()),
        ([SOME_GROUP | OTHER_GROUP, OTHER_GROUP], OTHER_GROUP),
        ([frozenset(), PUBLIC_ONLY], frozenset()),
    ],
)
def test_intersect(audiences, left):
    assert intersect(audiences) == left


def test_tokens_of_readers(site, anonymous):
    group = Group.objects.create(name="Försöksgrupp")
    member = UserFactory()
    member.groups.add(group)
    assert reader_tokens(anonymous) == PUBLIC_ONLY
    assert reader_tokens(member) == {PUBLIC, MEMBER, f"group:{group.pk}"}
    member.is_active = False
    assert reader_tokens(member) == PUBLIC_ONLY


def test_tokens_of_an_administrator_are_every_group(site):
    administrator = UserFactory(is_superuser=True)
    groups = {f"group:{pk}" for pk in Group.objects.values_list("pk", flat=True)}
    assert reader_tokens(administrator) == {PUBLIC, MEMBER} | groups


def test_tokens_of_apps_above_are_added(site, monkeypatch):
    monkeypatch.setattr("portal.core.access._token_providers", [])
    register_reader_tokens(lambda reader: [f"meeting:1:{reader.pk}"])
    member = UserFactory()
    assert f"meeting:1:{member.pk}" in reader_tokens(member)


def test_page_audience_follows_privacy_of_page_and_ancestors(site, anonymous):
    group = Group.objects.create(name="Försöksgrupp")
    case, insider = CasePageFactory(), UserFactory()
    insider.groups.add(group)
    assert page_audience(case) == PUBLIC_ONLY
    restrict(municipality_page("1496"))
    assert page_audience(case) == {MEMBER}
    restrict(case, group)
    assert page_audience(case) == {f"group:{group.pk}"}
    assert (may_read(anonymous, case), may_read(UserFactory(), case), may_read(insider, case)) == (False, False, True)


def test_draft_is_for_nobody(site, editor):
    assert page_audience(CasePageFactory(live=False)) == frozenset()


def test_document_of_no_page_is_for_those_who_may_change_it(document, anonymous, officer_of, editor):
    assert document_audiences(document) == []
    readers = (anonymous, officer_of("1496"), officer_of("1280"), editor)
    assert [may_read(reader, document) for reader in readers] == [False, False, True, True]


def test_document_of_a_draft_is_not_served(document, client, client_of, officer_of):
    attach(document, municipality="1280", live=False)
    assert client.get(document.url).status_code == 404
    assert client_of(officer_of("1496")).get(document.url).status_code == 404
    own = client_of(officer_of("1280")).get(document.url)
    assert own.status_code == 200
    assert own["Cache-Control"] == "private, no-store"


def test_document_of_a_live_page_is_served_to_all(document, client):
    case = attach(document)
    response = client.get(document.url)
    assert response.status_code == 200
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    case.unpublish()
    assert client.get(document.url).status_code == 404


def test_document_by_a_wrong_name_is_not_served(document, client):
    attach(document)
    assert client.get(f"/dokument/{document.pk}/annat.pdf").status_code == 404


def test_document_follows_its_strictest_page(document, client, client_of, officer):
    attach(document)
    restrict(attach(document), Group.objects.create(name="Försöksgrupp"))
    response = client.get(document.url)
    assert (response.status_code, response["Cache-Control"]) == (302, "private, no-store")
    assert response["Location"].startswith("/konto/login/?next=/dokument/")
    assert client_of(officer).get(document.url).status_code == 404


def test_material_for_members_is_served_to_members(document, client, client_of, officer):
    MeetingPageFactory(materials=[MeetingMaterial(document=document, audience="members")])
    assert client.get(document.url).status_code == 302
    response = client_of(officer).get(document.url)
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


def test_material_before_its_time_is_served_to_nobody_else(document, client, client_of, officer):
    tomorrow = timezone.now() + timedelta(days=1)
    MeetingPageFactory(materials=[MeetingMaterial(document=document, audience="members", visible_from=tomorrow)])
    assert client_of(officer).get(document.url).status_code == 404


def test_document_of_a_restricted_meeting_keeps_both_rules(document, client_of, officer):
    meeting = MeetingPageFactory(materials=[MeetingMaterial(document=document, audience="public")])
    group = Group.objects.create(name="Försöksgrupp")
    restrict(meeting, group)
    assert client_of(officer).get(document.url).status_code == 404
    officer.groups.add(group)
    assert client_of(officer).get(document.url).status_code == 200
