"""What the reports of the log can be narrowed to."""

import django_filters
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet

from search.models import LoggedSearch

USUAL_PERIOD = 30
PERIODS = {7: gettext_lazy("7 dagar"), 90: gettext_lazy("90 dagar"), 365: gettext_lazy("365 dagar")}


class PeriodFilterSet(WagtailFilterSet):
    """How far back to look. The view reads the values; rows that are sums cannot be filtered one by one."""

    dagar = django_filters.ChoiceFilter(
        label=gettext_lazy("Tid"), choices=list(PERIODS.items()), empty_label=gettext_lazy("30 dagar")
    )

    class Meta:
        model = LoggedSearch
        fields: list[str] = []


class MissesFilterSet(PeriodFilterSet):
    """Also: whether nothing at all was found."""

    utfall = django_filters.ChoiceFilter(
        label=gettext_lazy("Utfall"),
        choices=[
            ("inget", gettext_lazy("Inga träffar alls")),
            ("nastan", gettext_lazy("Bara med färre ord eller annan stavning")),
        ],
        empty_label=gettext_lazy("Alla"),
    )


class FrequentFilterSet(PeriodFilterSet):
    """Also: whether anything was opened."""

    oppnat = django_filters.ChoiceFilter(
        label=gettext_lazy("Öppnat"),
        choices=[("inget", gettext_lazy("Inget öppnades"))],
        empty_label=gettext_lazy("Alla"),
    )
