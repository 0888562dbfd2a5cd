"""Links to elsewhere."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class LinkBlock(blocks.StructBlock):
    """A link with a text that says where it leads."""

    title = blocks.CharBlock(label=_("Länktext"), max_length=150)
    url = blocks.URLBlock(label=_("Webbadress"), max_length=500)

    class Meta:
        icon = "link-external"
        label = _("Länk")


class LinkListBlock(blocks.ListBlock):
    """A list of links."""

    def __init__(self, **kwargs):
        super().__init__(LinkBlock(), **{"label": _("Länkar"), **kwargs})

    class Meta:
        icon = "list-ul"
        template = "streamfield/links.html"
