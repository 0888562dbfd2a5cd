"""The one door: /konto/login/, in Swedish, wherever one comes from."""

import re

import pytest
from playwright.sync_api import expect

from .people import OFFICER, fill_in_sign_in, sign_in

pytestmark = pytest.mark.journey


def test_every_way_to_the_admin_leads_through_the_sign_in_and_back(visitor):
    for door in ("/admin/login/", "/admin/", "/admin/pages/"):
        visitor.goto(door)
        expect(visitor).to_have_url(re.compile(r"/konto/login/"))
        expect(visitor.get_by_role("heading", level=1)).to_have_text("Logga in")
    fill_in_sign_in(visitor, OFFICER)
    expect(visitor).to_have_url(re.compile(r"/admin/pages/"))


def test_wrong_password_is_said_beside_the_form_and_the_address_is_kept(visitor):
    visitor.goto("/konto/login/")
    fill_in_sign_in(visitor, "somebody@skovde.example", "not the password")
    expect(visitor.get_by_role("alert")).to_contain_text("stämmer inte")
    expect(visitor.get_by_role("alert")).to_be_focused()
    expect(visitor.get_by_label("E-post")).to_have_value("somebody@skovde.example")
    expect(visitor).to_have_title(re.compile("Logga in"))


def test_signing_out_shuts_the_admin(visitor):
    sign_in(visitor, OFFICER)
    visitor.goto("/")
    banner = visitor.get_by_role("banner")
    expect(banner.get_by_role("link", name="Skriv och redigera")).to_be_visible()
    banner.get_by_role("button", name="Logga ut").click()
    expect(visitor).to_have_url("/")
    expect(banner.get_by_role("link", name="Logga in")).to_be_visible()
    visitor.goto("/admin/")
    expect(visitor).to_have_url(re.compile(r"/konto/login/"))


def test_forgotten_password_is_changed_by_the_link_in_the_mail(open_browser):
    page = open_browser()
    page.goto("/konto/login/")
    page.get_by_role("main").get_by_role("link", name=re.compile("Glömt")).click()
    page.get_by_label("E-post").fill("malmo@demo.example")
    page.get_by_role("button", name="Skicka länken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Titta i din inkorg")
    page.goto("/demo/brevlada/")
    page.get_by_role("article").filter(has_text="malmo@demo.example").first.get_by_role("link").first.click()
    for field in page.get_by_role("main").locator("input[type=password]").all():
        field.fill("ett-helt-nytt-ord-2")
    page.get_by_role("button", name="Spara lösenordet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lösenordet är bytt")
