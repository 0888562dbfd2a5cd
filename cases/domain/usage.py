"""Who uses a method: the adoption register and the cases, put together."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from portal.core import sweden_map
from portal.core.models import County, Municipality

from ..choices import IN_USE, AdoptionStatus, CaseStatus
from ..models import Adoption, CaseMethod, CasePage, MethodPage, MunicipalityPage
from .addresses import place_urls

CLASS_OF_STATUS = {
    AdoptionStatus.CONSIDERING: sweden_map.TRIAL,
    AdoptionStatus.TESTING: sweden_map.TRIAL,
    AdoptionStatus.USING: sweden_map.USED,
    AdoptionStatus.ADAPTED: sweden_map.USED,
    AdoptionStatus.STOPPED: sweden_map.PAST,
}
#: What a case says about its municipality's use when the register says nothing.
STATUS_OF_CASE = {
    CaseStatus.PLANNED: AdoptionStatus.CONSIDERING,
    CaseStatus.ONGOING: AdoptionStatus.USING,
    CaseStatus.PERMANENT: AdoptionStatus.USING,
    CaseStatus.COMPLETED: AdoptionStatus.STOPPED,
    CaseStatus.DISCONTINUED: AdoptionStatus.STOPPED,
}
#: Of several cases, one that runs says more than one that is planned, and that more than one that has ended.
_SAYS_MOST = (AdoptionStatus.USING, AdoptionStatus.CONSIDERING, AdoptionStatus.STOPPED)


@dataclass
class MunicipalityUse:
    """One municipality's use of one method: from the register, else from its cases."""

    municipality: Municipality
    page_url: str
    status: AdoptionStatus
    adoption: Adoption | None = None
    cases: list[CasePage] = field(default_factory=list)

    @property
    def status_label(self) -> str:
        """The status in words."""
        return str(self.status.label)

    @property
    def map_class(self) -> str:
        """How the municipality is drawn on the map."""
        return CLASS_OF_STATUS[self.status]


@dataclass
class CountyUse:
    """The municipalities of one county that have something to say about a method."""

    county: County
    total: int
    uses: list[MunicipalityUse]

    @property
    def in_use(self) -> int:
        """How many of them use the method today."""
        return sum(use.status in IN_USE for use in self.uses)

    @property
    def percent(self) -> int:
        """Share of the county's municipalities that use the method today, in whole percent."""
        return round(100 * self.in_use / self.total) if self.total else 0


@dataclass
class MethodUsage:
    """Everything a method's page tells of who uses it. `uses` is ordered by municipality."""

    method: MethodPage
    cases: list[CasePage]
    uses: list[MunicipalityUse]

    @property
    def in_use(self) -> list[MunicipalityUse]:
        """Those who test, use or have adapted the method today."""
        return [use for use in self.uses if use.status in IN_USE]

    @property
    def considering(self) -> list[MunicipalityUse]:
        """Those who think about it."""
        return [use for use in self.uses if use.status == AdoptionStatus.CONSIDERING]

    @property
    def stopped(self) -> list[MunicipalityUse]:
        """Those who have stopped, with why when the register has it."""
        return [use for use in self.uses if use.status == AdoptionStatus.STOPPED]

    @cached_property
    def counties(self) -> list[CountyUse]:
        """The uses by county, the county with most municipalities in use first."""
        totals: dict[str, int] = defaultdict(int)
        for county_id in Municipality.objects.values_list("county_id", flat=True):
            totals[county_id] += 1
        groups: dict[County, list[MunicipalityUse]] = defaultdict(list)
        for use in self.uses:
            groups[use.municipality.county].append(use)
        counties = [CountyUse(county, totals[county.pk], uses) for county, uses in groups.items()]
        return sorted(counties, key=lambda county: (-county.in_use, -len(county.uses), county.county.name))

    @cached_property
    def map(self) -> dict[str, object]:
        """The prepared context of `components/map.html`."""
        return sweden_map.municipality_map(
            classes={use.municipality.code: use.map_class for use in self.uses},
            links={use.municipality.code: use.page_url for use in self.uses},
            titles={use.municipality.code: use.status_label for use in self.uses},
            title=_("Karta över kommuner som använder %(method)s") % {"method": self.method.title},
            description=_(
                "%(used)s kommuner använder eller testar metoden, %(considering)s överväger den och "
                "%(stopped)s har slutat. Alla finns i tabellen bredvid kartan."
            )
            % {"used": len(self.in_use), "considering": len(self.considering), "stopped": len(self.stopped)},
            legend={
                sweden_map.USED: _("Använder"),
                sweden_map.TRIAL: _("Testar eller överväger"),
                sweden_map.PAST: _("Har slutat"),
                sweden_map.NONE: _("Ingen uppgift"),
            },
            source=_("Uppgifter om användning: kommunerna själva."),
        )


def method_usage(method: MethodPage) -> MethodUsage:
    """Return who uses `method`: every live public case, and every municipality of the register or with such a case."""
    cases = list(CasePage.objects.with_method(method).for_listing())
    adoptions = list(Adoption.objects.filter(method=method).select_related("municipality__county"))
    codes = {adoption.municipality_id for adoption in adoptions} | {case.owner_page.municipality_id for case in cases}
    pages = MunicipalityPage.objects.live().filter(municipality__in=codes).select_related("municipality__county")
    page_of = {page.municipality_id: page for page in pages}
    urls = place_urls(page_of.values())
    uses = {
        adoption.municipality_id: MunicipalityUse(
            adoption.municipality,
            urls.get(adoption.municipality_id, ""),
            AdoptionStatus(adoption.status),
            adoption,
        )
        for adoption in adoptions
    }
    for case in cases:
        code = case.owner_page.municipality_id
        status = STATUS_OF_CASE[CaseStatus(case.status)]
        if code not in uses and code in page_of:
            uses[code] = MunicipalityUse(page_of[code].municipality, urls[code], status)
        if code in uses:
            uses[code].cases.append(case)
            if uses[code].adoption is None:
                uses[code].status = min(uses[code].status, status, key=_SAYS_MOST.index)
    ordered = sorted(uses.values(), key=lambda use: use.municipality.name)
    return MethodUsage(method, cases, ordered)


def public_method_uses(case: CasePage) -> list[CaseMethod]:
    """Return the uses of methods that `case` tells of, in its order; methods that not everybody may read aside."""
    uses = list(case.method_uses.all())
    methods = MethodPage.objects.live().public().in_bulk([use.method_id for use in uses])
    shown = [use for use in uses if use.method_id in methods]
    for use in shown:
        use.method = methods[use.method_id]
    return shown


def users_of_methods() -> dict[int, set[str]]:
    """Return method page id → codes of the municipalities that use it today, by the register or a running case."""
    users: dict[int, set[str]] = defaultdict(set)
    silent = defaultdict(set)
    for method_id, code, status in Adoption.objects.values_list("method_id", "municipality_id", "status"):
        (users if status in IN_USE else silent)[method_id].add(code)
    running = CasePage.objects.live().public().filter(status__in=[CaseStatus.ONGOING, CaseStatus.PERMANENT])
    rows = running.values_list("method_uses__method_id", "owner_page__municipality_id")
    for method_id, code in rows:
        if method_id and code and code not in silent[method_id]:
            users[method_id].add(code)
    return users


def methods_with_user_counts() -> list[MethodPage]:
    """Return all live public methods by name, each with `user_count`: how many municipalities use it today."""
    users = users_of_methods()
    methods = list(MethodPage.objects.for_listing())
    for method in methods:
        method.user_count = len(users.get(method.pk, ()))
    return methods
