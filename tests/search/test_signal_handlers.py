"""What changes what: publish, drain, and the index says what the database says."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, PageViewRestriction

from cases.choices import AdoptionStatus
from cases.models import CaseMethod, MethodPage
from portal.core.models import Theme
from portal.core.terms import merge_terms
from search.indexer import check_and_repair
from tests.factories import (
    AdoptionFactory,
    CasePageFactory,
    MeetingPageFactory,
    MethodPageFactory,
    NetworkFactory,
    municipality_page,
)

AGREED = {"missing": [], "stale": [], "superfluous": []}


@pytest.fixture
def follows(index):
    """Return a function that drains the outbox and holds the index against the whole database."""

    def check() -> int:
        done = index.drain()
        assert check_and_repair("embedded", index.engine, repair=False) == AGREED
        return done

    return check


@pytest.fixture
def world(follows):
    """A method, a case that uses it, a meeting about both, an adoption of it; all indexed."""
    method = MethodPageFactory(title="Jobbcentrum")
    case = CasePageFactory(title="Ett hus för unga", method_uses=[CaseMethod(method=method)])
    network = NetworkFactory(name="Nätverket för arbete")
    meeting = MeetingPageFactory(related_cases=[case], related_methods=[method], networks=[network])
    adoption = AdoptionFactory(method=method)
    assert follows() >= 4
    return {"method": method, "case": case, "network": network, "meeting": meeting, "adoption": adoption}


def test_published_page_is_found_after_draining(index, world):
    assert index.ids(typ="exempel") == {f"page:{world['case'].pk}"}
    assert index.ids(typ="exempel", metod="jobbcentrum")
    assert index.waiting() == set()


def test_published_change_is_found_and_draft_is_not(index, world, follows):
    case = world["case"]
    case.title = "Lekplatsen vid torget"
    revision = case.save_revision()
    assert index.waiting() == set()
    assert follows() == 0
    revision.publish()
    follows()
    assert index.document(case).title == "Lekplatsen vid torget"
    assert {f"page:{world['meeting'].pk}", f"page:{case.pk}"} <= {hit.id for hit in index.hits("Lekplatsen vid torget")}


@pytest.mark.parametrize("kind", ["case", "method", "meeting"])
def test_unpublished_page_goes_and_returns(index, world, follows, kind):
    world[kind].unpublish()
    follows()
    assert index.document(world[kind]) is None
    world[kind].save_revision().publish()
    follows()
    assert index.document(world[kind]) is not None


@pytest.mark.parametrize("kind", ["case", "method", "meeting"])
@pytest.mark.parametrize("plain", [False, True])
def test_deleted_page_goes(index, world, follows, kind, plain):
    page = world[kind]
    (Page.objects.get(pk=page.pk) if plain else page).delete()
    follows()
    assert index.document(page) is None


def test_deleted_queryset_goes(index, world, follows):
    MethodPage.objects.filter(pk=world["method"].pk).delete()
    follows()
    assert index.document(world["method"]) is None
    assert index.ids(metod="jobbcentrum") == set()


def test_moved_case_belongs_to_the_other_municipality(index, world, follows):
    world["case"].move(municipality_page("0180"), pos="last-child")
    follows()
    document = index.document(world["case"])
    assert document.facets["kommun"] == ("stockholm",)
    assert document.url == "/kommuner/stockholm/ett-hus-for-unga/"
    assert set(index.document(world["method"]).facets["kommun"]) == {"skovde", "stockholm"}


def test_changed_address_of_a_method_follows_in_its_cases(index, world, follows):
    method = world["method"]
    method.slug = "jobbhuset"
    method.save_revision().publish()
    follows()
    assert index.ids(typ="exempel", metod="jobbhuset")
    assert index.ids(metod="jobbcentrum") == set()


def test_changed_address_above_follows_beneath(index, world, follows):
    page = municipality_page("1496")
    page.slug = "skovde-kommun"
    page.save_revision().publish()
    follows()
    assert index.document(world["case"]).url == "/kommuner/skovde-kommun/ett-hus-for-unga/"


def test_case_that_leaves_a_method_leaves_its_places(index, world, follows):
    world["adoption"].delete()
    follows()
    assert index.document(world["method"]).facets["kommun"] == ("skovde",)
    case = world["case"]
    case.method_uses.set([])
    case.save_revision().publish()
    follows()
    assert "kommun" not in index.document(world["method"]).facets


def test_renamed_theme_follows(index, world, follows):
    theme = Theme.objects.get(slug="folkhalsa")
    theme.slug = "halsa"
    theme.save()
    assert follows() == 3
    assert index.ids(tema="halsa") == {f"page:{world[kind].pk}" for kind in ("case", "method", "meeting")}
    assert index.ids(tema="folkhalsa") == set()


def test_merged_and_deleted_themes_follow(index, world, follows):
    merge_terms(Theme.objects.get(slug="folkhalsa"), Theme.objects.get(slug="integration"))
    follows()
    assert f"page:{world['case'].pk}" in index.ids(tema="integration")
    Theme.objects.get(slug="integration").delete()
    follows()
    assert index.ids(tema="integration") == set()


def test_adoption_that_changes_or_ends_follows(index, world, follows):
    skovde = municipality_page("1496")
    assert index.document(skovde).facets["metod"] == ("jobbcentrum",)
    world["adoption"].status = AdoptionStatus.STOPPED
    world["adoption"].stopped_reason = "Lokalen revs."
    world["adoption"].save()
    follows()
    assert "metod" not in index.document(skovde).facets
    world["adoption"].delete()
    follows()


def test_renamed_and_removed_network_follows(index, world, follows):
    network = world["network"]
    network.name = "Nätverket för försörjning"
    network.save()
    assert follows() == 1
    assert index.document(world["meeting"]).keywords == "Nätverket för försörjning"
    network.delete()
    follows()
    assert index.document(world["meeting"]).keywords == ""


@pytest.mark.parametrize("kind", ["case", "method", "meeting"])
def test_restricted_page_and_what_shows_it_follow(index, world, follows, kind):
    restriction = PageViewRestriction.objects.create(page=world[kind], restriction_type=PageViewRestriction.LOGIN)
    follows()
    assert f"page:{world[kind].pk}" not in index.ids()
    assert index.document(world[kind]).audience == ("member",)
    restriction.delete()
    follows()
    assert f"page:{world[kind].pk}" in index.ids()


def test_restriction_above_follows_beneath(index, world, follows):
    PageViewRestriction.objects.create(page=municipality_page("1496"), restriction_type=PageViewRestriction.LOGIN)
    follows()
    assert index.document(world["case"]).audience == ("member",)


def test_groups_that_a_restriction_lets_in_follow(index, world, follows):
    one, other = Group.objects.create(name="Ena"), Group.objects.create(name="Andra")
    restriction = PageViewRestriction.objects.create(page=world["case"], restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.set([one])
    follows()
    restriction.groups.set([one, other])
    follows()
    assert index.document(world["case"]).audience == tuple(sorted(f"group:{one.pk} group:{other.pk}".split()))
    restriction.groups.clear()
    follows()
    assert index.document(world["case"]) is None
