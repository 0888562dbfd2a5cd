"""Admin views of cases, methods and adoptions."""

from django.utils.translation import gettext_lazy as _
from django_filters import ModelMultipleChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.core.models import County, Theme

from .choices import CaseStatus, EvidenceLevel
from .models import Adoption, CasePage, MethodPage

SELECT = BulkActionsColumn("bulk_actions")
TITLE = PageTitleColumn("title", label=_("Rubrik"), sort_key="title", classname="title")
CHANGED = DateColumn(
    "latest_revision_created_at", label=_("Ändrad"), sort_key="latest_revision_created_at", width="12%"
)
PUBLISHED = PageStatusColumn("live", label=_("Publicerad"), sort_key="live", width="12%")
MUNICIPALITY = Column("municipality", label=_("Kommun"), accessor="owner_page.title")
CASE_STATUS = Column("case_status", label=_("Läge"), accessor="get_status_display", sort_key="status")
EVIDENCE = Column("evidence", label=_("Kunskapsläge"), accessor="get_evidence_level_display", sort_key="evidence_level")


class OwnCaseFilterSet(WagtailFilterSet):
    """Filters of one municipality's cases. Wagtail's own would name everybody who has ever written a page."""

    status = MultipleChoiceFilter(choices=CaseStatus.choices, label=_("Läge"))
    themes = ModelMultipleChoiceFilter(queryset=Theme.objects.all(), label=_("Teman"))

    class Meta:
        model = CasePage
        fields = ["status", "themes"]


class CaseFilterSet(OwnCaseFilterSet):
    """Filters of all cases."""

    county = ModelMultipleChoiceFilter(
        queryset=County.objects.all(), field_name="owner_page__municipality__county", label=_("Län")
    )

    class Meta(OwnCaseFilterSet.Meta):
        fields = ["status", "themes", "county"]


class MethodFilterSet(WagtailFilterSet):
    """Filters of the list of methods."""

    evidence_level = MultipleChoiceFilter(choices=EvidenceLevel.choices, label=_("Kunskapsläge"))
    themes = ModelMultipleChoiceFilter(queryset=Theme.objects.all(), label=_("Teman"))

    class Meta:
        model = MethodPage
        fields = ["evidence_level", "themes"]


class CasePageViewSet(PageViewSet):
    """A municipality's cases in the explorer."""

    model = CasePage
    icon = "doc-full-inverse"
    filterset_class = OwnCaseFilterSet
    columns = [TITLE, CASE_STATUS, CHANGED, PUBLISHED]


class CaseListingViewSet(PageListingViewSet):
    """All cases in one list, whatever municipality they belong to."""

    model = CasePage
    icon = "doc-full-inverse"
    menu_label = _("Exempel")
    menu_order = 210
    add_to_admin_menu = True
    filterset_class = CaseFilterSet
    columns = [SELECT, TITLE, MUNICIPALITY, CASE_STATUS, CHANGED, PUBLISHED]


class MethodListingViewSet(PageListingViewSet):
    """All methods in one list."""

    model = MethodPage
    icon = "list-ul"
    menu_label = _("Metoder")
    menu_order = 220
    add_to_admin_menu = True
    filterset_class = MethodFilterSet
    columns = [SELECT, TITLE, EVIDENCE, CHANGED, PUBLISHED]


class AdoptionViewSet(SnippetViewSet):
    """The register of which municipality does what with which method."""

    model = Adoption
    icon = "link"
    list_display = ["municipality", "method", "status", "since_year", "updated_at"]
    list_filter = ["status", "method"]
    menu_label = _("Användningar")
    menu_order = 230
    add_to_admin_menu = True
    copy_view_enabled = False
