"""Images and files inside a text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


class ImageWithCaptionBlock(blocks.StructBlock):
    """An image with its caption. The alt text and the credit are the image's own."""

    image = ImageChooserBlock(label=_("Bild"))
    caption = blocks.CharBlock(label=_("Bildtext"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Bild")
        template = "streamfield/image.html"


class DocumentBlock(blocks.StructBlock):
    """A file to download."""

    document = DocumentChooserBlock(label=_("Dokument"))
    title = blocks.CharBlock(
        label=_("Rubrik"), max_length=120, required=False, help_text=_("Lämna tomt för dokumentets egen titel.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Dokument")
        template = "streamfield/document.html"
