"""What the start page gathers from the apps below, and how the site is set up."""

from django.db.models import Count, Q

from cases.domain import municipality_overview
from cases.models import CasePage, MethodPage
from events.models import MeetingPage
from portal.core.models import Theme


def start_page_content() -> dict[str, object]:
    """Return what the start page shows.

    Keys: `latest_cases` (6), `lessons` (3 that tell of something stopped), `themes` with `case_count`, `overview` (a
    `cases.domain.MunicipalityOverview` of those that have shared something), `next_meetings` (3), `counts` (of cases,
    methods, municipalities).
    """
    overview = municipality_overview(only_sharing=True)
    cases = CasePage.objects.for_listing()
    counted = Count("cases", filter=Q(cases__in=cases.order_by().values("pk")))
    return {
        "latest_cases": list(cases[:6]),
        "lessons": list(cases.filter(status="nedlagd")[:3]),
        "themes": list(Theme.objects.annotate(case_count=counted)),
        "overview": overview,
        "next_meetings": list(MeetingPage.objects.for_listing().upcoming()[:3]),
        "counts": {
            "cases": overview.case_count,
            "methods": MethodPage.objects.live().public().count(),
            "municipalities": overview.sharing,
        },
    }
