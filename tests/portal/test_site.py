"""The set-up site and the factories themselves."""

import pytest
from wagtail.models import Page

from cases.models import MunicipalityPage
from tests.factories import (
    AdoptionFactory,
    CasePageFactory,
    MeetingPageFactory,
    MethodPageFactory,
    NetworkFactory,
    PortalDocumentFactory,
    PortalImageFactory,
    StandardPageFactory,
    draft_of,
)


def test_site_has_every_municipality(site):
    assert MunicipalityPage.objects.live().count() == 290


def test_factories_make_live_pages(site):
    image = PortalImageFactory()
    pages = [
        CasePageFactory(image=image), MethodPageFactory(), MeetingPageFactory(), StandardPageFactory(),
    ]  # fmt: skip
    assert [page.live for page in pages] == [True] * 4
    assert pages[0].owner_page.municipality_id == "1496"
    assert [theme.slug for theme in pages[0].themes.all()] == ["folkhalsa"]
    assert AdoptionFactory().method.live
    assert NetworkFactory(municipalities=["1496", "0483"]).municipalities.count() == 2
    with PortalDocumentFactory().file.open() as file:
        assert file.read().startswith(b"%PDF-")


def test_draft_of_live_page_leaves_what_is_published(site):
    case = CasePageFactory(title="Publicerad")
    draft_of(case, title="Hemligt utkast")
    assert CasePageFactory._meta.model.objects.get(pk=case.pk).title == "Publicerad"
    assert case.get_latest_revision_as_object().title == "Hemligt utkast"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_number", [1, 2])
def test_site_stands_after_a_flush(site, round_number):
    assert MunicipalityPage.objects.count() == 290
    CasePageFactory()
    assert Page.objects.count() == 1 + 4 + 290 + 1
