"""Curated vocabulary: themes and target groups, with addresses that survive renaming and merging."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index


class Term(index.Indexed, models.Model):
    """A word of the curated vocabulary. Its slug stands in public addresses, so an old slug keeps working."""

    slug = models.SlugField(
        _("adressnamn"),
        max_length=80,
        unique=True,
        help_text=_("Står i webbadresser. Den gamla adressen fortsätter att fungera om du ändrar den."),
    )
    name = models.CharField(_("namn"), max_length=80, unique=True)
    description = models.TextField(_("beskrivning"), max_length=500, blank=True)
    sort_order = models.PositiveIntegerField(_("ordning"), default=0, db_index=True)

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]
    sort_order_field = "sort_order"
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("description"),
        index.FilterField("sort_order"),
    ]

    class Meta:
        abstract = True
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        """Save, leaving an alias at the old slug when the slug changes."""
        with transaction.atomic():
            old = self._stored_slug()
            super().save(*args, **kwargs)
            if old and old != self.slug:
                TermAlias.leave(self._meta.model_name, old, self.slug)

    def clean(self) -> None:
        """Refuse a slug that another term of the same kind has left behind, so that no old address changes meaning."""
        super().clean()
        aliases = TermAlias.objects.filter(kind=self._meta.model_name, old_slug=self.slug)
        if self.slug and aliases.exclude(new_slug=self._stored_slug() or self.slug).exists():
            raise ValidationError(
                {"slug": _("Adressnamnet har använts tidigare och leder nu till ett annat ämne. Välj ett annat.")}
            )

    def _stored_slug(self) -> str | None:
        return type(self).objects.filter(pk=self.pk).values_list("slug", flat=True).first() if self.pk else None


class Theme(Term):
    """A cross-cutting theme (tema), such as children and youth or integration."""

    class Meta(Term.Meta):
        verbose_name = _("tema")
        verbose_name_plural = _("teman")


class TargetGroup(Term):
    """The people a measure is for (målgrupp)."""

    class Meta(Term.Meta):
        verbose_name = _("målgrupp")
        verbose_name_plural = _("målgrupper")


class TermAlias(models.Model):
    """An old slug of a term and the slug that took its place, after a rename or a merge."""

    kind = models.CharField(max_length=20, choices=[("theme", _("tema")), ("targetgroup", _("målgrupp"))])
    old_slug = models.SlugField(max_length=80)
    new_slug = models.SlugField(max_length=80)

    class Meta:
        verbose_name = _("tidigare adressnamn")
        verbose_name_plural = _("tidigare adressnamn")
        constraints = [models.UniqueConstraint(fields=["kind", "old_slug"], name="one_alias_per_old_slug")]

    def __str__(self) -> str:
        return f"{self.old_slug} → {self.new_slug}"

    @classmethod
    def leave(cls, kind: str, old_slug: str, new_slug: str) -> None:
        """Point `old_slug`, and everything that pointed at it, at `new_slug`; a reused slug stops being an alias."""
        cls.objects.filter(kind=kind, old_slug=new_slug).delete()
        cls.objects.filter(kind=kind, new_slug=old_slug).update(new_slug=new_slug)
        cls.objects.update_or_create(kind=kind, old_slug=old_slug, defaults={"new_slug": new_slug})
