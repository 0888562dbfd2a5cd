"""The demonstration's own content, loaded whole: enough of everything, and nothing that leads nowhere."""

import json
import re
from urllib.parse import urlsplit

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.urls import resolve
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from cases.domain import method_usage
from cases.models import Adoption, CasePage, MethodPage
from events.models import MeetingMaterial, MeetingPage
from portal.core.models import PortalDocument, PortalImage
from portal.home.demo.loader import CONTENT, DemoLoader
from portal.home.models import FormPage, HomePage, StandardPage
from portal.members.models import Network


@pytest.mark.slow
def test_whole_demonstration_is_large_enough_and_leads_everywhere(site, rf):
    assert DemoLoader(CONTENT).load(accounts=True) > 200
    assert CasePage.objects.live().count() >= 60
    assert CasePage.objects.values("owner_page").distinct().count() >= 25
    assert MethodPage.objects.live().count() >= 15
    assert CasePage.objects.filter(status="nedlagd").exclude(stopped_reason="").count() >= 3
    assert Adoption.objects.in_use().count() >= 60
    check_cases_and_methods()
    check_meetings()
    check_media()
    check_texts(site, rf)
    check_network_of_32()
    check_second_load()


def check_cases_and_methods() -> None:
    now = timezone.now()
    for case in CasePage.objects.all():
        assert case.first_published_at <= case.last_published_at <= now
        assert 1 <= case.themes.count() <= 3
        assert case.contact_email.endswith(f"@{case.owner_page.slug}.example")
    for method in MethodPage.objects.all():
        usage = method_usage(method)
        assert usage.uses, f"nobody uses {method}"
        assert not method.related_methods.filter(live=False).exists()


def check_meetings() -> None:
    meetings = MeetingPage.objects.live()
    assert meetings.count() == 8
    assert meetings.upcoming().count() >= 2
    assert meetings.past().count() >= 2
    for meeting in meetings:
        blocks = {block.id for block in meeting.agenda}
        assert all(str(material.agenda_block_id) in blocks for material in meeting.materials.all())
        assert 1 <= meeting.related_cases.count() <= 3
        assert meeting.networks.exists()
    assert MeetingMaterial.objects.filter(audience="members").count() == 1


def check_media() -> None:
    assert PortalImage.objects.count() == len(list((CONTENT / "images").glob("*.png"))) == 24
    assert not PortalImage.objects.filter(description="").exists()
    assert PortalDocument.objects.count() == len(list((CONTENT / "files").iterdir()))
    assert CasePage.objects.exclude(image=None).count() >= 40


def check_texts(home: HomePage, rf: RequestFactory) -> None:
    assert StandardPage.objects.get(slug="tillganglighet").url == "/om/tillganglighet/"
    assert FormPage.objects.get().url == "/om/kontakt/"
    home = HomePage.objects.get(pk=home.pk)
    assert home.intro
    assert home.image
    for page in StandardPage.objects.all():
        for address in re.findall(r'href=\\"(/[^"\\]*)', json.dumps(list(page.body.raw_data))):
            assert leads_somewhere(address, home, rf), f"{page.slug}: {address}"


def leads_somewhere(address: str, home: Page, rf: RequestFactory) -> bool:
    """Return whether a view or a live page answers at `address`."""
    path = urlsplit(address).path
    if resolve(path).view_name != "wagtail_serve":
        return True
    try:
        home.route(rf.get(path), [part for part in path.split("/") if part])
    except Http404:
        return False
    return True


def check_network_of_32() -> None:
    network = Network.objects.get(slug="32-kommuner")
    assert (network.municipalities.count(), network.expected_count, network.is_incomplete) == (30, 32, True)


def check_second_load() -> None:
    before = (Revision.objects.count(), PageLogEntry.objects.count())
    assert DemoLoader(CONTENT).load(accounts=True) == 0
    assert (Revision.objects.count(), PageLogEntry.objects.count()) == before
