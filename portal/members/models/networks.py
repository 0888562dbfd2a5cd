"""Networks: named groups of municipalities and people."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from portal.core.models import Municipality


class Network(index.Indexed, models.Model):
    """A network of municipalities. Its group lets Wagtail's page privacy speak of "the network's people"."""

    name = models.CharField(_("namn"), max_length=120, unique=True)
    slug = models.SlugField(_("adressnamn"), max_length=80, unique=True)
    purpose = models.TextField(_("syfte"), max_length=1000, blank=True)
    municipalities = models.ManyToManyField(
        Municipality, related_name="networks", blank=True, verbose_name=_("kommuner")
    )
    group = models.OneToOneField(
        Group, on_delete=models.PROTECT, related_name="network", editable=False, verbose_name=_("behörighetsgrupp")
    )
    expected_count = models.PositiveSmallIntegerField(
        _("antal kommuner enligt källan"),
        null=True,
        blank=True,
        help_text=_("Fyll i när listan ännu inte är komplett, så att läsaren får veta det."),
    )
    source = models.TextField(_("källa"), max_length=500, blank=True)

    panels = [
        FieldPanel("name"), FieldPanel("slug"), FieldPanel("purpose"),
        FieldPanel("municipalities"), FieldPanel("expected_count"), FieldPanel("source"),
    ]  # fmt: skip
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("nätverk")
        verbose_name_plural = _("nätverk")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        """Save, with a permission group of the same name."""
        name = f"Nätverk: {self.name}"[:150]
        if self.group_id is None:
            self.group = Group.objects.get_or_create(name=name)[0]
        elif self.group.name != name:
            self.group.name = name
            self.group.save(update_fields=["name"])
        super().save(*args, **kwargs)

    @property
    def is_incomplete(self) -> bool:
        """Whether fewer municipalities are listed than the source says there are."""
        return self.expected_count is not None and self.municipalities.count() < self.expected_count
