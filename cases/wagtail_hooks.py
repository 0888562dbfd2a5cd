"""What cases add to the admin: lists for the agency, the own municipality for its officers."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from portal.core.limits import is_limited

from .domain import drafts_of, municipality_pages_of
from .viewsets import AdoptionViewSet, CaseListingViewSet, CasePageViewSet, MethodListingViewSet

register_snippet(AdoptionViewSet)


@hooks.register("register_admin_viewset")
def register_listings():
    """Put the lists of cases and methods in the menu, and the cases of one municipality in the explorer."""
    return [CasePageViewSet(), CaseListingViewSet("exempel"), MethodListingViewSet("metoder")]


class MyMunicipalityPanel(Component):
    """An officer's first view: write, go on with a draft, look at the municipality's page."""

    name = "my_municipality"
    template_name = "admin/my_municipality.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the officer's municipalities, each with its drafts."""
        user = parent_context["request"].user
        return {"places": [{"page": page, "drafts": drafts_of(page)} for page in municipality_pages_of(user)]}


@hooks.register("construct_homepage_panels", order=1000)
def show_my_municipality(request: HttpRequest, panels: list) -> None:
    """Give those who belong to a municipality its panel; it is all that an officer needs."""
    if municipality_pages_of(request.user).exists():
        if is_limited(request.user):
            panels.clear()
        panels.append(MyMunicipalityPanel())


class MyMunicipalityMenuItem(MenuItem):
    """Leads to the overview of the own municipality."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who belong to a municipality."""
        return municipality_pages_of(request.user).exists()


@hooks.register("register_admin_menu_item")
def my_municipality_menu_item() -> MenuItem:
    """Put the own municipality first in the menu."""
    return MyMunicipalityMenuItem(
        _("Min kommun"), reverse("wagtailadmin_home"), name="my-municipality", icon_name="home", order=50
    )
