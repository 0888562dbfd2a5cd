"""How every kind of page behaves: it reflows, has one heading of the first level, and asks nobody else for anything."""

import pytest
from playwright.sync_api import expect

from .scenes import MISSING, SCENES

pytestmark = pytest.mark.journey
NARROW = {"width": 320, "height": 640}
TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > width + 1)
        .map(one => `${one.tagName}.${one.className}`).slice(0, 10);
}"""


@pytest.mark.parametrize("scene", SCENES)
def test_page_of_every_kind_is_swedish_reflows_and_keeps_to_itself(visitor, watch, addresses, base_url, scene):
    watch.expect_status(f"{base_url}{MISSING}", 404)
    SCENES[scene](visitor, addresses)
    expect(visitor.locator("html")).to_have_attribute("lang", "sv")
    expect(visitor.locator("h1")).to_have_count(1)
    expect(visitor).not_to_have_title("")
    visitor.set_viewport_size(NARROW)
    too_wide = visitor.evaluate(TOO_WIDE)
    assert not too_wide, "\n".join(too_wide)


def test_missing_page_offers_search_and_the_way_home(visitor, watch, base_url):
    watch.expect_status(f"{base_url}{MISSING}", 404)
    assert visitor.goto(MISSING).status == 404
    main = visitor.get_by_role("main")
    expect(main.get_by_role("link", name="Till startsidan")).to_be_visible()
    main.get_by_role("combobox").fill("fritidsbank")
    main.get_by_role("button", name="Sök").click()
    expect(visitor.locator("#antal")).to_contain_text("träff")


@pytest.mark.parametrize("address", ["/", "case that was stopped", "cases.MethodPage, fullest", "/sok/?q=skola"])
def test_print_leaves_out_what_is_for_clicking(visitor, addresses, address):
    visitor.goto(addresses.get(address, address))
    expect(visitor.get_by_role("navigation", name="Huvudmeny")).to_be_visible()
    visitor.emulate_media(media="print")
    expect(visitor.get_by_role("navigation", name="Huvudmeny")).to_be_hidden()
    expect(visitor.get_by_role("heading", level=1)).to_be_visible()
    expect(visitor.locator(".site-footer nav").first).to_be_hidden()
