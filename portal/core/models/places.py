"""Sweden's municipalities and counties: reference data, loaded by `load_reference`, never typed by hand."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index


class County(models.Model):
    """One of Sweden's 21 counties (län)."""

    code = models.CharField(_("länskod"), max_length=2, primary_key=True)
    name = models.CharField(_("namn"), max_length=60, unique=True)
    slug = models.SlugField(_("adressnamn"), max_length=60, unique=True)

    class Meta:
        verbose_name = _("län")
        verbose_name_plural = _("län")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Municipality(index.Indexed, models.Model):
    """One of Sweden's 290 municipalities (kommun)."""

    code = models.CharField(_("kommunkod"), max_length=4, primary_key=True)
    name = models.CharField(_("namn"), max_length=60, unique=True)
    official_name = models.CharField(_("officiellt namn"), max_length=80)
    slug = models.SlugField(_("adressnamn"), max_length=60, unique=True)
    county = models.ForeignKey(County, on_delete=models.PROTECT, related_name="municipalities", verbose_name=_("län"))
    skr_group = models.CharField(_("kommungrupp, kod"), max_length=2, db_index=True)
    skr_group_name = models.CharField(_("kommungrupp (SKR 2023)"), max_length=80)
    population = models.PositiveIntegerField(_("folkmängd"))
    population_year = models.PositiveSmallIntegerField(_("folkmängd, år"))
    land_km2 = models.DecimalField(_("landareal, km²"), max_digits=8, decimal_places=2)
    lat = models.FloatField(_("latitud (WGS 84)"))
    lon = models.FloatField(_("longitud (WGS 84)"))
    similar = models.ManyToManyField(
        "self", through="SimilarMunicipality", symmetrical=False, related_name="similar_to"
    )

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("kommun (referensdata)")
        verbose_name_plural = _("kommuner (referensdata)")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def skr_group_slug(self) -> str:
        """The group's code as it stands in addresses, such as `b3`."""
        return self.skr_group.lower()


class SimilarMunicipality(models.Model):
    """One municipality that resembles another in socio-economic respects, as Kolada has computed it.

    Source: Kolada, "Liknande kommuner, socioekonomi". The relation is not symmetrical: each municipality has its
    own list of seven.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="similar_rows")
    other = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="similar_to_rows")
    year = models.PositiveSmallIntegerField(_("år"))

    class Meta:
        verbose_name = _("liknande kommun")
        verbose_name_plural = _("liknande kommuner")
        constraints = [models.UniqueConstraint(fields=["municipality", "other"], name="one_row_per_similar_pair")]

    def __str__(self) -> str:
        return f"{self.municipality} ~ {self.other}"
