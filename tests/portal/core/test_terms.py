"""The vocabulary: addresses that survive, and terms that become one."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from cases.models import CasePage
from portal.core.models import TargetGroup, TermAlias, Theme
from portal.core.terms import current_slugs, merge_terms, usage_count
from tests.factories import CasePageFactory, MeetingPageFactory, MethodPageFactory, draft_of
from tests.factories.pages import themes


@pytest.fixture
def health(site):
    return Theme.objects.get(slug="folkhalsa")


@pytest.fixture
def integration(site):
    return Theme.objects.get(slug="integration")


def rename(term, slug):
    term.slug = slug
    term.full_clean()
    term.save()


def test_rename_leaves_an_alias(health):
    rename(health, "halsa")
    assert current_slugs("theme") == {"folkhalsa": "halsa"}
    assert current_slugs("targetgroup") == {}


def test_rename_twice_makes_no_chain(health):
    rename(health, "halsa")
    rename(health, "halsa-och-liv")
    assert current_slugs("theme") == {"folkhalsa": "halsa-och-liv", "halsa": "halsa-och-liv"}


def test_rename_back_removes_the_alias(health):
    rename(health, "halsa")
    rename(health, "folkhalsa")
    assert current_slugs("theme") == {"halsa": "folkhalsa"}


def test_change_of_name_alone_leaves_no_alias(health):
    health.name = "Hälsa"
    health.save()
    assert current_slugs("theme") == {}


def test_slug_that_another_left_behind_is_refused(health, integration):
    rename(health, "halsa")
    integration.slug = "folkhalsa"
    with pytest.raises(ValidationError) as refused:
        integration.full_clean()
    assert list(refused.value.message_dict) == ["slug"]


def test_merge_moves_pages_of_every_kind(health, integration):
    pages = [CasePageFactory(), MethodPageFactory(), MeetingPageFactory()]
    assert usage_count(health) == 3
    assert merge_terms(health, integration) == 3
    for page in pages:
        assert [theme.slug for theme in page.specific_class.objects.get(pk=page.pk).themes.all()] == ["integration"]
    assert not Theme.objects.filter(slug="folkhalsa").exists()
    assert current_slugs("theme") == {"folkhalsa": "integration"}


def test_merge_of_two_on_one_page_leaves_one(health, integration):
    case = CasePageFactory(themes=themes("folkhalsa", "integration"))
    merge_terms(health, integration)
    assert [theme.slug for theme in CasePage.objects.get(pk=case.pk).themes.all()] == ["integration"]


def test_merge_reaches_drafts_that_are_published_later(health, integration):
    case = CasePageFactory(themes=themes("digitalisering"))
    draft_of(case, themes=themes("folkhalsa"))
    merge_terms(health, integration)
    Page.objects.get(pk=case.pk).get_latest_revision().publish()
    assert [theme.slug for theme in CasePage.objects.get(pk=case.pk).themes.all()] == ["integration"]


def test_merge_follows_earlier_renames(health, integration):
    rename(health, "halsa")
    merge_terms(health, integration)
    assert current_slugs("theme") == {"folkhalsa": "integration", "halsa": "integration"}


def test_merge_with_itself_or_another_kind_is_refused(health):
    with pytest.raises(ValidationError):
        merge_terms(health, health)
    with pytest.raises(ValidationError):
        merge_terms(health, TargetGroup.objects.first())
    assert TermAlias.objects.count() == 0


def test_merge_view_merges_and_says_so(editor_client, health, integration):
    case = CasePageFactory()
    address = f"/admin/snippets/core/theme/merge/{health.pk}/"
    assert "1 sida" in editor_client.get(address).content.decode()
    response = editor_client.post(address, {"target": integration.pk}, follow=True)
    assert "är nu en del av" in response.content.decode()
    assert [theme.slug for theme in CasePage.objects.get(pk=case.pk).themes.all()] == ["integration"]


def test_merge_view_is_closed_to_officers(officer_client, health, integration):
    officer_client.post(f"/admin/snippets/core/theme/merge/{health.pk}/", {"target": integration.pk})
    assert Theme.objects.filter(pk=health.pk).exists()


def test_order_is_changed_by_dragging(editor_client, site):
    last = Theme.objects.order_by("sort_order").last()
    response = editor_client.post(f"/admin/snippets/core/theme/reorder/{last.pk}/?position=0")
    assert response.status_code == 200
    assert Theme.objects.first() == last
