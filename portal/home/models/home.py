"""The start page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.core.models import BasePage


class HomePage(BasePage):
    """What is new, themes, the map, the next meeting."""

    intro = models.TextField(_("ingress"), max_length=300, blank=True)
    image = models.ForeignKey(
        "core.PortalImage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("bild")
    )

    template = "pages/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.StandardPage", "cases.MunicipalityIndexPage", "cases.MethodIndexPage", "events.MeetingIndexPage",
    ]  # fmt: skip
    max_count = 1
    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("image")]

    class Meta:
        verbose_name = _("startsida")
        verbose_name_plural = _("startsidor")

    def get_context(self, request, *args, **kwargs):
        """Add what `portal.home.domain.start_page_content` gathers."""
        from ..domain import start_page_content

        return super().get_context(request, *args, **kwargs) | start_page_content()
