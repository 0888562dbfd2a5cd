"""The reports of the log in the admin."""

import csv
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.mixins import Echo
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from portal.core.access import reader_tokens
from search.exports import harmless
from search.labels import DatabaseLabels
from search.models import LoggedSearch

from .privacy import SHOWN_FROM_DAYS, SHOWN_FROM_SEARCHES
from .report import most_frequent_searches, rare_searches, searches_without_hits
from .report_filters import USUAL_PERIOD, FrequentFilterSet, MissesFilterSet
from .rows import SearchRow

_SAFE = {"csv": harmless, "xlsx": harmless}


class SearchColumn(Column):
    """The search: its words and, beneath, its filters."""

    cell_template_name = "admin/search_log_search_cell.html"

    class Media:
        css = {"all": ["css/admin/search.css"]}


class ActionsColumn(Column):
    """Links to what can be done about the search."""

    cell_template_name = "admin/search_log_actions_cell.html"


class SearchLogReport(ReportView):
    """What the reports have in common. `results_only` is the part that is fetched when a filter changes."""

    permission_policy = ModelPermissionPolicy(LoggedSearch)
    permission_required = "view"
    results_template_name = "admin/search_log_results.html"
    header_icon = "search"
    export_headings = {
        "text": gettext_lazy("Sökning"),
        "filter_words": gettext_lazy("Filter"),
        "times": gettext_lazy("Antal sökningar"),
        "missed": gettext_lazy("Utan träff"),
        "nearly": gettext_lazy("Bara med färre ord eller annan stavning"),
        "found": gettext_lazy("Träffar senast"),
        "latest": gettext_lazy("Senast"),
        "clicked": gettext_lazy("Sökningar där en träff öppnades"),
        "opened_share": gettext_lazy("Procent där en träff öppnades"),
    }
    custom_field_preprocess = {"text": _SAFE, "filter_words": _SAFE}

    @cached_property
    def chosen(self) -> dict[str, str]:
        """The values of the filters, as far as they can be used."""
        return self.filters.form.cleaned_data if self.filters.is_valid() else {}

    @property
    def period(self) -> int:
        """How many days to look back."""
        return int(self.chosen.get("dagar") or USUAL_PERIOD)

    def get_filtered_queryset(self) -> QuerySet:
        """The searches, counted."""
        return self.counted()

    def counted(self) -> QuerySet:
        """The searches of the report, counted, with its filters."""
        raise NotImplementedError

    def decorate_paginated_queryset(self, object_list: Iterable[dict]) -> list[SearchRow]:
        """The rows with words instead of codes."""
        labels = DatabaseLabels(reader_tokens(self.request.user))
        return [SearchRow(**row, user=self.request.user, labels=labels) for row in object_list]

    def get_table(self, object_list: Iterable[dict]):
        """The table, which Wagtail makes before it decorates the rows."""
        return super().get_table(self.decorate_paginated_queryset(object_list))

    def get_context_data(self, **kwargs) -> dict:
        """Add how far back, and what is left out."""
        rare = rare_searches(self.period)
        left_out = ngettext("%d sökning är utelämnad.", "%d sökningar är utelämnade.", rare) % rare
        return super().get_context_data(**kwargs) | {
            "period": self.period,
            "shown_from_days": SHOWN_FROM_DAYS,
            "shown_from_searches": SHOWN_FROM_SEARCHES,
            "left_out": left_out if rare else "",
        }

    def stream_csv(self, queryset: Iterable[SearchRow]) -> Iterator[bytes]:
        """UTF-8 with a byte-order mark and semicolons, as a Swedish Excel expects."""
        yield "\ufeff".encode()
        writer = csv.DictWriter(Echo(), fieldnames=self.list_export, delimiter=";")
        yield writer.writerow({field: self.get_heading(queryset, field) for field in self.list_export})
        for row in queryset:
            yield self.write_csv_row(writer, self.to_row_dict(row))


class MissesReport(SearchLogReport):
    """Searches that found nothing, or nothing but what resembles them."""

    page_title = gettext_lazy("Sökningar utan träff")
    index_url_name = "search_log_misses"
    index_results_url_name = "search_log_misses_results"
    export_filename = "sokningar-utan-traff"
    filterset_class = MissesFilterSet
    list_export = ["text", "filter_words", "times", "missed", "nearly", "found", "latest"]
    columns = [
        SearchColumn("words", label=gettext_lazy("Sökning")),
        Column("times", label=gettext_lazy("Sökningar")),
        Column("missed", label=gettext_lazy("Utan träff")),
        Column("nearly", label=gettext_lazy("Nästan utan")),
        Column("latest", label=gettext_lazy("Senast")),
        ActionsColumn("actions", label=gettext_lazy("Gör något åt det")),
    ]

    def counted(self) -> QuerySet:
        """The searches, most often without hits first."""
        searches = searches_without_hits(self.period)
        outcome = self.chosen.get("utfall")
        if outcome:
            searches = searches.filter(missed__gt=0) if outcome == "inget" else searches.filter(nearly__gt=0)
        return searches

    @property
    def no_results_message(self) -> str:
        """What is said when the list is empty."""
        return _("Ingen sökning av det slaget har gått utan träff den här tiden.")


class FrequentReport(SearchLogReport):
    """The searches made most often, and whether anything was opened from them."""

    page_title = gettext_lazy("Vanligaste sökningar")
    index_url_name = "search_log_frequent"
    index_results_url_name = "search_log_frequent_results"
    export_filename = "vanligaste-sokningar"
    filterset_class = FrequentFilterSet
    list_export = ["text", "filter_words", "times", "found", "latest", "clicked", "opened_share"]
    columns = [
        SearchColumn("words", label=gettext_lazy("Sökning")),
        Column("times", label=gettext_lazy("Sökningar")),
        Column("latest", label=gettext_lazy("Senast")),
        Column("opened_words", label=gettext_lazy("Något öppnades")),
        ActionsColumn("actions", label=gettext_lazy("Gör något åt det")),
    ]

    def counted(self) -> QuerySet:
        """The searches, most frequent first."""
        searches = most_frequent_searches(self.period)
        return searches.filter(clicked=0) if self.chosen.get("oppnat") else searches

    @property
    def no_results_message(self) -> str:
        """What is said when the list is empty."""
        return _("Inga sådana sökningar har gjorts den här tiden.")
