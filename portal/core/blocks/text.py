"""Words: heading, paragraph, quotation, fact box."""

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

RICH_TEXT_FEATURES = ["bold", "italic", "ul", "ol", "link", "document-link"]


class HeadingBlock(blocks.CharBlock):
    """A heading inside the text (level 3 on case pages, where the question is level 2)."""

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 90, "label": _("Mellanrubrik"), **kwargs})

    class Meta:
        icon = "title"
        template = "streamfield/heading.html"


class ParagraphBlock(blocks.RichTextBlock):
    """Running text with bold, italic, lists and links."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": RICH_TEXT_FEATURES, "label": _("Text"), **kwargs})

    def clean(self, value: RichText) -> RichText:
        """Refuse a text without words, whose paragraph tags Wagtail takes for content; a draft may have one."""
        cleaned = super().clean(value)
        if self.field.required and not strip_tags(cleaned.source).strip():
            raise ValidationError(_("Skriv något här, eller ta bort blocket."))
        return cleaned

    class Meta:
        icon = "pilcrow"
        template = "streamfield/paragraph.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, with who said them."""

    text = blocks.TextBlock(label=_("Citat"), max_length=400)
    attribution = blocks.CharBlock(label=_("Vem säger det?"), max_length=120, required=False)

    class Meta:
        icon = "openquote"
        label = _("Citat")
        template = "streamfield/quote.html"


class FactBoxBlock(blocks.StructBlock):
    """A box beside the story: what one wants to know at a glance."""

    heading = blocks.CharBlock(label=_("Rubrik"), max_length=90)
    value = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Faktaruta")
        template = "streamfield/fact_box.html"
