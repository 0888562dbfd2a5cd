"""Admin views of the search: what editors decide about it, and pages that show how it works.

A view is added to the group at the foot.
"""

from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from .admin_pages.explanation import ExplanationView
from .admin_pages.judged import JudgedQueryViewSet
from .admin_pages.quality import QualityView
from .admin_pages.words import PromotedHitViewSet, SynonymGroupViewSet


class EditorsMenuItem(MenuItem):
    """Leads to a page for those who may change judged queries."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to the agency's editors."""
        return request.user.has_perm("search.change_judgedquery")


class QualityViewSet(ViewSet):
    """How the judged queries go now."""

    name = "sokkvalitet"
    icon = "success"
    menu_label = _("Sökkvalitet")
    menu_item_class = EditorsMenuItem

    def get_urlpatterns(self) -> list:
        """One page."""
        return [path("", self.construct_view(QualityView, header_icon=self.icon), name="index")]


class ExplanationViewSet(ViewSet):
    """Why a hit stands where it does."""

    name = "sokforklaring"
    icon = "help"
    menu_label = _("Varför den här träffen?")
    menu_item_class = EditorsMenuItem

    def get_urlpatterns(self) -> list:
        """One page."""
        return [path("", self.construct_view(ExplanationView, header_icon=self.icon), name="index")]


class SearchViewSetGroup(SnippetViewSetGroup):
    """The search's place in the menu."""

    items = (
        SynonymGroupViewSet,
        PromotedHitViewSet,
        JudgedQueryViewSet,
        QualityViewSet,
        ExplanationViewSet,
    )
    menu_label = _("Sök på portalen")
    menu_name = "search-editing"
    menu_icon = "search"
    menu_order = 410
