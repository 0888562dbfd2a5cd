"""What is known of a municipality, and of all of them together."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.core import sweden_map
from portal.core.likeness import reasons
from portal.core.models import County
from portal.members.models import Network

from ..choices import AdoptionStatus
from ..models import Adoption, CasePage, MethodPage, MunicipalityPage
from .addresses import place_urls


@dataclass
class MunicipalityProfile:
    """What a municipality's page shows beside its own words.

    Each of the `similar` has `case_count`, what it has shared, and `reasons`, why it is there beside what Kolada says.
    """

    page: MunicipalityPage
    cases: list[CasePage]
    adoptions: list[Adoption]
    similar: list[MunicipalityPage]
    networks: list[Network]

    @property
    def in_use(self) -> list[Adoption]:
        """Adoptions that are not ended."""
        return [adoption for adoption in self.adoptions if adoption.status != AdoptionStatus.STOPPED]

    @property
    def stopped(self) -> list[Adoption]:
        """Methods that the municipality has stopped using, with why."""
        return [adoption for adoption in self.adoptions if adoption.status == AdoptionStatus.STOPPED]

    @property
    def is_empty(self) -> bool:
        """Whether the municipality has not shared anything yet."""
        return not self.cases and not self.adoptions

    @property
    def contact_email(self) -> str:
        """The page's mailbox, else that of the newest case."""
        return self.page.contact_email or next((case.contact_email for case in self.cases), "")


def municipality_profile(page: MunicipalityPage) -> MunicipalityProfile:
    """Return what is known of the municipality of `page`."""
    municipality = page.municipality
    cases = list(CasePage.objects.of(municipality).for_listing())
    adoptions = list(
        Adoption.objects.filter(municipality=municipality, method__in=MethodPage.objects.live().public())
        .select_related("method")
        .order_by("method__title")
    )
    pages = MunicipalityPage.objects.for_listing()
    similar = list(pages.filter(municipality__similar_to_rows__municipality=municipality))
    shared = _case_counts([other.municipality_id for other in similar])
    for other in similar:
        other.case_count = shared.get(other.municipality_id, 0)
        other.reasons = reasons(municipality, other.municipality)
    similar.sort(key=lambda other: (-other.case_count, other.municipality.name))
    # By id, so that the count is of all the network's municipalities and not of this one alone.
    networks = Network.objects.filter(pk__in=municipality.networks.values("pk")).annotate(size=Count("municipalities"))
    return MunicipalityProfile(page, cases, adoptions, similar, list(networks.order_by("name")))


def _case_counts(codes: list[str] | None = None) -> Counter:
    cases = CasePage.objects.live().public()
    if codes is not None:
        cases = cases.filter(owner_page__municipality_id__in=codes)
    return Counter(cases.values_list("owner_page__municipality_id", flat=True))


@dataclass
class CountyOverview:
    """One county's municipalities, each with `case_count` and `method_count`."""

    county: County
    pages: list[MunicipalityPage]

    @property
    def sharing(self) -> int:
        """How many of them have shared a case or tell what they use."""
        return sum(bool(page.case_count or page.method_count) for page in self.pages)

    @property
    def percent(self) -> int:
        """The same in whole percent."""
        return round(100 * self.sharing / len(self.pages)) if self.pages else 0


@dataclass
class MunicipalityOverview:
    """Municipalities with what they have shared."""

    pages: list[MunicipalityPage]

    @cached_property
    def sharing(self) -> int:
        """How many municipalities have shared a case or tell what they use."""
        return sum(bool(page.case_count or page.method_count) for page in self.pages)

    @cached_property
    def case_count(self) -> int:
        """How many cases there are in all."""
        return sum(page.case_count for page in self.pages)

    @cached_property
    def counties(self) -> list[CountyOverview]:
        """The municipalities by county, by name."""
        groups: dict[County, list[MunicipalityPage]] = defaultdict(list)
        for page in self.pages:
            groups[page.municipality.county].append(page)
        return sorted(
            (CountyOverview(county, pages) for county, pages in groups.items()), key=lambda one: one.county.name
        )

    @cached_property
    def map(self) -> dict[str, object]:
        """The prepared context of `components/map.html`."""
        sharing = [page for page in self.pages if page.case_count or page.method_count]
        return sweden_map.municipality_map(
            classes={
                page.municipality_id: sweden_map.USED if page.case_count else sweden_map.TRIAL for page in sharing
            },
            links=place_urls(sharing),
            titles={page.municipality_id: shared_in_words(page.case_count, page.method_count) for page in sharing},
            title=_("Karta över kommuner som har delat erfarenheter"),
            description=_("%(count)s av 290 kommuner har delat exempel eller berättat vilka metoder de använder.")
            % {"count": len(sharing)},
            legend={
                sweden_map.USED: _("Har delat exempel"),
                sweden_map.TRIAL: _("Berättar vilka metoder de använder"),
                sweden_map.NONE: _("Har inte delat något än"),
            },
        )


def shared_in_words(cases: int, methods: int) -> str:
    """Return what a municipality has shared in words, such as `2 exempel, 1 metod`."""
    parts = []
    if cases:
        parts.append(ngettext("%(count)s exempel", "%(count)s exempel", cases) % {"count": cases})
    if methods:
        parts.append(ngettext("%(count)s metod", "%(count)s metoder", methods) % {"count": methods})
    return ", ".join(parts)


def municipality_overview(only_sharing: bool = False) -> MunicipalityOverview:
    """Return municipalities with counts of cases and of methods in use: all, or those that have something alone."""
    cases = _case_counts()
    adoptions = Adoption.objects.in_use().filter(method__in=MethodPage.objects.live().public())
    methods = Counter(adoptions.values_list("municipality_id", flat=True))
    pages = MunicipalityPage.objects.for_listing()
    if only_sharing:
        pages = pages.filter(municipality__in=set(cases) | set(methods))
    overview = MunicipalityOverview(list(pages))
    for page in overview.pages:
        page.case_count = cases[page.municipality_id]
        page.method_count = methods[page.municipality_id]
    return overview
