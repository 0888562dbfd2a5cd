"""The admin page that tells why a hit stands where it does."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import Page

from portal.core.access import MEMBER, PUBLIC
from search import presentation
from search.current import Answered, Engines, engines
from search.engines.base import ResultPage, SearchEngine, SearchError
from search.explaining import Explanation
from search.judging import hindrance
from search.labels import DatabaseLabels
from search.models import JudgedQuery, SynonymGroup
from search.nearness import Comparison
from search.query import SORTS, TEXT, SearchQuery
from search.views import with_current_terms

from .wording import rows

ADDRESS = "sokforklaring:index"
READER, ENGINE, HIT = "lasare", "motor", "traff"
SHOWN = 10
_LONGEST_ID = 60
_READERS = {"besokare": frozenset({PUBLIC}), "medlem": frozenset({PUBLIC, MEMBER})}
_ENGINES = {"elasticsearch": ("kluster", gettext_lazy("Klustret"))}
_EMBEDDED = ("inbyggd", gettext_lazy("Den inbyggda"))


class ExplanationForm(forms.Form):
    """What to search for, as whom, and with which engine when there are several."""

    q = forms.CharField(label=gettext_lazy("Sökning"), required=False)
    lasare = forms.ChoiceField(
        label=gettext_lazy("Den som söker"),
        required=False,
        choices=[
            ("besokare", gettext_lazy("Besökare, inte inloggad")),
            ("medlem", gettext_lazy("Inloggad medlem")),
        ],
    )
    motor = forms.ChoiceField(label=gettext_lazy("Sökmotor"), required=False)

    def __init__(self, *args, known: Engines, **kwargs):
        super().__init__(*args, **kwargs)
        self.by_name = {_ENGINES.get(one.name, _EMBEDDED)[0]: one for one in known.consumers.values()}
        labels = dict([*_ENGINES.values(), _EMBEDDED])
        self.fields["motor"].choices = [
            ("", _("Den som används nu")),
            *((name, labels[name]) for name in self.by_name),
        ]
        if len(self.by_name) < 2:
            del self.fields["motor"]

    @property
    def audience(self) -> frozenset[str]:
        """The tokens of the reader chosen."""
        return _READERS.get(self.cleaned_data.get("lasare", ""), _READERS["besokare"])

    def ask(self, use: Callable) -> Answered:
        """What `use(engine)` gives with the engine chosen, else with the one in use."""
        chosen: SearchEngine | None = self.by_name.get(self.cleaned_data.get("motor", ""))
        return Answered(use(chosen), chosen.name, False) if chosen else engines().ask(use)


@dataclass(frozen=True)
class HitRow:
    """A hit in the list. `points` compares within the list; `share` is that of the best hit's points."""

    place: int
    title: str
    type_label: str
    points: float
    share: float
    url: str
    is_chosen: bool

    @property
    def bar(self) -> str:
        """The share as HTML writes numbers."""
        return f"{self.share:.3f}"


def explanation_url(text: str, hit: str = "") -> str:
    """Return the address of the page for a visitor's search, and one of its hits."""
    return f"{reverse(ADDRESS)}?{urlencode([(TEXT, text), *([(HIT, hit)] if hit else [])])}"


class ExplanationView(WagtailAdminTemplateMixin, PermissionCheckedMixin, TemplateView):
    """Lists the first hits of a search and takes the score of one of them apart."""

    template_name = "admin/search_explanation.html"
    page_title = gettext_lazy("Varför den här träffen?")
    header_icon = "help"
    model = JudgedQuery
    permission_required = "change"

    def get_breadcrumbs_items(self) -> list:
        """Home, and this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    @cached_property
    def query(self) -> SearchQuery:
        """The search in the address, always its first page."""
        return with_current_terms(SearchQuery.from_querydict(self.request.GET)).with_page(1)

    def get_context_data(self, **kwargs) -> dict:
        """Add the form and, when something is asked, hits and explanation."""
        query = self.query
        data = {name: self.request.GET.get(name, "") for name in (READER, ENGINE)}
        data[READER] = data[READER] or "besokare"
        form = ExplanationForm({TEXT: query.text, **data}, known=engines())
        form.is_valid()
        labels = DatabaseLabels(form.audience)
        context = super().get_context_data(**kwargs) | {
            "form": form,
            "form_url": reverse(ADDRESS),
            "hidden": [pair for pair in query.pairs() if pair[0] != TEXT],
            "filters": presentation.chips(query, labels),
            "without_filters_url": self._address(query.without_facets(), form),
            "query": query,
            "is_asked": bool(query.text or query.chosen),
        }
        return context | (self._answer(form, labels) if context["is_asked"] else {})

    def _answer(self, form: ExplanationForm, labels: DatabaseLabels) -> dict:
        query, near = Comparison.of(self.query, AnonymousUser(), labels).apply(self.query)
        synonyms = SynonymGroup.objects.in_force()
        asked = query.to_request(form.audience, timezone.now(), size=SHOWN, facets=(), near=near, synonyms=synonyms)

        def use(engine: SearchEngine) -> tuple[ResultPage, str, Explanation | None]:
            page = engine.search(asked)
            chosen = self.request.GET.get(HIT, "")[:_LONGEST_ID] or (page.hits[0].id if page.hits else "")
            return page, chosen, engine.explain(asked, chosen) if chosen else None

        try:
            answered = form.ask(use)
        except SearchError:
            return {"problem": _("Sökmotorn kan inte svara just nu. Försök igen om en stund.")}
        page, chosen, explanation = answered.value
        place = next((place for place, hit in enumerate(page.hits, 1) if hit.id == chosen), None)
        return {
            "hits_heading": _hits_heading(page),
            "explanation_heading": _explanation_heading(place),
            "notices": presentation.notices(query, page, is_fallback=answered.is_fallback),
            "engine": _ENGINES.get(answered.engine, _EMBEDDED)[1],
            "hits": self._hits(page, chosen, form),
            "explanation": explanation,
            "public_url": explanation.document.url if explanation else "",
            "rows": rows(explanation) if explanation else [],
            "by_relevance_url": self._address(self.query.with_sort("relevans"), form, chosen),
            "order": SORTS.get(explanation.order) if explanation else "",
            "why_not": _why_not(chosen, form.audience) if chosen and not explanation else "",
        }

    def _hits(self, page: ResultPage, chosen: str, form: ExplanationForm) -> list[HitRow]:
        best = max((hit.score for hit in page.hits), default=0.0) or 1.0
        return [
            HitRow(
                place=place,
                title=hit.document.title,
                type_label=presentation.type_label(hit.document.type),
                points=hit.score,
                share=hit.score / best,
                url=self._address(self.query, form, hit.id),
                is_chosen=hit.id == chosen,
            )
            for place, hit in enumerate(page.hits, 1)
        ]

    def _address(self, query: SearchQuery, form: ExplanationForm, hit: str = "") -> str:
        chosen = [(name, form.cleaned_data.get(name, "")) for name in (READER, ENGINE)]
        pairs = [*query.pairs(), *(pair for pair in chosen if pair[1]), *([(HIT, hit)] if hit else [])]
        return f"{reverse(ADDRESS)}?{urlencode(pairs)}"


def _hits_heading(page: ResultPage) -> str:
    total = ngettext("%(total)s träff", "%(total)s träffar", page.total) % {"total": page.total}
    return _("De %(shown)s första av %(total)s") % {"shown": SHOWN, "total": total} if page.total > SHOWN else total


def _explanation_heading(place: int | None) -> str:
    return _("Varför en träff") if place is None else _("Varför plats %s") % place


def _why_not(id: str, audience: frozenset[str]) -> str:
    """Return a sentence about why the thing with this id is no hit."""
    kind, _colon, number = id.partition(":")
    is_page = kind == "page" and number.isascii() and number.isdigit() and len(number) < 10
    page = Page.objects.filter(pk=int(number)).first() if is_page else None
    if page is None:
        return _("Träffen som valdes finns inte. Välj en i listan.")
    reason = hindrance(page, audience)
    if not reason:
        reason = _("Den saknar ord som behövs, eller så hör den inte till de filter som är valda.")
    return _("”%(title)s” är ingen träff i den här sökningen. %(reason)s") % {"title": page.title, "reason": reason}
