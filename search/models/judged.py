"""What a good search finds, as editors see it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Page


class JudgedQuery(ClusterableModel):
    """A search that editors hold the portal to: it passes when every expected page is among the first hits."""

    text = models.CharField(_("sökning"), max_length=200, unique=True)
    within = models.PositiveSmallIntegerField(
        _("bland de första"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
        help_text=_("Så många träffar från toppen räknas, 1–20."),
    )
    note = models.CharField(_("anteckning"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("bedömd sökning")
        verbose_name_plural = _("bedömda sökningar")
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text


class ExpectedHit(models.Model):
    """A page that a judged query should find."""

    query = ParentalKey(JudgedQuery, on_delete=models.CASCADE, related_name="expected")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("sida"))

    class Meta:
        verbose_name = _("väntad träff")
        verbose_name_plural = _("väntade träffar")
        constraints = [models.UniqueConstraint(fields=["query", "page"], name="one_expectation_per_query_and_page")]

    def __str__(self) -> str:
        return f"{self.query}: {self.page}"
