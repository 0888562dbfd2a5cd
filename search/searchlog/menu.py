"""Puts the reports of the log into the admin; `search.wagtail_hooks` imports it."""

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .observation import REPORT_PERMISSION
from .report_views import FrequentReport, MissesReport, SearchLogReport

_REPORTS: dict[str, type[SearchLogReport]] = {
    "rapporter/sokningar-utan-traff/": MissesReport,
    "rapporter/vanligaste-sokningar/": FrequentReport,
}


class SearchLogMenuItem(MenuItem):
    """Leads to a report, for those who may read it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to the agency's editors."""
        return request.user.has_perm(REPORT_PERMISSION)


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    """Each report, and the part of it that is fetched when a filter changes."""
    pages = [path(address, view.as_view(), name=view.index_url_name) for address, view in _REPORTS.items()]
    parts = [
        path(f"{address}resultat/", view.as_view(results_only=True), name=view.index_results_url_name)
        for address, view in _REPORTS.items()
    ]
    return pages + parts


def _menu_item(view: type[SearchLogReport], order: int) -> SearchLogMenuItem:
    return SearchLogMenuItem(
        view.page_title,
        reverse(view.index_url_name),
        name=view.index_url_name.replace("_", "-"),
        icon_name=view.header_icon,
        order=order,
    )


@hooks.register("register_reports_menu_item")
def misses_menu_item() -> MenuItem:
    """Searches without hits, first among the reports."""
    return _menu_item(MissesReport, 100)


@hooks.register("register_reports_menu_item")
def frequent_menu_item() -> MenuItem:
    """The most frequent searches, second."""
    return _menu_item(FrequentReport, 110)


@hooks.register("register_permissions")
def report_permission():
    """Let administrators give a group the right to read the reports."""
    return Permission.objects.filter(content_type__app_label="search", codename="view_loggedsearch")
