"""The adoption (användning): one municipality, one method, and what became of it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from portal.core.models import Municipality

from ..choices import IN_USE, AdoptionStatus
from ..rules import adoption_problems


class AdoptionQuerySet(models.QuerySet):
    """Adoptions by what they mean."""

    def in_use(self) -> "AdoptionQuerySet":
        """Those where the method is tested, used or adapted today."""
        return self.filter(status__in=IN_USE)


class Adoption(index.Indexed, models.Model):
    """What one municipality does with one method. Stopping is recorded with why, and is worth as much."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="adoptions", verbose_name=_("kommun")
    )
    method = models.ForeignKey(
        "cases.MethodPage", on_delete=models.CASCADE, related_name="adoptions", verbose_name=_("metod")
    )
    status = models.CharField(_("läge"), max_length=20, choices=AdoptionStatus.choices)
    since_year = models.PositiveSmallIntegerField(_("sedan år"), null=True, blank=True)
    ended_year = models.PositiveSmallIntegerField(_("till år"), null=True, blank=True)
    note = models.TextField(_("kommentar"), max_length=500, blank=True)
    stopped_reason = models.TextField(_("varför kommunen slutade"), max_length=500, blank=True)
    updated_at = models.DateTimeField(_("ändrad"), auto_now=True)

    objects = AdoptionQuerySet.as_manager()
    panels = [
        FieldPanel("municipality"), FieldPanel("method"), FieldPanel("status"), FieldPanel("since_year"),
        FieldPanel("ended_year"), FieldPanel("note"), FieldPanel("stopped_reason"),
    ]  # fmt: skip
    search_fields = [
        index.RelatedFields("municipality", [index.SearchField("name"), index.AutocompleteField("name")]),
        index.RelatedFields("method", [index.SearchField("title"), index.AutocompleteField("title")]),
        index.FilterField("status"),
    ]

    class Meta:
        verbose_name = _("användning")
        verbose_name_plural = _("användningar")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "method"], name="one_adoption_per_municipality_and_method"),
            models.CheckConstraint(
                condition=~Q(status=AdoptionStatus.STOPPED) | ~Q(stopped_reason=""), name="stopped_adoption_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.method} ({self.get_status_display()})"

    def clean(self) -> None:
        """Ask why when a municipality has stopped; keep years in order."""
        super().clean()
        problems = adoption_problems(
            status=self.status, since_year=self.since_year, ended_year=self.ended_year, reason=self.stopped_reason
        )
        if problems:
            raise ValidationError(problems)
