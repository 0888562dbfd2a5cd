"""The search while one uses it: the address is the state, hits come while one chooses, suggestions obey the keys."""

import re
import threading

import pytest
from playwright.sync_api import Page, expect

from .conftest import DESKTOP, PHONE
from .keyboard import tab_to
from .people import OFFICER, sign_in

pytestmark = pytest.mark.journey


def number_of_hits(page: Page) -> int:
    """Return the number in the line above the hits."""
    text = page.locator("#antal").inner_text()
    return 0 if text.startswith("Inga") else int(text.split()[0])


def test_choosing_a_filter_changes_hits_address_and_status_without_a_new_page(visitor):
    visitor.goto("/sok/")
    everything = number_of_hits(visitor)
    visitor.evaluate("window.samePage = true")
    visitor.get_by_role("checkbox", name="Integration").check()
    expect(visitor).to_have_url(re.compile(r"\?.*\btema=integration\b"))
    expect(visitor.locator("#antal")).not_to_have_text(re.compile(rf"^{everything} träff"))
    fewer = number_of_hits(visitor)
    assert 0 < fewer < everything
    status = visitor.locator("#sok-status")
    expect(status).to_have_attribute("role", "status")
    expect(status).to_have_text(f"{fewer} träff" if fewer == 1 else f"{fewer} träffar")
    expect(visitor).to_have_title(re.compile(rf"^{fewer} träff"))
    assert visitor.evaluate("window.samePage")
    count = visitor.locator("label", has=visitor.get_by_role("checkbox", name="Integration")).locator(".count")
    expect(count).to_contain_text(str(fewer))


def test_address_alone_brings_the_search_back(visitor, open_browser):
    visitor.goto("/sok/?q=skola")
    visitor.get_by_role("checkbox", name="Barn och unga").check()
    expect(visitor).to_have_url(re.compile("tema=barn-och-unga"))
    visitor.get_by_label("Sortera").select_option("nyast")
    expect(visitor).to_have_url(re.compile("sortera=nyast"))
    expect(visitor.locator("#sok-live")).not_to_have_attribute("aria-busy", "true")
    titles = visitor.locator(".results .card__title").all_inner_texts()
    somebody_else = open_browser(java_script_enabled=False)
    somebody_else.goto(visitor.url)
    expect(somebody_else.locator(".results .card__title")).to_have_text(titles)
    expect(somebody_else.get_by_role("checkbox", name="Barn och unga")).to_be_checked()
    expect(somebody_else.get_by_role("searchbox")).to_have_value("skola")


def test_back_button_returns_to_the_search_as_it_was(visitor):
    visitor.goto("/sok/?q=skola")
    heading = visitor.locator("#antal")
    before = heading.inner_text()
    visitor.get_by_role("checkbox", name="Integration").check()
    expect(visitor).to_have_url(re.compile("tema=integration"))
    expect(heading).not_to_have_text(before)
    visitor.go_back()
    expect(visitor).to_have_url(re.compile(r"/sok/\?q=skola$"))
    expect(heading).to_have_text(before)
    expect(visitor.get_by_role("checkbox", name="Integration")).not_to_be_checked()
    visitor.wait_for_load_state()
    visitor.go_forward()
    expect(visitor).to_have_url(re.compile("tema=integration"))
    expect(visitor.locator("#antal")).not_to_have_text(before)
    expect(visitor.get_by_role("checkbox", name="Integration")).to_be_checked()


def test_forward_while_the_page_is_fetched_again_brings_the_hits_of_the_address(visitor):
    """Back fetches the page again; forward is pressed when it is there but its scripts are not."""
    visitor.goto("/sok/?q=skola")
    heading = visitor.locator("#antal")
    before = heading.inner_text()
    visitor.get_by_role("checkbox", name="Integration").check()
    expect(visitor).to_have_url(re.compile("tema=integration"))
    expect(heading).not_to_have_text(before)
    held, released = [], threading.Event()
    visitor.route(re.compile(r"\.js$"), lambda route: route.continue_() if released.is_set() else held.append(route))
    visitor.go_back(wait_until="commit")
    expect(heading).to_have_text(before)
    while not held:
        visitor.wait_for_timeout(50)
    visitor.evaluate("history.forward()")
    expect(visitor).to_have_url(re.compile("tema=integration"))
    released.set()
    for route in held:
        route.continue_()
    expect(visitor.get_by_role("checkbox", name="Integration")).to_be_checked()
    expect(heading).not_to_have_text(before)
    expect(visitor).to_have_url(re.compile("tema=integration"))


def test_chip_and_clear_take_filters_away(visitor):
    visitor.goto("/sok/?tema=integration&status=pagar&q=kommun")
    visitor.get_by_role("link", name="Ta bort filter: Tema: Integration").click()
    expect(visitor).not_to_have_url(re.compile("tema="))
    expect(visitor).to_have_url(re.compile("status=pagar"))
    visitor.get_by_role("link", name="Rensa alla").click()
    expect(visitor).not_to_have_url(re.compile("status="))
    expect(visitor).to_have_url(re.compile("q=kommun"))


def test_types_page_and_size_of_the_list_are_links(visitor):
    visitor.goto("/sok/")
    visitor.get_by_role("navigation", name="Innehållstyp").get_by_role("link", name="Kommuner").click()
    expect(visitor).to_have_url(re.compile("typ=kommun"))
    visitor.get_by_role("navigation", name="Sidor med träffar").get_by_role("link", name="Nästa").click()
    expect(visitor).to_have_url(re.compile("sida=2"))
    expect(visitor.get_by_role("link", name="Sida 2", exact=True)).to_have_attribute("aria-current", "page")


def test_suggestions_obey_arrows_escape_and_enter(visitor):
    visitor.goto("/sok/")
    box = visitor.get_by_role("combobox", name="Vad vill du ha hjälp med?")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("föräld")
    expect(box).to_have_attribute("aria-expanded", "true")
    options = visitor.get_by_role("listbox").get_by_role("option")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(visitor.get_by_role("listbox")).to_be_hidden()
    expect(box).to_be_focused()
    expect(box).to_have_value("föräld")
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    first = options.first.get_attribute("data-value")
    box.press("Enter")
    expect(visitor.locator("#antal")).to_contain_text(f"för ”{first}”")


def test_theme_among_the_suggestions_leads_to_everything_of_that_theme(visitor):
    visitor.goto("/sok/")
    box = visitor.get_by_role("combobox", name="Vad vill du ha hjälp med?")
    box.press_sequentially("integra")
    theme = visitor.get_by_role("option", name="Integration Tema", exact=True)
    expect(theme).to_be_visible()
    for _ in range(8):
        box.press("ArrowDown")
        if theme.get_attribute("aria-selected") == "true":
            break
    box.press("Enter")
    expect(visitor).to_have_url(re.compile(r"/sok/\?tema=integration$"))
    expect(visitor.get_by_role("checkbox", name="Integration")).to_be_checked()


def test_similar_municipalities_are_chosen_by_keys_and_shown_when_one_rests(visitor):
    visitor.goto("/sok/")
    facet = visitor.locator("summary", has_text="Kommuner som liknar")
    tab_to(visitor, facet)
    visitor.keyboard.press("Enter")
    choice = visitor.get_by_label("Välj kommun")
    tab_to(visitor, choice)
    visitor.keyboard.type("skurup", delay=60)
    expect(choice).to_have_value("skurup")
    assert "liknar" not in visitor.url
    expect(visitor).to_have_url(re.compile("liknar=skurup"))
    expect(choice).to_be_focused()
    expect(choice).to_have_value("skurup")
    chip = visitor.get_by_role("link", name="Ta bort filter: Kommuner som liknar: Skurup")
    expect(chip).to_be_visible()
    visitor.get_by_label("Sortera").select_option(label="Mest lika Skurup")
    expect(visitor).to_have_url(re.compile("sortera=likhet"))
    chip.click()
    expect(visitor).not_to_have_url(re.compile("liknar="))
    expect(visitor.locator(".notice")).to_contain_text("Välj en kommun under ”Kommuner som liknar”")


def test_similar_municipalities_without_scripts(open_browser):
    page = open_browser(java_script_enabled=False)
    page.goto("/sok/?typ=kommun")
    page.locator("summary", has_text="Kommuner som liknar").click()
    page.get_by_label("Välj kommun").select_option("Skövde")
    page.get_by_role("button", name=re.compile(r"^Visa \d+ träff")).click()
    expect(page.locator("#antal")).to_have_text("7 träffar")
    expect(page.get_by_label("Välj kommun")).to_have_value("skovde")


def test_member_goes_to_similar_municipalities_in_one_click(open_browser):
    page = open_browser(PHONE)
    sign_in(page, OFFICER)
    page.goto("/sok/?typ=kommun")
    page.get_by_role("link", name="Kommuner som liknar Skövde").click()
    expect(page).to_have_url(re.compile(r"typ=kommun&liknar=skovde$"))
    expect(page.locator("#antal")).to_have_text("7 träffar")


def test_misspelt_word_is_corrected_and_said(visitor):
    visitor.goto("/sok/?q=fritidsbnk")
    expect(visitor.locator(".notice")).to_be_visible()
    titles = visitor.locator(".results .card__title")
    expect(titles.get_by_role("link", name="Fritidsbanken", exact=True)).to_be_visible()


def test_search_without_hits_says_what_to_do(visitor):
    visitor.goto("/sok/?q=xyzzyqvw&tema=folkhalsa")
    expect(visitor.locator("#antal")).to_have_text("Inga träffar för ”xyzzyqvw”")
    visitor.get_by_role("main").get_by_role("link", name="Börja om och bläddra bland allt").click()
    expect(visitor.locator("#antal")).to_have_text(re.compile(r"^\d+ träffar$"))


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "phone"])
def test_suggestions_on_the_start_page_are_seen_whole(open_browser, size):
    page = open_browser(size)
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("skol")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    options.last.scroll_into_view_if_needed()
    expect(options.last).to_be_in_viewport(ratio=1)
