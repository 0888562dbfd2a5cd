"""The report that asks the judged queries and shows which of them pass."""

from collections import Counter
from dataclasses import dataclass

from django.forms import Media
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import BaseListingView, PermissionCheckedMixin

from search.engines.base import Hit, SearchError
from search.judging import DEEPEST, Expected, Verdict, judge, judged_queries
from search.models import JudgedQuery

from .explanation import explanation_url

#: What an outcome is called, and the icon beside it.
_OUTCOMES = {
    "passed": (_("Godkänd"), "success"),
    "failed": (_("Underkänd"), "cross"),
    "void": (_("Kan inte bedömas"), "help"),
    "unasked": (_("Hann inte köras"), "time"),
}


@dataclass(frozen=True)
class ExpectedRow:
    """An expected page in the report, with the address that explains its place, or lack of one."""

    expected: Expected
    url: str


@dataclass(frozen=True)
class TopRow:
    """One of the first hits; `is_expected` when it is one that should be found."""

    hit: Hit
    url: str
    is_expected: bool


@dataclass(frozen=True)
class VerdictRow:
    """One judged query in the report."""

    verdict: Verdict
    edit_url: str
    explain_url: str
    label: str
    icon: str
    expected: tuple[ExpectedRow, ...]
    top: tuple[TopRow, ...]


class QualityView(PermissionCheckedMixin, BaseListingView):
    """Asks the judged queries of one page of the list, now, as a visitor."""

    page_title = _("Sökkvalitet")
    header_icon = "success"
    results_template_name = "admin/search_quality.html"
    index_url_name = "sokkvalitet:index"
    model = JudgedQuery
    permission_required = "change"
    paginate_by = 200
    seconds = 10.0

    def get_base_queryset(self):
        """Return the judged queries with their pages."""
        return judged_queries()

    def get_context_data(self, *args, **kwargs) -> dict:
        """Ask, and add how it went."""
        context = super().get_context_data(*args, **kwargs) | {
            "list_url": reverse("wagtailsnippets_search_judgedquery:list"),
            "add_url": reverse("wagtailsnippets_search_judgedquery:add"),
            "deepest": DEEPEST,
            "media": Media(css={"all": ["css/admin/search.css"]}),
        }
        try:
            verdicts = list(judge(context["object_list"], self.seconds))
        except SearchError:
            return context | {"is_unavailable": True}
        outcomes = Counter(verdict.outcome for verdict in verdicts)
        judged = outcomes["passed"] + outcomes["failed"]
        return context | {
            "rows": [_row(verdict) for verdict in verdicts],
            "passed": outcomes["passed"],
            "judged": judged,
            "percent": round(100 * outcomes["passed"] / judged) if judged else None,
            "void": outcomes["void"],
            "unasked": outcomes["unasked"],
            "is_fallback": any(verdict.is_fallback for verdict in verdicts),
        }


def _row(verdict: Verdict) -> VerdictRow:
    query = verdict.query
    label, icon = _OUTCOMES[verdict.outcome]
    ids = {one.id for one in verdict.expected}
    return VerdictRow(
        verdict=verdict,
        edit_url=reverse("wagtailsnippets_search_judgedquery:edit", args=[query.pk]),
        explain_url=explanation_url(query.text),
        label=str(label),
        icon=icon,
        expected=tuple(ExpectedRow(one, explanation_url(query.text, one.id)) for one in verdict.expected),
        top=tuple(TopRow(hit, explanation_url(query.text, hit.id), hit.id in ids) for hit in verdict.top),
    )
