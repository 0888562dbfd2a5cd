"""The optional modules of a case: keywords, methods used, partners, indicators, attachments, links."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from ..choices import MethodUse, PartnerKind


class TaggedCase(TaggedItemBase):
    """A free keyword on a case."""

    content_object = ParentalKey("cases.CasePage", on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        verbose_name = _("nyckelord på exempel")
        verbose_name_plural = _("nyckelord på exempel")


class CaseMethod(Orderable):
    """A method that a case uses, and how closely."""

    case = ParentalKey("cases.CasePage", on_delete=models.CASCADE, related_name="method_uses")
    method = models.ForeignKey(
        "cases.MethodPage", on_delete=models.CASCADE, related_name="case_uses", verbose_name=_("metod")
    )
    how = models.CharField(_("hur"), max_length=20, choices=MethodUse.choices, default=MethodUse.FOLLOWS)
    note = models.CharField(_("kommentar"), max_length=300, blank=True)

    panels = [FieldPanel("method"), FieldPanel("how"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = _("använd metod")
        verbose_name_plural = _("använda metoder")
        constraints = [models.UniqueConstraint(fields=["case", "method"], name="one_use_of_a_method_per_case")]

    def __str__(self) -> str:
        return f"{self.method} ({self.get_how_display()})"


class CasePartner(Orderable):
    """Somebody the municipality works with."""

    case = ParentalKey("cases.CasePage", on_delete=models.CASCADE, related_name="partners")
    kind = models.CharField(_("slag"), max_length=20, choices=PartnerKind.choices)
    name = models.CharField(_("namn"), max_length=150)
    role = models.CharField(_("roll"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("samarbetspart")
        verbose_name_plural = _("samarbetsparter")

    def __str__(self) -> str:
        return self.name


class CaseIndicator(Orderable):
    """A measure before and after, with where the figures come from."""

    case = ParentalKey("cases.CasePage", on_delete=models.CASCADE, related_name="indicators")
    name = models.CharField(_("vad mäter ni?"), max_length=200)
    unit = models.CharField(_("enhet"), max_length=50, blank=True)
    before = models.DecimalField(_("före"), max_digits=12, decimal_places=2, null=True, blank=True)
    before_year = models.PositiveSmallIntegerField(_("före, år"), null=True, blank=True)
    after = models.DecimalField(_("efter"), max_digits=12, decimal_places=2, null=True, blank=True)
    after_year = models.PositiveSmallIntegerField(_("efter, år"), null=True, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)
    kolada_id = models.CharField(
        _("Kolada-id"), max_length=10, blank=True, help_text=_("Om måttet finns i Kolada, till exempel N15505.")
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("unit"),
        FieldRowPanel([FieldPanel("before"), FieldPanel("before_year"), FieldPanel("after"), FieldPanel("after_year")]),
        FieldPanel("source"),
        FieldPanel("kolada_id"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("mått")
        verbose_name_plural = _("mått")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Ask for the year of each value."""
        super().clean()
        for value, year in (("before", "before_year"), ("after", "after_year")):
            if getattr(self, value) is not None and getattr(self, year) is None:
                raise ValidationError({year: _("Skriv vilket år värdet gäller.")})


class CaseAttachment(Orderable):
    """A file that belongs to the case."""

    case = ParentalKey("cases.CasePage", on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "core.PortalDocument", on_delete=models.CASCADE, related_name="+", verbose_name=_("dokument")
    )
    title = models.CharField(_("rubrik"), max_length=150, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("bilaga")
        verbose_name_plural = _("bilagor")

    def __str__(self) -> str:
        return self.title or self.document.title


class CaseLink(Orderable):
    """A link to more about the case."""

    case = ParentalKey("cases.CasePage", on_delete=models.CASCADE, related_name="links")
    title = models.CharField(_("länktext"), max_length=150)
    url = models.URLField(_("webbadress"), max_length=500)

    class Meta(Orderable.Meta):
        verbose_name = _("länk")
        verbose_name_plural = _("länkar")

    def __str__(self) -> str:
        return self.title
