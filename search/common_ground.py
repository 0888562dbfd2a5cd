"""What a page and one alike it have in common, in words: methods and themes."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from wagtail.models import Page

from cases.models import CasePage, MethodPage
from search.document import Document

from .labels import DatabaseLabels

Facets = Mapping[str, Mapping[str, str]]


def facets_of(page: Page, labels: DatabaseLabels) -> Facets:
    """Return the methods that a page uses and its themes, slug to name, by facet; of methods those that the reader of
    `labels` may know."""
    themes = {theme.slug: theme.name for theme in page.themes.all()} if hasattr(page, "themes") else {}
    methods = {}
    if isinstance(page, CasePage):
        used = MethodPage.objects.filter(case_uses__case=page.pk).values_list("slug", flat=True)
        known = labels.labels("metod")
        methods = {slug: known[slug] for slug in used if slug in known}
    return {"metod": methods, "tema": themes}


def in_common(own: Facets, other: Document) -> str:
    """Return the sentence that names what `other` shares with a page, of which `own` is what `facets_of` gives; empty
    when it shares nothing."""
    names = [names[slug] for key, names in own.items() for slug in other.facets.get(key, ()) if slug in names]
    return _("Gemensamt: %(names)s") % {"names": ", ".join(names)} if names else ""
