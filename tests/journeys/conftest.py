"""Fixtures of the journeys: the real product behind gunicorn, and Chromium in front of it."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .scenes import ASK_FOR_ADDRESSES
from .server import Portal, free_port, prepare, serving
from .watch import Watch

CHROMIUM_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 812}
expect.set_options(timeout=10_000)


def pytest_addoption(parser) -> None:
    """Add `--portal-data`, for those who write journeys: the data folder is kept and used again."""
    parser.addoption(
        "--portal-data", default=None, help="keep the journeys' portal here, and begin from it the next time"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the journeys last: the browser keeps an event loop running, and Django's ORM refuses to work beneath one."""
    items.sort(key=lambda item: item.get_closest_marker("journey") is not None)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of Chromium. Without one the journeys are left out, or fail where services are required."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        message = "there is no Chromium to drive; get it with: make services"
        if os.environ.get("REQUIRE_SERVICES"):
            pytest.fail(message)
        pytest.skip(message)
    return path


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, chromium) -> dict:
    """Start Debian's Chromium, which needs no download."""
    return {**browser_type_launch_args, "executable_path": chromium, "args": CHROMIUM_ARGUMENTS}


@pytest.fixture(scope="session")
def portal(request, chromium) -> Iterator[Portal]:
    """Serve the product with the demonstration's content, as `make run` does, while the journeys last."""
    kept = request.config.getoption("--portal-data", None)
    data = Path(kept) if kept else Path(tempfile.mkdtemp(prefix="portal-journeys-"))
    portal = Portal(f"http://127.0.0.1:{free_port()}", data)
    try:
        prepare(portal)
        with serving(portal):
            yield portal
    finally:
        if not kept:
            shutil.rmtree(data, ignore_errors=True)


@pytest.fixture(scope="session")
def base_url(portal) -> str:
    """Return the address that relative addresses begin with."""
    return portal.url


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args, base_url) -> dict:
    """Browse as somebody in Sweden does."""
    return {
        **browser_context_args, "base_url": base_url, "locale": "sv-SE", "timezone_id": "Europe/Stockholm",
        "color_scheme": "light",
    }  # fmt: skip


@pytest.fixture
def watch(portal) -> Iterator[Watch]:
    """Look for requests to others, errors in the console and breaches of the content policy; fail on any."""
    watch = Watch(portal.url)
    yield watch
    assert not watch.findings, "\n".join(watch.findings)


@pytest.fixture
def open_browser(new_context, watch) -> Callable[..., Page]:
    """Return the function that opens another watched browser: `open_browser(PHONE, java_script_enabled=False)`."""

    def open_one(size: dict[str, int] = DESKTOP, **options) -> Page:
        context = new_context(**options)
        watch.over(context)
        page = context.new_page()
        page.set_viewport_size(size)
        return page

    return open_one


@pytest.fixture
def visitor(open_browser) -> Page:
    """A visitor's browser, 1280 pixels wide."""
    return open_browser()


@pytest.fixture(scope="session")
def addresses(portal) -> dict[str, str]:
    """Return the addresses that scenes need, by name: one bare and one full page of every type, and some others."""
    return portal.ask(ASK_FOR_ADDRESSES)
