"""Who uses a method: the register and the cases, put together."""

import pytest
from wagtail.models import PageViewRestriction

from cases.choices import AdoptionStatus, CaseStatus
from cases.domain import method_usage, methods_with_user_counts, public_method_uses
from cases.models import CaseMethod
from portal.core.models import Municipality
from portal.core.sweden_map import PAST, TRIAL, USED
from tests.factories import AdoptionFactory, CasePageFactory, MethodPageFactory


@pytest.fixture
def method(site):
    return MethodPageFactory(title="Jobbcentrum")


def case_of(code: str, method, status: str = CaseStatus.ONGOING, **fields):
    return CasePageFactory(
        municipality=code,
        method_uses=[CaseMethod(method=method)],
        status=status,
        stopped_reason="Det tog slut." if status == CaseStatus.DISCONTINUED else "",
        **fields,
    )


def adopt(code: str, method, status: str = AdoptionStatus.USING):
    return AdoptionFactory(
        method=method,
        municipality=Municipality.objects.get(code=code),
        status=status,
        stopped_reason="Lokalen revs." if status == AdoptionStatus.STOPPED else "",
    )


def test_method_that_nobody_uses_is_empty(method):
    usage = method_usage(method)
    assert (usage.cases, usage.uses, usage.in_use, usage.counties) == ([], [], [], [])


def test_register_beats_the_case(method):
    case = case_of("1496", method, CaseStatus.ONGOING)
    adoption = adopt("1496", method, AdoptionStatus.STOPPED)
    [use] = method_usage(method).uses
    assert (use.status, use.adoption, use.cases) == (AdoptionStatus.STOPPED, adoption, [case])
    assert method_usage(method).stopped == [use]


@pytest.mark.parametrize(
    ("status", "means", "drawn"),
    [
        (CaseStatus.PLANNED, AdoptionStatus.CONSIDERING, TRIAL),
        (CaseStatus.ONGOING, AdoptionStatus.USING, USED),
        (CaseStatus.PERMANENT, AdoptionStatus.USING, USED),
        (CaseStatus.COMPLETED, AdoptionStatus.STOPPED, PAST),
        (CaseStatus.DISCONTINUED, AdoptionStatus.STOPPED, PAST),
    ],
)
def test_case_speaks_where_the_register_is_silent(method, status, means, drawn):
    case_of("1496", method, status)
    [use] = method_usage(method).uses
    assert (use.status, use.adoption, use.map_class) == (means, None, drawn)


@pytest.mark.parametrize(
    ("status", "drawn", "group"),
    [
        (AdoptionStatus.CONSIDERING, TRIAL, "considering"),
        (AdoptionStatus.TESTING, TRIAL, "in_use"),
        (AdoptionStatus.USING, USED, "in_use"),
        (AdoptionStatus.ADAPTED, USED, "in_use"),
        (AdoptionStatus.STOPPED, PAST, "stopped"),
    ],
)
def test_every_status_has_its_place_on_the_map_and_in_the_list(method, status, drawn, group):
    adopt("1496", method, status)
    usage = method_usage(method)
    assert usage.uses[0].map_class == drawn
    assert {name: len(getattr(usage, name)) for name in ("in_use", "considering", "stopped")} == {
        "in_use": 0, "considering": 0, "stopped": 0, group: 1
    }  # fmt: skip


@pytest.mark.parametrize("order", [1, -1])
def test_running_case_of_several_counts_as_use(method, order):
    for status in (CaseStatus.COMPLETED, CaseStatus.ONGOING)[::order]:
        case_of("1496", method, status)
    usage = method_usage(method)
    assert [use.status for use in usage.uses] == [AdoptionStatus.USING]
    assert len(usage.uses[0].cases) == 2


def test_uses_stand_by_county_with_most_users_first(method):
    for code, status in (("0180", "anvander"), ("0114", "testar"), ("0115", "overvager"), ("1496", "slutat")):
        adopt(code, method, status)
    counties = method_usage(method).counties
    stockholm, vastra_gotaland = counties
    assert (stockholm.county.name, stockholm.total, stockholm.in_use, stockholm.percent) == ("Stockholms län", 26, 2, 8)
    assert (vastra_gotaland.total, vastra_gotaland.in_use, len(vastra_gotaland.uses)) == (49, 0, 1)


def test_map_tells_the_same_as_the_list(method):
    adopt("0180", method)
    adopt("1496", method, AdoptionStatus.STOPPED)
    drawn = method_usage(method).map
    classes = {shape["title"]: (shape["class"], shape["url"]) for shape in drawn["shapes"] if shape["class"]}
    assert classes == {
        "Stockholm: Använder": (USED, "/kommuner/stockholm/"),
        "Skövde: Har slutat": (PAST, "/kommuner/skovde/"),
    }
    assert [(row["class"], row["count"]) for row in drawn["legend"]] == [
        (USED, 1), (TRIAL, 0), (PAST, 1), ("none", 288)
    ]  # fmt: skip


def test_drafts_and_private_cases_tell_nothing(method):
    case_of("0180", method, live=False)
    private = case_of("1496", method)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert method_usage(method).uses == []
    assert [one.user_count for one in methods_with_user_counts()] == [0]


def test_user_counts_are_those_of_the_method_page(method):
    other = MethodPageFactory(title="Fritidsbanken")
    adopt("0180", method)
    adopt("0114", method, AdoptionStatus.STOPPED)
    case_of("0114", method)
    case_of("1496", method)
    case_of("1496", other, CaseStatus.COMPLETED, end_year=2022)
    counts = {one.title: one.user_count for one in methods_with_user_counts()}
    assert counts == {"Fritidsbanken": 0, "Jobbcentrum": 2}
    assert len(method_usage(method).in_use) == 2


def test_case_tells_only_of_methods_that_everybody_may_read(method):
    private = MethodPageFactory()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    draft = MethodPageFactory(live=False)
    case = CasePageFactory(method_uses=[CaseMethod(method=one) for one in (private, method, draft)])
    assert [use.method for use in public_method_uses(case)] == [method]
