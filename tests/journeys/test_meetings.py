"""Meetings: what comes and what was, into one's calendar, and files that only members read."""

import re

import pytest
from playwright.sync_api import expect

from .people import OFFICER, fill_in_sign_in

pytestmark = pytest.mark.journey


def test_meetings_are_listed_as_upcoming_and_past_each_in_its_order(visitor):
    visitor.goto("/traffar/")
    now = visitor.evaluate("new Date().toISOString()")
    for region, is_coming in (("Kommande träffar", True), ("Tidigare träffar", False)):
        meetings = visitor.get_by_role("region", name=region)
        starts = [time.get_attribute("datetime") for time in meetings.locator(".meeting time:first-of-type").all()]
        moments = [visitor.evaluate("text => new Date(text).toISOString()", start) for start in starts]
        assert moments
        assert moments == sorted(moments, reverse=not is_coming)
        assert all((moment > now) is is_coming for moment in moments)
    visitor.get_by_role("region", name="Kommande träffar").get_by_role("link").first.click()
    expect(visitor.get_by_role("region", name="Program")).to_be_visible()


def test_meeting_to_come_goes_into_the_calendar(visitor, addresses):
    visitor.goto(addresses["meeting to come"])
    title = visitor.get_by_role("heading", level=1).inner_text()
    with visitor.expect_download() as waiting:
        visitor.get_by_role("link", name="Lägg i kalendern").click()
    assert waiting.value.suggested_filename.endswith(".ics")
    calendar = waiting.value.path().read_text(encoding="utf-8").replace("\r\n ", "")
    assert calendar.startswith("BEGIN:VCALENDAR")
    assert "SUMMARY:" + title.replace(",", "\\,") in calendar


def test_meeting_that_was_offers_no_calendar_file(visitor, addresses):
    visitor.goto(addresses["meeting that was"])
    expect(visitor.get_by_text("Genomförd", exact=True)).to_be_visible()
    expect(visitor.get_by_role("link", name="Lägg i kalendern")).to_have_count(0)


def test_files_for_members_are_read_by_those_who_sign_in_only(open_browser, addresses, base_url):
    stranger, member = open_browser(), open_browser()
    for page in (stranger, member):
        page.goto(addresses["meeting with files for members"])
    hidden = stranger.get_by_text(re.compile(r"är bara för medlemmar"))
    expect(hidden).to_be_visible()
    files = stranger.locator("a.file")
    open_to_all = files.count()
    member.get_by_role("link", name="Logga in för att läsa").click()
    fill_in_sign_in(member, OFFICER)
    expect(member).to_have_url(addresses["meeting with files for members"])
    expect(member.get_by_text(re.compile(r"är bara för medlemmar"))).to_have_count(0)
    expect(member.locator("a.file")).not_to_have_count(open_to_all)
    links = {link.get_attribute("href") for link in member.locator("a.file").all()}
    (secret, *_rest) = links - {link.get_attribute("href") for link in files.all()}
    assert member.request.get(secret).status == 200
    refused = stranger.request.get(secret, max_redirects=0)
    assert refused.status in {302, 403, 404}
    assert "%PDF" not in refused.text()
