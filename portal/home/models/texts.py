"""Ordinary text pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from portal.core.blocks import BodyStreamBlock
from portal.core.models import BasePage


class StandardPage(BasePage):
    """A text with a heading and an introduction; may have pages beneath it."""

    summary = models.TextField(_("ingress"), max_length=300, blank=True)
    body = StreamField(BodyStreamBlock(), verbose_name=_("text"))

    template = "pages/standard_page.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage", "home.FormPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("summary"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        verbose_name = _("textsida")
        verbose_name_plural = _("textsidor")
