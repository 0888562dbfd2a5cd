"""What the system knows of a meeting. Never in revisions: publishing an older draft must not turn it back."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingState(models.Model):
    """A meeting's identity in calendars. `sequence` rises each time what calendars show has changed."""

    meeting = models.OneToOneField("events.MeetingPage", on_delete=models.CASCADE, related_name="state")
    uid = models.UUIDField(_("kalender-id"), default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(_("kalenderversion"), default=0)
    published_signature = models.CharField(_("publicerade kalenderuppgifter"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("träffens tillstånd")
        verbose_name_plural = _("träffars tillstånd")

    def __str__(self) -> str:
        return f"{self.uid} ({self.sequence})"
