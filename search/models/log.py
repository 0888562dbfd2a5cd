"""What people look for, counted without anything about who they are."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoggedSearch(models.Model):
    """How often a search was made on one day, what it found, and what was opened from it.

    Nothing here tells people apart: no account, no address, no session, no time of day.
    """

    day = models.DateField(_("dag"))
    text = models.CharField(_("sökord"), max_length=200, blank=True)
    filters = models.CharField(_("filter"), max_length=500, blank=True)
    hits = models.PositiveIntegerField(_("träffar"), help_text=_("Antalet vid dagens senaste sökning."))
    relaxation = models.CharField(_("hur sökningen lästes"), max_length=10, blank=True)
    searches = models.PositiveIntegerField(_("antal sökningar"), default=0)
    clicks = models.PositiveIntegerField(_("öppnade träffar"), default=0)

    class Meta:
        verbose_name = _("loggad sökning")
        verbose_name_plural = _("loggade sökningar")
        ordering = ["-day", "-searches", "text"]
        constraints = [models.UniqueConstraint(fields=["day", "text", "filters"], name="one_row_per_day_and_search")]
        indexes = [models.Index(fields=["day", "hits"], name="logged_search_day_hits")]

    def __str__(self) -> str:
        return f"{self.day} {self.text} ({self.searches})"
