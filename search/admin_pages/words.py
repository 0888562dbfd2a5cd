"""Admin views of what editors know of people's words: synonyms, and pages shown above the hits."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, HelpPanel, PageChooserPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from search.documents.registry import searched_models
from search.judging import hindrance
from search.models import PromotedHit, SynonymGroup
from search.query import clean_text

_SEARCHES_SHOWN = 3


class BeginsWithAddress:
    """A view that adds something and begins with what the address holds for one field, as the reports' links do."""

    begun_field = ""

    def get_initial(self) -> dict:
        """What stands in the form at first."""
        return super().get_initial() | {self.begun_field: clean_text(self.request.GET.get(self.begun_field, ""))}


class SynonymGroupCreateView(BeginsWithAddress, CreateView):
    """Adds a group of synonyms."""

    begun_field = "expressions"


class SynonymGroupViewSet(SnippetViewSet):
    """Groups of expressions that mean the same."""

    model = SynonymGroup
    icon = "copy"
    menu_label = _("Synonymer")
    add_view_class = SynonymGroupCreateView
    list_display = ["__str__", "note", DateColumn("changed_at", label=_("Ändrad"), sort_key="changed_at")]
    list_per_page = 100
    search_fields = ["expressions", "note"]
    copy_view_enabled = False
    panels = [
        HelpPanel(
            _(
                "Orden i en grupp betyder samma sak för sökningen, från och med nästa sökning. Skriv dem i grundform: "
                "”fritidsgård” räcker för fritidsgården och fritidsgårdar. Uttryck av flera ord, som ”ekonomiskt "
                "bistånd”, hittas där orden står intill varandra. Ett ord kan bara finnas i en grupp, och delar av "
                "sammansatta ord byts inte ut."
            )
        ),
        FieldPanel("expressions"),
        FieldPanel("note"),
    ]


class WarnsOfHiddenPage:
    """A view that saves a promoted page and says so when visitors do not get to see it."""

    def save_instance(self) -> PromotedHit:
        """Save, and warn."""
        saved = super().save_instance()
        reason = hindrance(saved.page)
        if reason:
            text = gettext("%(reason)s Besökare ser den inte bland träffarna förrän det har ändrats.")
            messages.warning(self.request, text % {"reason": reason})
        return saved


class PromotedHitCreateView(BeginsWithAddress, WarnsOfHiddenPage, CreateView):
    """Adds a promoted page."""

    begun_field = "queries"


class PromotedHitEditView(WarnsOfHiddenPage, EditView):
    """Changes a promoted page."""


class PromotedHitViewSet(SnippetViewSet):
    """Pages that are shown above the hits of certain searches; dragging changes their order."""

    model = PromotedHit
    icon = "pick"
    menu_label = _("Lyfta träffar")
    add_view_class = PromotedHitCreateView
    edit_view_class = PromotedHitEditView
    list_display = [
        "page",
        Column("searches", label=_("Sökningar"), accessor=lambda hit: _searches(hit)),
        Column("reason", label=_("Motivering")),
        Column("is_live", label=_("Publicerad"), accessor=lambda hit: _("Ja") if hit.page.live else _("Nej")),
    ]
    search_fields = ["queries", "reason", "page__title"]
    copy_view_enabled = False
    panels = [
        HelpPanel(
            _(
                "En lyft träff visas överst när någon söker på just de orden, under rubriken ”Redaktionen "
                "rekommenderar”, från och med nästa sökning. Den räknas inte som en träff till, och den visas bara för "
                "den som får läsa sidan. Har den som söker valt filter visas den om sidan hör dit."
            )
        ),
        FieldPanel("queries"),
        PageChooserPanel("page", page_type=[model._meta.label for model in searched_models()]),
        FieldPanel("reason"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """All, with their pages."""
        return PromotedHit.objects.select_related("page")


def _searches(hit: PromotedHit) -> str:
    """The first searches of a promoted page, and that there are more."""
    shown = ", ".join(hit.lines[:_SEARCHES_SHOWN])
    return f"{shown} …" if len(hit.lines) > _SEARCHES_SHOWN else shown
