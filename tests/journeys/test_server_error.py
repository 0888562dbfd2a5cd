"""The page for a fault of ours stands alone: no context, no database, files under their plain names."""

from pathlib import Path

import pytest
from django.template import engines
from playwright.sync_api import expect

pytestmark = pytest.mark.journey


def test_server_error_page_renders_without_anything_behind_it(visitor, base_url, portal):
    html = engines["django"].get_template("500.html").render()
    visitor.route(f"{base_url}/fault/", lambda route: route.fulfill(body=html, content_type="text/html"))
    visitor.goto("/fault/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Något gick fel hos oss")
    expect(visitor.get_by_role("link", name="Till startsidan")).to_be_visible()
    expect(visitor.locator("html")).to_have_attribute("lang", "sv")
    sheets = visitor.evaluate("[...document.styleSheets].map(sheet => sheet.href)")
    assert sheets
    assert all((portal.data / Path(sheet.removeprefix(f"{base_url}/"))).exists() for sheet in sheets)
