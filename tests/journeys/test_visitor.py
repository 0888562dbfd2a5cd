"""A visitor finds a case by theme and method, and goes on from it: by mouse, by keys alone, without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import DESKTOP, PHONE
from .keyboard import tab_to

pytestmark = pytest.mark.journey
THEME, THEME_SLUG = "Folkhälsa", "folkhalsa"
METHOD, METHOD_SLUG = "Fritidsbanken", "fritidsbanken"
CASE = "Fritidsbanken flyttade in i bibliotekets entré"
PLACE = "Skövde"
PANEL_STANDS_OPEN_FROM = 992  # pixels


def open_filters(page: Page) -> None:
    """Unfold the panel of filters on a narrow screen, and the filter of methods."""
    is_narrow = page.viewport_size["width"] < PANEL_STANDS_OPEN_FROM
    if is_narrow and page.locator("[data-filters]").evaluate("panel => !panel.open"):
        page.locator(".filters__toggle").click()
    method = page.locator("[data-keep='facet-metod']")
    if method.evaluate("one => !one.open"):
        method.locator("summary").first.click()


def expect_the_case_among_hits(page: Page) -> None:
    """The address says what was chosen, the filters are shown as chosen, and the case is among the hits."""
    expect(page).to_have_url(re.compile(rf"/sok/\?.*\btema={THEME_SLUG}\b.*\bmetod={METHOD_SLUG}\b"))
    for facet, label in (("Tema", THEME), ("Metod", METHOD)):
        expect(page.get_by_role("link", name=f"Ta bort filter: {facet}: {label}")).to_be_visible()
    expect(page.locator("#antal")).to_have_text(re.compile(r"^\d+ träff(ar)?\b"))
    expect(page.get_by_role("main").get_by_role("link", name=CASE)).to_be_visible()


def expect_both_ways(page: Page) -> None:
    """From the case to its method, from the method's two lists back to the case."""
    expect(page.get_by_role("heading", level=1)).to_have_text(CASE)
    page.get_by_role("region", name="Metoder i exemplet").get_by_role("link", name=METHOD).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(METHOD)
    expect(page.get_by_role("region", name="Här används metoden").get_by_role("img").first).to_be_visible()
    page.get_by_role("region", name="Exempel på hur kommuner har gjort").get_by_role("link", name=CASE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(CASE)
    page.go_back()
    row = page.get_by_role("row").filter(has=page.locator(f"a:text-is('{PLACE}')"))
    county = page.locator("details.county").filter(has=page.locator(f"a:text-is('{PLACE}')"))
    if county.evaluate("one => !one.open"):
        county.locator("summary").click()
    row.get_by_role("link", name=CASE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(CASE)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "phone"])
def test_visitor_with_a_mouse_finds_a_case_by_theme_and_method(open_browser, size):
    page = open_browser(size)
    page.goto("/")
    page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Sök").click()
    open_filters(page)
    page.get_by_role("checkbox", name=THEME).check()
    expect(page.get_by_role("link", name=f"Ta bort filter: Tema: {THEME}")).to_be_visible()
    open_filters(page)
    page.get_by_role("checkbox", name=METHOD).check()
    expect_the_case_among_hits(page)
    page.get_by_role("main").get_by_role("link", name=CASE).click()
    expect_both_ways(page)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "phone"])
def test_visitor_without_javascript_finds_a_case_by_theme_and_method(open_browser, size):
    page = open_browser(size, java_script_enabled=False)
    page.goto("/")
    page.get_by_role("link", name=re.compile(rf"^{THEME}")).click()
    open_filters(page)
    expect(page.get_by_role("checkbox", name=THEME)).to_be_checked()
    page.get_by_role("checkbox", name=METHOD).check()
    page.get_by_role("button", name=re.compile(r"^Visa \d+ träff")).click()
    expect_the_case_among_hits(page)
    page.get_by_role("main").get_by_role("link", name=CASE).click()
    expect_both_ways(page)


def test_visitor_with_keys_alone_finds_a_case_by_theme_and_method(visitor):
    page = visitor
    page.goto("/")
    tab_to(page, page.get_by_role("link", name="Hoppa till innehållet"), most=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    tab_to(page, page.get_by_role("combobox"))
    page.keyboard.type("fritidsb")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    expect(chosen).to_contain_text(re.compile("fritidsb", re.IGNORECASE))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/sok/\?.*\bq=[Ff]ritidsb"))
    expect(page.locator("#antal")).to_contain_text("träff")
    tab_to(page, page.get_by_role("checkbox", name=THEME))
    page.keyboard.press("Space")
    expect(page.get_by_role("link", name=f"Ta bort filter: Tema: {THEME}")).to_be_visible()
    expect(page.get_by_role("checkbox", name=THEME)).to_be_focused()
    tab_to(page, page.locator("[data-keep='facet-metod'] > summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("checkbox", name=METHOD))
    page.keyboard.press("Space")
    expect_the_case_among_hits(page)
    tab_to(page, page.get_by_role("main").get_by_role("link", name=CASE))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(CASE)
    tab_to(page, page.get_by_role("region", name="Metoder i exemplet").get_by_role("link", name=METHOD))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(METHOD)
    tab_to(page, page.get_by_role("region", name="Exempel på hur kommuner har gjort").get_by_role("link", name=CASE))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(CASE)
