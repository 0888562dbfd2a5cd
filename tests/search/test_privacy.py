"""Drafts, private pages and members' content exist in the search for those who may read them, and for nobody else."""

import re

import pytest
from wagtail.models import PageViewRestriction

from cases.models import CaseMethod
from tests.factories import CasePageFactory, MethodPageFactory, NetworkFactory, draft_of

SECRET = "Hemlighuset"
_ECHO = re.compile('q=hemlighuset|”hemlighuset”|value="hemlighuset"|<title>erfarenhetsbanken: hemlighuset</title>')


@pytest.fixture
def secret(index, request):
    """Return a function that makes a case, its method and a visible sibling; the case is kept from visitors."""

    def make(how: str) -> dict:
        method = MethodPageFactory(title="Synliga metoden")
        shown = CasePageFactory(title="Synliga huset", method_uses=[CaseMethod(method=method)])
        hidden = CasePageFactory(
            title="Synliga huset, del två" if how == "change" else SECRET,
            slug="hemligt",
            summary="Synliga huset i hemlighet." if how == "change" else f"Allt om {SECRET}.",
            municipality="0180",
            live=how != "draft",
            method_uses=[CaseMethod(method=method)],
        )
        network = NetworkFactory()
        if how == "change":
            draft_of(hidden, title=SECRET, summary=f"Allt om {SECRET}.")
        elif how == "unpublished":
            hidden.unpublish()
        elif how == "members":
            PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
        elif how in {"group", "above"}:
            page = hidden if how == "group" else hidden.get_parent()
            restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
            restriction.groups.set([network.group])
        elif how == "method":
            hidden.delete()
            method.title = SECRET
            method.save_revision().publish()
            PageViewRestriction.objects.create(page=method, restriction_type=PageViewRestriction.LOGIN)
        index.drain()
        return {"method": method, "shown": shown, "hidden": hidden, "network": network}

    return make


def everything(client, world) -> dict[str, str]:
    """Return all that a reader can get out of the portal, by address, in lower case and without the words asked for."""
    addresses = [
        "/sok/", "/sok/?q=hemlighuset", "/sok/?q=hemlighust", "/sok/?q=hus", "/sok/?typ=exempel", "/sok/?typ=metod",
        "/sok/?kommun=stockholm", "/sok/?q=synliga&kommun=stockholm", "/sok/forslag/?q=hem", "/sok/forslag/?q=allt",
        "/sok/atom.xml?typ=exempel", "/sok/atom.xml?q=hemlighuset", "/sok/traffar.csv?typ=exempel",
        "/sok/traffar.csv?typ=metod", world["shown"].url, "/kommuner/stockholm/", "/kommuner/skovde/", "/metoder/",
        "/kommuner/", "/", "/sitemap.xml",
    ]  # fmt: skip
    pages = {address: client.get(address).content.decode().lower() for address in addresses}
    return {address: _ECHO.sub("", page) for address, page in pages.items()}


@pytest.mark.parametrize("how", ["draft", "change", "unpublished", "members", "group", "above", "method"])
def test_visitor_never_meets_what_is_not_public(client, secret, how):
    world = secret(how)
    for address, page in everything(client, world).items():
        assert SECRET.lower() not in page, address
        if how != "change":
            assert "/hemligt/" not in page, address


@pytest.mark.parametrize(("how", "count"), [("draft", 1), ("members", 1), ("group", 1), ("method", 1)])
def test_counts_do_not_betray_what_is_not_public(client, secret, how, count):
    world = secret(how)
    response = client.get("/sok/?typ=exempel")
    assert response.context["total"] == count
    groups = {group.key: {one.value: one.count for one in group.options} for group in response.context["groups"]}
    assert "stockholm" not in groups["kommun"]
    if how == "method":
        assert world["method"].slug not in groups.get("metod", {})
    else:
        assert groups["metod"] == {world["method"].slug: 1}
        method = client.get("/sok/?typ=metod").context["hits"][0]
        assert method.where == "Finns hos 1 kommun"


def test_name_of_a_private_method_is_not_told_to_who_guesses_its_address(client, officer_client, secret):
    world = secret("method")
    address = f"/sok/?metod={world['method'].slug}"
    assert SECRET not in client.get(address).content.decode()
    assert SECRET in officer_client.get(address).content.decode()


def test_similar_pages_are_those_the_reader_may_read(client, officer_client, secret):
    world = secret("members")
    assert SECRET not in client.get(world["shown"].url).content.decode()
    assert SECRET in officer_client.get(world["shown"].url).content.decode()


def test_member_finds_what_members_may_read(officer_client, secret):
    secret("members")
    assert officer_client.get("/sok/?q=hemlighuset").context["total"] == 1
    assert officer_client.get("/sok/forslag/?q=hemlig").json()["suggestions"]
    for address in ("/sok/atom.xml?q=hemlighuset", "/sok/traffar.csv?q=hemlighuset"):
        assert SECRET in officer_client.get(address).content.decode()


def test_only_the_group_finds_what_is_the_groups(client_of, officer, secret):
    world = secret("group")
    assert client_of(officer).get("/sok/?q=hemlighuset").context["total"] == 0
    officer.groups.add(world["network"].group)
    assert client_of(officer).get("/sok/?q=hemlighuset").context["total"] == 1


def test_editor_finds_no_draft_either(editor_client, secret):
    secret("draft")
    assert editor_client.get("/sok/?q=hemlighuset").context["total"] == 0
