"""What editors know of people's words: expressions that mean the same, and pages that answer certain searches best."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class SynonymGroup(models.Model):
    """Expressions that mean the same: whoever searches for one of them finds pages that use another.

    In force from the next search on; no index holds them.
    """

    expressions = models.TextField(
        _("ord och uttryck"),
        help_text=_("Ett ord eller uttryck på varje rad, i grundform. Den som söker på ett av dem hittar alla."),
    )
    note = models.CharField(_("anteckning"), max_length=200, blank=True)
    changed_at = models.DateTimeField(_("ändrad"), auto_now=True)

    class Meta:
        verbose_name = _("synonymgrupp")
        verbose_name_plural = _("synonymer")
        ordering = ["expressions"]

    def __str__(self) -> str:
        return ", ".join(self.lines)

    @property
    def lines(self) -> tuple[str, ...]:
        """The expressions as written, without blanks around them and without empty lines."""
        return tuple(" ".join(line.split()) for line in self.expressions.splitlines() if line.strip())


class PromotedHit(models.Model):
    """A page that is shown above the hits of certain searches, marked as the editors' choice."""

    queries = models.TextField(
        _("sökningar"),
        help_text=_("En sökning på varje rad. Böjning och ordning spelar ingen roll."),
    )
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("sida"))
    reason = models.CharField(
        _("motivering"), max_length=200, blank=True, help_text=_("Visas för den som söker, under sidans namn.")
    )
    sort_order = models.PositiveIntegerField(_("ordning"), default=0)
    changed_at = models.DateTimeField(_("ändrad"), auto_now=True)

    class Meta:
        verbose_name = _("lyft träff")
        verbose_name_plural = _("lyfta träffar")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return f"{self.page} ({', '.join(self.lines)})"

    @property
    def lines(self) -> tuple[str, ...]:
        """The searches as written, without blanks around them and without empty lines."""
        return tuple(" ".join(line.split()) for line in self.queries.splitlines() if line.strip())
