"""What a good search finds, as editors see it."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Page

from search.analysis import query_terms
from search.query import TEXT_LENGTH, clean_text


class JudgedQuery(ClusterableModel):
    """A search that editors hold the portal to: it passes when every expected page is among the first hits."""

    text = models.CharField(
        _("sökning"),
        max_length=TEXT_LENGTH,
        unique=True,
        help_text=_("Skriv som den som söker skriver, gärna med de fel som folk gör."),
        error_messages={"unique": _("Den sökningen är redan bedömd.")},
    )
    within = models.PositiveSmallIntegerField(
        _("bland de första"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
        help_text=_("Så många träffar från toppen räknas, 1–20."),
    )
    note = models.CharField(
        _("anteckning"),
        max_length=200,
        blank=True,
        help_text=_("Till exempel var sökningen kommer ifrån. Visas bara här."),
    )

    class Meta:
        verbose_name = _("bedömd sökning")
        verbose_name_plural = _("bedömda sökningar")
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """Keep the text as the search reads it, and refuse one that has no words."""
        self.text = clean_text(self.text)
        if self.text and not query_terms(self.text):
            raise ValidationError({"text": _("Skriv minst ett ord att söka på.")})


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

    def clean(self) -> None:
        """Refuse a page that no search can find."""
        from search.documents.registry import searched_models  # it needs the models of all apps

        if self.page_id and self.page.specific_class not in searched_models():
            raise ValidationError(
                {"page": _("Sidor av den typen söks inte. Välj ett exempel, en metod eller en träff.")}
            )
