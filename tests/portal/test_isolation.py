"""An officer of one municipality against every address of the admin that names another's unpublished content."""

import pytest
from django.contrib.messages import get_messages
from django.db import transaction

from .admin_routes import Route, routes
from .isolation_world import PREFIX, SECRET, World, build_world, fingerprint, seen_from_home

#: Routes whose arguments cannot be filled, each with the reason. A route that is missing here fails the test.
UNFILLED: dict[str, str] = {
    "admin/.*/": "Wagtail's own page for an address that leads nowhere; it looks nothing up.",
}


def parameters(world: World, route: Route) -> dict[str, object]:
    """Return what a curious officer would add to an address: words to look for, and ids of the other's things."""
    page, things = world.page.pk, world.things
    if route.namespace.startswith("wagtailadmin_api"):
        return {"child_of": world.place.pk, "for_explorer": "1"} if route.id == "wagtailadmin_api:pages:listing" else {}
    chosen = {"wagtailimages_chooser": things.image.pk, "wagtaildocs_chooser": things.document.pk}
    return {
        "q": PREFIX, "term": PREFIX, "id": chosen.get(route.namespace, page), "page_type": "cases.CasePage",
        "search_all": "1", "parent_page_id": page, "target_pages[]": page, "collection_id": things.collection.pk,
    }  # fmt: skip


def changes(world: World) -> dict[str, object]:
    """Return what such an officer would post to change the other's things."""
    page = world.page.pk
    return {
        "title": "Kapad", "name": "Kapad", "slug": "kapad", "new_title": "Kapad", "new_slug": "kapad",
        "new_parent_page": page, "chosen_parent": page, "destination": page, "copy_subpages": "on",
        "action-publish": "1", "action-delete": "1", "restriction_type": "login", "status": "nedlagd",
        "external-link-chooser-url": world.place.full_url, "id": page, "confirm": "1",
        "parent_page": page, "title-0": "Kapad", "collection": world.things.collection.pk,
    }  # fmt: skip


def readable(response) -> str:
    """Return all that a person could learn from `response`: body, where it leads, messages it leaves behind."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    left_behind = " ".join(str(message) for message in get_messages(response.wsgi_request))
    return " ".join([body.decode("utf-8", "replace"), response.get("Location", ""), left_behind]).lower()


def ask(client, route: Route, method: str, world: World) -> tuple[int, str]:
    """Send one request, undo what it wrote, and return its status and what could be read."""
    address = route.fill(world.arguments(route.namespace))
    with transaction.atomic():
        data = parameters(world, route) if method == "get" else changes(world)
        response = getattr(client, method)(address, data)
        text = readable(response)
        changed = method == "post" and fingerprint() != world.fingerprint
        transaction.set_rollback(True)
    assert not changed, f"{route.id} changed what belongs to another municipality"
    return response.status_code, text


@pytest.mark.parametrize("method", ["get", pytest.param("post", marks=pytest.mark.slow)])
@pytest.mark.parametrize("target", ["draft", "edited"])
def test_admin_keeps_municipalities_apart(site, client_of, subtests, target, method):
    """No admin address shows or changes a draft of another municipality."""
    world = build_world(target)
    client = client_of(world.officer)
    world.fingerprint = fingerprint()
    for route in routes():
        if route.id in UNFILLED:
            continue
        with subtests.test(route=route.id):
            values = world.arguments(route.namespace)
            missing = [name for name in route.arguments if values.get(name) is None]
            assert not missing, f"{route.id}: no value for {missing}; fill it or give a reason in UNFILLED"
            status, text = ask(client, route, method, world)
            assert status < 500, f"{route.id} answered {status}"
            assert SECRET not in text, f"{route.id} answered {status} and tells of another municipality's draft"


@pytest.mark.slow
def test_admin_at_home_tells_nothing_of_others(site, client_of, subtests):
    """The lists, filters, choosers and histories around an officer's own page do not name what belongs to others."""
    world = seen_from_home(build_world("draft"))
    client = client_of(world.officer)
    opened = 0
    for route in routes():
        if route.id not in UNFILLED:
            with subtests.test(route=route.id):
                status, text = ask(client, route, "get", world)
                opened += status == 200
                assert status < 500, f"{route.id} answered {status}"
                assert SECRET not in text, f"{route.id} answered {status} and tells of another municipality"
    assert opened > 40


@pytest.mark.slow
def test_the_same_requests_show_an_own_draft(site, client_of):
    """The test above has eyes: the draft's own officer is shown it by many of the same addresses."""
    world = build_world("draft")
    client = client_of(world.their_officer)
    showing = set()
    for route in routes():
        values = world.arguments(route.namespace)
        if route.id not in UNFILLED and all(values.get(name) is not None for name in route.arguments):
            _status, text = ask(client, route, "get", world)
            if SECRET in text:
                showing.add(route.id)
    assert showing >= {
        "wagtailadmin_home", "wagtailadmin_explore", "wagtailadmin_pages:edit", "wagtailadmin_pages:history",
        "wagtailadmin_pages:copy", "wagtailadmin_pages:search", "wagtailadmin_pages:revisions_view",
        "wagtailadmin_pages:view_draft", "wagtailadmin_choose_page_search", "wagtailadmin_tag_autocomplete",
        "wagtailimages:edit", "wagtaildocs:edit", "wagtailimages_chooser:choose", "wagtaildocs_chooser:choose",
        "wagtailadmin_api:pages:listing", "wagtailadmin_choose_page_chosen_multiple",
    }  # fmt: skip
