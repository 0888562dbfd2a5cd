"""A municipality's page: what it has shared, uses and looks like. All 290 exist from the start."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index

from portal.core.limits import is_limited
from portal.core.models import BasePage, BasePageForm, IndexPage, Municipality
from portal.core.page_permissions import FixedPagePermissionTester


class MunicipalityQuerySet(PageQuerySet):
    """Municipalities' pages."""

    def for_listing(self) -> "MunicipalityQuerySet":
        """Live public pages with their municipality and county."""
        return self.live().public().select_related("municipality__county").order_by("municipality__name")


class MunicipalityPageForm(BasePageForm):
    """Leaves a municipality's name and address to the agency: they are reference data."""

    FIXED = ("title", "slug")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.for_user is not None and is_limited(self.for_user):
            for name in self.FIXED:
                # A disabled field keeps its value whatever is posted.
                self.fields[name].disabled = True
                self.fields[name].help_text = _("Kommer från kommunregistret och ändras bara av redaktionen.")


class MunicipalityPage(BasePage):
    """The page of one municipality, parent of its cases."""

    municipality = models.OneToOneField(
        Municipality, on_delete=models.PROTECT, related_name="page", editable=False, verbose_name=_("kommun")
    )
    intro = models.TextField(
        _("om kommunens arbete"), max_length=600, blank=True, help_text=_("Några meningar om vad ni arbetar med nu.")
    )
    contact_email = models.EmailField(_("funktionsbrevlåda"), blank=True)
    contact_name = models.CharField(_("kontaktperson"), max_length=100, blank=True)
    contact_role = models.CharField(_("kontaktpersonens roll"), max_length=100, blank=True)

    objects = PageManager.from_queryset(MunicipalityQuerySet)()
    base_form_class = MunicipalityPageForm
    template = "pages/municipality_page.html"
    parent_page_types = ["cases.MunicipalityIndexPage"]
    subpage_types = ["cases.CasePage"]
    permission_tester_class = FixedPagePermissionTester
    is_creatable = False  # all 290 exist: `setup_site` makes them

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(
            [FieldPanel("contact_email"), FieldPanel("contact_name"), FieldPanel("contact_role")], heading=_("Kontakt")
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("kommun")
        verbose_name_plural = _("kommuner")

    def get_context(self, request, *args, **kwargs):
        """Add `profile`, a `cases.domain.MunicipalityProfile`."""
        from ..domain import municipality_profile

        context = super().get_context(request, *args, **kwargs)
        context["profile"] = municipality_profile(self)
        return context


class MunicipalityIndexPage(IndexPage):
    """All municipalities, by county and on the map."""

    template = "pages/municipality_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["cases.MunicipalityPage"]

    class Meta:
        verbose_name = _("kommuner, startsida")
        verbose_name_plural = _("kommuner, startsidor")

    def get_context(self, request, *args, **kwargs):
        """Add `counties` and `map`: where municipalities have shared something."""
        from ..domain import municipality_overview

        context = super().get_context(request, *args, **kwargs)
        context["overview"] = municipality_overview()
        return context
