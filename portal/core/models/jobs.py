"""What the background process has to do regularly, and when it was last done."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ScheduledJob(models.Model):
    """The state of one regular job. A lease lets one process at a time run it, and another take over after a kill."""

    name = models.CharField(_("namn"), max_length=80, primary_key=True)
    lease_owner = models.CharField(_("körs av"), max_length=80, blank=True)
    lease_until = models.DateTimeField(_("körs till"), null=True, blank=True)
    due_at = models.DateTimeField(_("ska köras"), null=True, blank=True, db_index=True)
    last_started_at = models.DateTimeField(_("senast startad"), null=True, blank=True)
    last_finished_at = models.DateTimeField(_("senast klar"), null=True, blank=True)
    last_error = models.TextField(_("senaste fel"), blank=True)

    class Meta:
        verbose_name = _("bakgrundsjobb")
        verbose_name_plural = _("bakgrundsjobb")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
