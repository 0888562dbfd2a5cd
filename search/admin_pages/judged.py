"""Admin views of judged queries: searches with the pages that they should find."""

from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, PageChooserPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from search.documents.registry import searched_models
from search.models import JudgedQuery


class ExpectedFormSet(BaseChildFormSet):
    """The expected pages of one query: at least one, each once."""

    default_error_messages = {
        **BaseChildFormSet.default_error_messages,
        "too_few_forms": _("Välj minst en sida som sökningen ska hitta."),
    }

    def clean(self, *args, **kwargs) -> None:
        """Tell beside the field when a page is there twice."""
        seen = set()
        for form in self.forms:
            page = form.cleaned_data.get("page") if hasattr(form, "cleaned_data") else None
            if page is None or self._should_delete_form(form):
                continue
            if page.pk in seen:
                form.add_error("page", _("Samma sida är vald två gånger."))
            seen.add(page.pk)


class ExpectedPanel(InlinePanel):
    """The rows of expected pages."""

    def get_form_options(self) -> dict:
        """Let our own set of forms check the rows."""
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = ExpectedFormSet
        return options


class JudgedQueryViewSet(SnippetViewSet):
    """Searches with the pages that they should find."""

    model = JudgedQuery
    icon = "tasks"
    menu_label = _("Bedömda sökningar")
    list_display = [
        "text",
        Column("expected_count", label=_("Väntade träffar"), accessor="expected.count"),
        "within",
        "note",
    ]
    search_fields = ["text", "note"]
    copy_view_enabled = False
    panels = [
        HelpPanel(
            _(
                "En bedömd sökning är godkänd när en besökare som inte är inloggad får alla väntade sidor bland de "
                "första träffarna. Hur det går ser du under ”Sökkvalitet”."
            )
        ),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("within"), FieldPanel("note")]),
        ExpectedPanel(
            "expected",
            [PageChooserPanel("page", page_type=[model._meta.label for model in searched_models()])],
            heading=_("Väntade träffar"),
            label=_("Väntad träff"),
            help_text=_("De sidor som sökningen ska hitta: exempel, metoder, träffar eller kommuner."),
            min_num=1,
        ),
    ]
