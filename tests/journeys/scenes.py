"""Every kind of page that a visitor can meet, by name, and how to bring a browser to it.

Page types come from Wagtail's registry, so a new one is looked at from the day it is there, and fails the journeys
until the demonstration has a page of it.
"""

from collections.abc import Callable, Mapping
from functools import partial

from playwright.sync_api import Page, expect
from wagtail.models import get_page_models

from portal.core.models import BasePage

Addresses = Mapping[str, str]
Scene = Callable[[Page, Addresses], None]

PAGE_TYPES = sorted((one for one in get_page_models() if issubclass(one, BasePage)), key=lambda one: one._meta.label)
#: One bare and one full page of each type, or the only one.
OF_EVERY_TYPE = [
    f"{model._meta.label}, {kind}"
    for model in PAGE_TYPES
    for kind in ("barest", "fullest")
    if kind == "fullest" or model.max_count != 1
]
MISSING = "/finns-inte/"
ASK_FOR_ADDRESSES = """
import json
from django.utils import timezone
from wagtail.models import get_page_models
from cases.models import Adoption, CasePage, MunicipalityPage
from events.models import MeetingPage
from portal.core.models import BasePage

found = {}
for model in get_page_models():
    if issubclass(model, BasePage):
        pages = sorted(model.objects.live().public(), key=lambda page: (len(page.to_json()), page.pk))
        if pages:
            found[f"{model._meta.label}, barest"] = pages[0].url
            found[f"{model._meta.label}, fullest"] = pages[-1].url
sharing = CasePage.objects.live().values("owner_page")
using = Adoption.objects.values("municipality")
places = MunicipalityPage.objects.live()
chosen = {
    "case that was stopped": CasePage.objects.live().filter(status="nedlagd"),
    "municipality that shares and adopts": places.filter(pk__in=sharing, municipality__in=using),
    "municipality that has shared nothing": places.exclude(pk__in=sharing).exclude(municipality__in=using),
    "meeting to come": MeetingPage.objects.live().filter(ends_at__gt=timezone.now()),
    "meeting that was": MeetingPage.objects.live().filter(ends_at__lte=timezone.now()),
    "meeting with files for members": MeetingPage.objects.live().filter(materials__audience="members"),
}
for name, pages in chosen.items():
    if pages:
        found[name] = pages.order_by("pk").first().url
print(json.dumps(found))
"""


def _open(name: str, page: Page, addresses: Addresses) -> None:
    assert name in addresses, f"the demonstration has no page for: {name}"
    page.goto(addresses[name])


def _go(path: str, page: Page, addresses: Addresses) -> None:
    page.goto(path)


def _unfolded(scene: Scene, page: Page, addresses: Addresses) -> None:
    scene(page, addresses)
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")


def _suggestions(page: Page, addresses: Addresses) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("skol")
    expect(page.get_by_role("listbox")).to_be_visible()


def _wrong_password(page: Page, addresses: Addresses) -> None:
    page.goto("/konto/login/")
    page.get_by_label("E-post").fill("nobody@skovde.example")
    page.get_by_label("Lösenord").fill("not the password")
    page.get_by_role("main").get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _form_with_errors(page: Page, addresses: Addresses) -> None:
    _open("home.FormPage, fullest", page, addresses)
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _mailbox(page: Page, addresses: Addresses) -> None:
    page.goto("/konto/password/reset/")
    page.get_by_label("E-post").fill("redaktor@demo.example")
    page.get_by_role("button", name="Skicka länken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Titta i din inkorg")
    page.goto("/demo/brevlada/")
    expect(page.get_by_role("article").first).to_be_visible()


SCENES: dict[str, Scene] = {
    **{
        name: partial(_open, name)
        for name in (
            *OF_EVERY_TYPE,
            "case that was stopped", "municipality that shares and adopts", "municipality that has shared nothing",
            "meeting to come", "meeting that was", "meeting with files for members",
        )
    },
    "method, unfolded": partial(_unfolded, partial(_open, "cases.MethodPage, fullest")),
    "municipalities, unfolded": partial(_unfolded, partial(_go, "/kommuner/")),
    "suggestions": _suggestions,
    "search": partial(_go, "/sok/"),
    "search with hits and filters": partial(_go, "/sok/?q=skola&typ=exempel&tema=barn-och-unga&tema=folkhalsa"),
    "search, unfolded": partial(_unfolded, partial(_go, "/sok/?q=barn&status=pagar&sida=1")),
    "search, corrected": partial(_go, "/sok/?q=fritidsbnk"),
    "search among similar municipalities": partial(
        _unfolded, partial(_go, "/sok/?liknar=skovde&liknar=lund&sortera=likhet")
    ),
    "search without hits": partial(_go, "/sok/?q=xyzzyqvw&tema=folkhalsa"),
    "page that is not there": partial(_go, MISSING),
    "sign-in": partial(_go, "/konto/login/"),
    "sign-in, wrong password": _wrong_password,
    "sign-up is closed": partial(_go, "/konto/signup/"),
    "forgotten password": partial(_go, "/konto/password/reset/"),
    "form with errors": _form_with_errors,
    "mailbox": _mailbox,
}  # fmt: skip
