"""Why a similar page is similar, said on its card."""

import pytest
from wagtail.models import PageViewRestriction

from cases.models import CaseMethod
from tests.factories import CasePageFactory, MethodPageFactory
from tests.factories.pages import themes


@pytest.fixture
def pair(index):
    """Two cases alike each other, and the method that both use."""
    method = MethodPageFactory(title="Gröna stigen")
    for title in ("Hembesök hos familjer i byn", "Hembesök hos familjer i stan"):
        CasePageFactory(
            title=title, slug=title[-4:].strip(), themes=themes("folkhalsa"), method_uses=[CaseMethod(method=method)]
        )
    index.drain()
    return method


def test_methods_and_themes_in_common_are_named(client, pair):
    page = client.get("/kommuner/skovde/byn/").content.decode()
    assert "Gemensamt: Gröna stigen, Folkhälsa" in page


def test_method_that_only_members_may_read_is_named_to_them_alone(client, officer_client, index, pair):
    PageViewRestriction.objects.create(page=pair, restriction_type=PageViewRestriction.LOGIN)
    index.drain()
    page = client.get("/kommuner/skovde/byn/").content.decode()
    assert "Gemensamt: Folkhälsa" in page
    assert "Gröna stigen" not in page


def test_pages_with_nothing_in_common_but_words_say_nothing(client, index):
    for slug, theme in (("ett", "folkhalsa"), ("tva", "integration")):
        CasePageFactory(title="Hembesök hos nyblivna familjer", slug=slug, themes=themes(theme))
    index.drain()
    page = client.get("/kommuner/skovde/ett/").content.decode()
    assert 'href="/kommuner/skovde/tva/"' in page
    assert "Gemensamt" not in page
