"""A municipality's page as a document."""

from wagtail.models import PageViewRestriction

from cases.choices import AdoptionStatus
from search.documents import documents_by_id
from tests.factories import AdoptionFactory, MethodPageFactory, municipality_page


def document_of(page):
    return documents_by_id([f"page:{page.pk}"])[f"page:{page.pk}"]


def test_municipality_has_its_place_and_the_methods_it_uses_today(site):
    AdoptionFactory(method=MethodPageFactory(title="Språkvänner"), status=AdoptionStatus.TESTING)
    AdoptionFactory(method=MethodPageFactory(title="Jobbcentrum"), status=AdoptionStatus.STOPPED, stopped_reason="Dyrt")
    AdoptionFactory(method=MethodPageFactory(title="Familjecentral"), status=AdoptionStatus.CONSIDERING)
    page = municipality_page("1496")
    document = document_of(page)
    facets = dict(document.facets)
    assert set(facets.pop("liknar")) == {row.municipality.slug for row in page.municipality.similar_to_rows.all()}
    assert facets == {
        "metod": ("sprakvanner",),
        "kommun": ("skovde",),
        "lan": ("vastra-gotalands-lan",),
        "kommungrupp": ("c6",),
    }
    assert (document.type, document.title, document.body) == ("kommun", "Skövde", "Språkvänner")
    assert document.suggestions == ("Skövde kommun",)


def test_municipality_keeps_silent_about_a_private_method(site):
    method = MethodPageFactory(title="Hemliga metoden")
    AdoptionFactory(method=method)
    PageViewRestriction.objects.create(page=method, restriction_type=PageViewRestriction.LOGIN)
    assert "emliga" not in document_of(municipality_page("1496")).to_json()
