"""What people look for, counted without anything about who they are."""

from django.db import models
from django.utils.translation import gettext_lazy as _

TEXT_LENGTH = 200
FILTERS_LENGTH = 500


class LoggedSearch(models.Model):
    """How often a search was made on one day, what it found, and whether anything was opened.

    Nothing here tells people apart: no account, no address, no session, no time of day. `text` and `filters` are as
    `search.searchlog.privacy` lets them through.
    """

    day = models.DateField(_("dag"))
    text = models.CharField(_("sökord"), max_length=TEXT_LENGTH, blank=True)
    filters = models.CharField(_("filter"), max_length=FILTERS_LENGTH, blank=True)
    hits = models.PositiveIntegerField(_("träffar"), help_text=_("Antalet vid dagens senaste sökning."))
    relaxation = models.CharField(
        _("hur sökningen lästes"), max_length=10, blank=True, help_text=_("Vid dagens senaste sökning.")
    )
    searches = models.PositiveIntegerField(_("antal sökningar"), default=0)
    misses = models.PositiveIntegerField(_("sökningar utan träff"), default=0)
    near_misses = models.PositiveIntegerField(_("sökningar som bara nästan gav träff"), default=0)
    opened = models.PositiveIntegerField(_("sökningar där en träff öppnades"), default=0)

    class Meta:
        verbose_name = _("loggad sökning")
        verbose_name_plural = _("loggade sökningar")
        ordering = ["-day", "-searches", "text"]
        constraints = [models.UniqueConstraint(fields=["day", "text", "filters"], name="one_row_per_day_and_search")]
        indexes = [models.Index(fields=["text", "filters", "day"], name="logged_search_text_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.text} ({self.searches})"
