"""Our own image and document models: alt text and credit, unguessable names, nothing hidden in the file."""

import contextlib
import secrets
from collections.abc import Iterator
from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError
from wagtail.search import index


class PortalImage(AbstractImage):
    """An image. `description` is its alt text; `credit` names who made it."""

    credit = models.CharField(
        _("upphov"), max_length=120, blank=True, help_text=_("Vem som har tagit eller ritat bilden. Visas under den.")
    )

    admin_form_fields = ["title", "file", "description", "credit", "collection", "tags"]
    search_fields = [*AbstractImage.search_fields, index.SearchField("credit")]

    class Meta(AbstractImage.Meta):
        verbose_name = _("bild")
        verbose_name_plural = _("bilder")
        permissions = [("choose_image", "Can choose image")]

    def get_upload_to(self, filename: str) -> str:
        """Put each upload in a folder with a random name: image files are public to whoever knows the address."""
        return f"images/{secrets.token_urlsafe(12)}/{Path(super().get_upload_to(filename)).name}"

    def create_rendition(self, filter):
        """Make one size; without room for it, say so in the way that lets a page be shown without the picture."""
        with _unshown_when_not_stored():
            return super().create_rendition(filter)

    def create_renditions(self, *filters):
        """Make several sizes; as above."""
        with _unshown_when_not_stored():
            return super().create_renditions(*filters)


@contextlib.contextmanager
def _unshown_when_not_stored() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SourceImageIOError(str(error)) from error


class PortalRendition(AbstractRendition):
    """A scaled copy of an image, kept beside others in the image's own unguessable folder."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("bildstorlek")
        verbose_name_plural = _("bildstorlekar")
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_spec")
        ]

    def get_upload_to(self, filename: str) -> str:
        """Keep the rendition in the original's folder, under `renditions/`."""
        return f"renditions/{Path(self.image.file.name).parent.name}/{filename}"


class PortalDocument(AbstractDocument):
    """A file. Who may read it follows the pages that use it: see `portal.core.access`."""

    admin_form_fields = ["title", "file", "collection", "tags"]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("dokument")
        verbose_name_plural = _("dokument")
        permissions = [("choose_document", "Can choose document")]

    def clean(self) -> None:
        """Hold the file to the allowed endings; a file that the form has refused already is not judged again."""
        if self.file:
            super().clean()

    @property
    def _known_text(self):
        """What is known of the file's text; a file that nobody has noted yet waits as a new one does."""
        from .file_text import FileText

        return getattr(self, "file_text", None) or FileText(document=self)

    @property
    def text_label(self) -> str:
        """Whether the file's text can be searched, in a few words."""
        return self._known_text.label

    @property
    def text_sentence(self) -> str:
        """Whether the file's text can be searched, and what its owner can do when not."""
        return self._known_text.sentence

    @property
    def text_problem(self) -> bool:
        """Whether the owner should know that the text cannot be searched, or not all of it."""
        return self._known_text.has_problem
