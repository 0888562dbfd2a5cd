"""Files of a meeting, tied to an item of its agenda."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from ..choices import MaterialAudience


class MeetingMaterial(Orderable):
    """A file of a meeting, who may read it and from when.

    `agenda_block_id` is the agenda item's own block id, not a foreign key: an item may be removed without taking
    the file along.
    """

    meeting = ParentalKey("events.MeetingPage", on_delete=models.CASCADE, related_name="materials")
    document = models.ForeignKey(
        "core.PortalDocument", on_delete=models.CASCADE, related_name="+", verbose_name=_("dokument")
    )
    title = models.CharField(_("rubrik"), max_length=150, blank=True)
    agenda_block_id = models.UUIDField(_("programpunkt"), null=True, blank=True)
    audience = models.CharField(
        _("vem får läsa?"), max_length=20, choices=MaterialAudience.choices, default=MaterialAudience.PUBLIC
    )
    visible_from = models.DateTimeField(
        _("syns från"), null=True, blank=True, help_text=_("Lämna tomt för att visa genast.")
    )

    panels = [
        FieldPanel("document"), FieldPanel("title"), FieldPanel("agenda_block_id"),
        FieldPanel("audience"), FieldPanel("visible_from"),
    ]  # fmt: skip

    class Meta(Orderable.Meta):
        verbose_name = _("material")
        verbose_name_plural = _("material")

    def __str__(self) -> str:
        return self.title or self.document.title

    @property
    def is_visible_yet(self) -> bool:
        """Whether the time it becomes visible has come."""
        return self.visible_from is None or self.visible_from <= timezone.now()

    @staticmethod
    def visible_now() -> Q:
        """Return the condition that the time has come, for querysets."""
        return Q(visible_from__isnull=True) | Q(visible_from__lte=timezone.now())
