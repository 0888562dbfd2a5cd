"""Those who sign in during the journeys, and how they do it."""

from playwright.sync_api import Page, expect

from portal.members.demo_accounts import DEMO_PASSWORD

OFFICER = "skovde@demo.example"
EDITOR = "redaktor@demo.example"


def fill_in_sign_in(page: Page, email: str, password: str = DEMO_PASSWORD) -> None:
    """Fill in and send the sign-in form that `page` shows."""
    form = page.get_by_role("main")
    form.get_by_label("E-post").fill(email)
    form.get_by_label("Lösenord").fill(password)
    form.get_by_role("button", name="Logga in").click()


def sign_in(page: Page, email: str) -> None:
    """Sign in from the start page, the way a person does, and end up in the admin."""
    page.goto("/")
    page.get_by_role("banner").get_by_role("link", name="Logga in").click()
    fill_in_sign_in(page, email)
    expect(page).to_have_url("/admin/")
