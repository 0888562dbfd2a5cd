"""What the portal learns of searches from a real browser: those that came to rest, and whether anything was opened."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from .people import EDITOR, sign_in
from .server import Portal

pytestmark = pytest.mark.journey

#: A machine that is busy should not look like a visitor who has stopped typing.
NO_REST = """
    const wait = window.setTimeout;
    window.setTimeout = (call, delay, ...more) => wait(call, delay === 2000 ? 600000 : delay, ...more);
"""
READ_LOG = """
import json
from search.models import LoggedSearch
rows = LoggedSearch.objects.filter(text__startswith="%s").order_by("text", "filters")
print(json.dumps({"rows": list(rows.values_list("text", "filters", "searches", "opened"))}))
"""
PATIENCE = 30  # seconds; the log is written every five


def log_of(portal: Portal, beginning: str) -> list[list]:
    """Return what is logged of searches that begin so, once something is: text, filters, searches, opened."""
    deadline = time.monotonic() + PATIENCE
    while not (rows := portal.ask(READ_LOG % beginning)["rows"]) and time.monotonic() < deadline:
        time.sleep(1)
    return rows


def search(page: Page, text: str) -> None:
    """Type `text` in place of what stands in the box, send it, and wait for its hits."""
    box = page.get_by_role("combobox", name="Vad vill du ha hjälp med?")
    box.fill("")
    box.press_sequentially(text)
    box.press("Enter")
    expect(page.locator("#antal")).to_contain_text(f"för ”{text}”")


def test_live_search_counts_once_when_a_hit_is_opened_and_intermediate_texts_do_not(visitor, portal):
    visitor.add_init_script(NO_REST)
    visitor.goto("/sok/")
    for text in ("skridsk", "skridskoå", "skridskor"):
        search(visitor, text)
    first = visitor.locator(".results .card__title a").first
    first.click()
    expect(visitor).not_to_have_url(re.compile("/sok/"))
    assert log_of(portal, "skrids") == [["skridskor", "", 1, 1]]


def test_live_search_counts_when_it_has_come_to_rest(visitor, portal):
    visitor.goto("/sok/")
    with visitor.expect_response("**/sok/iakttagelse/", timeout=20_000) as told:
        search(visitor, "elevkår")
    assert told.value.status == 204
    assert log_of(portal, "elevk") == [["elevkår", "", 1, 0]]


def test_whole_page_counts_without_javascript(open_browser, portal):
    page = open_browser(java_script_enabled=False)
    page.goto("/sok/?q=kvarterspark")
    assert log_of(portal, "kvarters") == [["kvarterspark", "", 1, 0]]


@pytest.mark.parametrize("width", [1280, 375])
def test_editor_reads_what_was_not_found(open_browser, width):
    somebody = open_browser(java_script_enabled=False)
    for _time in range(3):
        somebody.goto("/sok/?q=Qvwxyzzy")
    editor = open_browser({"width": width, "height": 812})
    sign_in(editor, EDITOR)
    row = editor.get_by_role("row").filter(has_text="qvwxyzzy")
    deadline = time.monotonic() + PATIENCE
    while not row.count() and time.monotonic() < deadline:
        editor.goto("/admin/rapporter/sokningar-utan-traff/")
    expect(row).to_contain_text("Inga träffar")
    assert editor.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    row.get_by_role("link", name="Sök qvwxyzzy").click()
    expect(editor.locator("#antal")).to_have_text("Inga träffar för ”qvwxyzzy”")
