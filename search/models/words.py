"""What editors know of people's words: expressions that mean the same, and pages that answer certain searches best."""

from functools import lru_cache
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.models import Orderable, Page

from search.analysis import query_terms
from search.rules import lines_of, promotion_problems, synonym_problems, terms_of
from search.synonyms import Synonyms, compiled


class SynonymGroupQuerySet(models.QuerySet):
    """Groups of synonyms."""

    def in_force(self) -> Synonyms:
        """All groups as the search uses them, in one query; compiled anew only when one of them has changed."""
        return _compiled(tuple(self.order_by("pk").values_list("expressions", flat=True)))


class SynonymGroup(models.Model):
    """Expressions that mean the same: whoever searches for one of them finds pages that use another.

    In force from the next search on; no index holds them.
    """

    expressions = models.TextField(
        _("ord och uttryck"),
        help_text=_(
            "Ett ord eller uttryck på varje rad, i grundform: högst 20 rader med högst 80 tecken. Den som söker på ett "
            "av dem hittar sidor med alla, också när orden är böjda."
        ),
    )
    note = models.CharField(
        _("anteckning"), max_length=200, blank=True, help_text=_("Till exempel varför orden hör ihop. Visas bara här.")
    )
    changed_at = models.DateTimeField(_("ändrad"), auto_now=True)

    objects = SynonymGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("synonymgrupp")
        verbose_name_plural = _("synonymer")
        ordering = [Lower("expressions")]

    def __str__(self) -> str:
        return ", ".join(self.lines)

    @property
    def lines(self) -> tuple[str, ...]:
        """The expressions as written, without blanks around them and without empty lines."""
        return lines_of(self.expressions)

    def clean(self) -> None:
        """Keep one expression on each line; refuse what the search could not use, or has in another group."""
        others = SynonymGroup.objects.exclude(pk=self.pk)
        taken = {terms: str(group) for group in others for terms in terms_of(group.lines)}
        problems = synonym_problems(self.lines, taken) if self.expressions else []  # the field says that it is empty
        self.expressions = "\n".join(self.lines)
        if problems:
            raise ValidationError({"expressions": problems})


class Promotion(NamedTuple):
    """A page to show above the hits, with the editors' reason (may be empty)."""

    page_id: int
    reason: str


class PromotedHitQuerySet(models.QuerySet):
    """Promoted pages."""

    def for_search(self, text: str) -> list[Promotion]:
        """What to show for a search, in order: one query. Inflection and the order of words do not matter."""
        wanted = _words(text)
        if not wanted:
            return []
        rows = self.values_list("queries", "page_id", "reason")
        return [Promotion(page_id, reason) for queries, page_id, reason in rows if wanted in _searches(queries)]


class PromotedHit(Orderable):
    """A page that is shown above the hits of certain searches, marked as the editors' choice."""

    queries = models.TextField(
        _("sökningar"),
        help_text=_(
            "En sökning på varje rad, högst 20. Sidan visas när någon söker på just de orden, oavsett böjning och "
            "ordning."
        ),
    )
    page = models.ForeignKey(
        Page,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("sida"),
        help_text=_("Visas bara för den som får läsa sidan."),
    )
    reason = models.CharField(
        _("motivering"), max_length=200, blank=True, help_text=_("Visas för den som söker, under sidans namn.")
    )
    changed_at = models.DateTimeField(_("ändrad"), auto_now=True)

    objects = PromotedHitQuerySet.as_manager()

    class Meta:
        verbose_name = _("lyft träff")
        verbose_name_plural = _("lyfta träffar")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return f"{self.page} ({', '.join(self.lines)})"

    @property
    def lines(self) -> tuple[str, ...]:
        """The searches as written, without blanks around them and without empty lines."""
        return lines_of(self.queries)

    def clean(self) -> None:
        """Keep one search on each line; refuse searches without words and pages that no search can find."""
        from search.documents.registry import searched_models  # it needs the models of all apps

        problems: dict[str, list[str]] = {}
        wrong = promotion_problems(self.lines) if self.queries else []
        if wrong:
            problems["queries"] = wrong
        self.queries = "\n".join(self.lines)
        if self.page_id and self.page.specific_class not in searched_models():
            problems["page"] = [
                _("Sidor av den typen söks inte. Välj ett exempel, en metod, en träff eller en kommun.")
            ]
        if problems:
            raise ValidationError(problems)


@lru_cache(maxsize=2)
def _compiled(groups: tuple[str, ...]) -> Synonyms:
    """The synonyms of groups as they are kept."""
    return compiled(tuple(map(lines_of, groups)))


@lru_cache(maxsize=4096)
def _searches(queries: str) -> frozenset[frozenset[str]]:
    """The words of each search that a page is promoted for."""
    return frozenset(map(_words, lines_of(queries)))


def _words(text: str) -> frozenset[str]:
    """The words of a search as lemmas, without order."""
    return frozenset(token.lemma for token in query_terms(text) if token.lemma)
