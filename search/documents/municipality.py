"""A municipality's page as a document."""

from django.db.models import QuerySet
from django.utils import timezone

from cases.models import MunicipalityPage
from search.document import Document

from .context import BuildContext


def pages() -> QuerySet:
    """Return live municipalities' pages with all that a document needs."""
    return MunicipalityPage.objects.live()


def build(page: MunicipalityPage, context: BuildContext) -> Document:
    """Return the document of a municipality's page.

    The titles of the methods in use, one a line, are its body: they are what the page tells, not what it is about, and
    a search for a method shall first find the method and the cases.
    """
    municipality = context.municipalities[page.municipality_id]
    methods = context.methods_in_use.get(municipality.code, [])
    return Document(
        id=f"page:{page.pk}",
        rev=0,
        type="kommun",
        title=page.title,
        summary=page.intro,
        keywords=f"{municipality.official_name} {municipality.skr_group_name}",
        body="\n".join(title for _slug, title in methods),
        place=municipality.county.name,
        facets={"metod": tuple(slug for slug, _title in methods), **context.place_facets({municipality.code})},
        date=timezone.localdate(page.last_published_at) if page.last_published_at else None,
        audience=context.audience(page),
        url=page.url or "",
        suggestions=(municipality.official_name,),
    )
