"""Upload forms: what is let in, and what is taken out of it."""

from io import BytesIO
from pathlib import Path

from django import forms
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image as PillowImage
from PIL import ImageOps
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from .storage import has_room_for
from .uploads import content_matches_extension


def refuse_without_room(upload) -> None:
    """Say, beside the field, that there is no room for `upload`.

    Raises:
        ValidationError: when the disk would be too full with it.
    """
    if not has_room_for(upload.size):
        raise forms.ValidationError(
            _("Lagringsutrymmet är nästan fullt och filen får inte plats. Hör av dig till redaktionen.")
        )


class PortalImageForm(BaseImageForm):
    """Asks for the alt text and strips what cameras hide in files (place, serial number, thumbnails)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["description"].label = _("Alternativtext")
        self.fields["description"].help_text = _(
            "Beskriv vad bilden visar för den som inte ser den. Börja inte med ”Bild på”."
        )
        self.fields["description"].required = True

    def clean_file(self):
        """Return the uploaded file without metadata; an unchanged file is returned as it is."""
        upload = self.cleaned_data["file"]
        if "file" not in self.changed_data or not upload:
            return upload
        refuse_without_room(upload)
        return without_metadata(upload)


def without_metadata(upload):
    """Return `upload` re-encoded without EXIF, XMP or comments, turned the way its orientation tag said.

    Args:
        upload: an open image file (JPEG, PNG or WebP) with `name`.

    Returns:
        A `ContentFile` with the same name and format.
    """
    upload.seek(0)
    with PillowImage.open(upload) as picture:
        image_format = picture.format
        icc = picture.info.get("icc_profile")
        turned = ImageOps.exif_transpose(picture)
        turned.info = {}
        target = BytesIO()
        options = {"quality": 90} if image_format in {"JPEG", "WEBP"} else {"optimize": True}
        turned.save(target, format=image_format, exif=b"", icc_profile=icc, **options)
    clean = ContentFile(target.getvalue(), name=upload.name)
    clean.content_type = getattr(upload, "content_type", "")
    return clean


class PortalDocumentForm(BaseDocumentForm):
    """Takes only files whose content is what their name says."""

    def clean_file(self):
        """Refuse, in plain Swedish, a file of a kind not allowed, or whose first bytes contradict its ending."""
        upload = self.cleaned_data["file"]
        if "file" not in self.changed_data or not upload:
            return upload
        if Path(upload.name).suffix.lstrip(".").lower() not in settings.WAGTAILDOCS_EXTENSIONS:
            raise forms.ValidationError(
                _("Den här sortens fil går inte att ladda upp. Tillåtna filändelser: %(endings)s.")
                % {"endings": ", ".join(settings.WAGTAILDOCS_EXTENSIONS)}
            )
        if not content_matches_extension(upload):
            raise forms.ValidationError(
                _("Filens innehåll stämmer inte med filändelsen. Spara om filen från programmet den är gjord i.")
            )
        refuse_without_room(upload)
        return upload
