"""An officer writes a case and publishes it, an editor changes it, and visitors find it at once."""

import re
import time
import uuid

import pytest
from playwright.sync_api import Locator, Page, expect

from .people import EDITOR, OFFICER, sign_in

pytestmark = pytest.mark.journey
SECONDS_TO_FIND = 10
REQUIRED = (
    "Teman", "Målgrupper", "Läge", "Startår", "Vilken utmaning ville ni möta?", "Vad blev resultatet?",
    "Vad fungerade inte?", "Vilka råd ger ni till andra?", "Funktionsbrevlåda",
)  # fmt: skip
SUMMARY = "Elever får hjälp med läxan i simhallens kafé medan syskonen simmar. Fler lämnar in i tid."
CHALLENGE = "Många elever hade ingenstans att sitta. Simhallen stod öppen men kaféet var tomt på eftermiddagarna."


def field(page: Page, label: str) -> Locator:
    """Return the text field of that label; the admin marks a required one with an asterisk."""
    return page.get_by_role("textbox", name=re.compile(rf"^{re.escape(label)}\*?$"))


def publish(page: Page) -> None:
    """Open the menu at the foot of the form and publish."""
    page.get_by_role("button", name="Fler åtgärder").click()
    page.get_by_role("button", name="Publicera", exact=True).click()


def write_paragraph(page: Page, text: str) -> None:
    """Add a block of text to "Vad gjorde ni?" and write in it."""
    body = page.get_by_role("region", name=re.compile(r"^Vad gjorde ni\?\*$"))
    body.get_by_role("button", name="Lägg till ett block").first.click()
    page.get_by_role("option", name="Text", exact=True).click()
    editor = body.locator("[contenteditable=true]")
    editor.press_sequentially(text)
    expect(editor).to_contain_text(text)
    # The editor hands what is typed to the form a quarter of a second later; nobody publishes faster than that by hand.
    expect(page.locator("[name=body-0-value]")).to_have_value(re.compile(re.escape(text)))


def expect_found(page: Page, title: str) -> Locator:
    """Search for `title`, again and again, until it is among the hits; return the link. It has a few seconds."""
    link = page.get_by_role("main").get_by_role("link", name=title, exact=True)
    deadline = time.monotonic() + SECONDS_TO_FIND
    while True:
        page.goto(f"/sok/?q={title}")
        if link.count():
            return link
        assert time.monotonic() < deadline, f"”{title}” cannot be found {SECONDS_TO_FIND} s after it was published"


def test_officer_publishes_a_case_and_a_visitor_finds_it_at_once(open_browser):
    title = f"Läxhjälp i simhallens kafé {uuid.uuid4().hex[:6]}"
    officer, visitor = open_browser(), open_browser()
    sign_in(officer, OFFICER)
    officer.get_by_role("main").get_by_role("link", name="Skriv ett nytt exempel").click()
    field(officer, "Titel").press_sequentially(title)
    field(officer, "Sammanfattning").fill(SUMMARY)
    officer.get_by_role("checkbox", name="Skola och utbildning").check()

    # Too early: what is missing is said beside each field, and nothing that was typed is lost.
    officer.get_by_role("checkbox", name="Skola och utbildning").uncheck()
    publish(officer)
    for label in REQUIRED:
        expect(officer.get_by_text(f"Fyll i ”{label}” innan du publicerar.")).to_be_visible()
    missing = officer.get_by_text("Fyll i ”Vad fungerade inte?” innan du publicerar.")
    expect(officer.get_by_role("region", name="Vad fungerade inte?").filter(has=missing)).to_be_visible()
    expect(field(officer, "Titel")).to_have_value(title)
    expect(field(officer, "Sammanfattning")).to_have_value(SUMMARY)
    # The incomplete draft saves itself, and only its own people see it.
    expect(officer).to_have_url(re.compile(r"/admin/pages/\d+/edit/$"), timeout=20_000)
    visitor.goto(f"/sok/?q={title}")
    expect(visitor.get_by_role("main").get_by_role("link", name=title, exact=True)).to_have_count(0)

    officer.get_by_role("checkbox", name="Skola och utbildning").check()
    officer.get_by_role("checkbox", name="Barn", exact=True).check()
    officer.get_by_role("combobox", name=re.compile("^Läge")).select_option(label="Pågår")
    officer.get_by_role("spinbutton", name=re.compile("^Startår")).fill("2024")
    field(officer, "Vilken utmaning ville ni möta?").fill(CHALLENGE)
    write_paragraph(officer, "Två lärare sitter i kaféet måndag och onsdag.")
    field(officer, "Vad blev resultatet?").fill("Trettio elever kommer varje vecka.")
    field(officer, "Vad fungerade inte?").fill("Ljudet från bassängen störde de första veckorna.")
    field(officer, "Vilka råd ger ni till andra?").fill("Fråga simhallens personal först.")
    field(officer, "Funktionsbrevlåda").fill("skolan@skovde.example")
    publish(officer)
    expect(officer.get_by_role("status").filter(has_text="publicera")).to_contain_text(title)

    expect_found(visitor, title).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(title)
    expect(visitor.get_by_role("region", name="Så gjorde vi")).to_contain_text("Två lärare sitter i kaféet")
    visitor.get_by_role("navigation", name="Du är här").get_by_role("link", name="Skövde").click()
    expect(visitor.get_by_role("region", name=re.compile(r"^\d+ exempel$"))).to_contain_text(title)


def test_editor_changes_a_title_and_search_follows(open_browser):
    editor, visitor = open_browser(), open_browser()
    address, before = "/kommuner/malmo/grannarna-fordelade-parkens-pengar/", "parkens pengar"
    visitor.goto(address)
    before = visitor.get_by_role("heading", level=1).inner_text()
    after = f"Grannarna bestämde om gungorna {uuid.uuid4().hex[:6]}"
    expect_found(visitor, before)
    sign_in(editor, EDITOR)
    editor.goto(address)
    editor.get_by_role("button", name="Visa snabbval för redaktörer").click()
    editor.get_by_role("menuitem", name="Redigera denna sida").click()
    field(editor, "Titel").fill(after)
    publish(editor)
    expect(editor.get_by_role("status").filter(has_text="publicera")).to_contain_text(after)
    expect_found(visitor, after)
    visitor.goto(f"/sok/?q={before}")
    expect(visitor.get_by_role("main").get_by_role("link", name=before, exact=True)).to_have_count(0)
    visitor.goto(address)
    expect(visitor.get_by_role("heading", level=1)).to_have_text(after)
