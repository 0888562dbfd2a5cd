"""Parts of a method: steps, sources, material."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class MethodStep(Orderable):
    """A step on the way, with who does it and how long it takes."""

    method = ParentalKey("cases.MethodPage", on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(_("steg"), max_length=120)
    text = models.TextField(_("beskrivning"), max_length=800, blank=True)
    who = models.CharField(_("vem"), max_length=150, blank=True)
    time = models.CharField(_("tid"), max_length=80, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("steg")
        verbose_name_plural = _("steg")

    def __str__(self) -> str:
        return self.title


class MethodSource(Orderable):
    """Something written about the method."""

    method = ParentalKey("cases.MethodPage", on_delete=models.CASCADE, related_name="sources")
    title = models.CharField(_("titel"), max_length=250)
    publisher = models.CharField(_("utgivare"), max_length=150, blank=True)
    year = models.PositiveSmallIntegerField(_("år"), null=True, blank=True)
    url = models.URLField(_("webbadress"), max_length=500, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("källa")
        verbose_name_plural = _("källor")

    def __str__(self) -> str:
        return self.title


class MethodMaterial(Orderable):
    """Something to use: a template, a checklist, a course. A file or an address."""

    method = ParentalKey("cases.MethodPage", on_delete=models.CASCADE, related_name="material")
    title = models.CharField(_("rubrik"), max_length=150)
    document = models.ForeignKey(
        "core.PortalDocument", on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("fil")
    )
    url = models.URLField(_("webbadress"), max_length=500, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("material")
        verbose_name_plural = _("material")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Ask for a file or an address."""
        super().clean()
        if not self.document_id and not self.url:
            raise ValidationError(_("Välj en fil eller skriv en webbadress."))
