"""The choice "Kommuner som liknar", and the order "Mest lika"."""

import csv
import datetime as dt
import io

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from cases.models import CasePage
from portal.core.models import Municipality
from portal.members.models import Membership
from search.labels import DatabaseLabels
from search.nearness import Comparison, near_to, own_municipalities
from search.ordering import LIKENESS, RELEVANCE
from search.query import SearchQuery
from tests.factories import AdoptionFactory, CasePageFactory, MethodPageFactory, UserFactory

NOTICE = "Välj en kommun under ”Kommuner som liknar”"


def place(code: str = "1496") -> Municipality:
    return Municipality.objects.get(code=code)


@pytest.fixture
def spread(index):
    """Cases at every distance from Skövde, made from the farthest to the nearest, and two at the same distance."""
    method = MethodPageFactory(title="En metod")
    AdoptionFactory(method=method, municipality=place("2380"))
    for title, code in (
        ("Övriga landet", "0114"), ("Samma län", "1480"), ("Samma grupp, äldre", "0188"),
        ("Samma grupp, nyare", "0483"), ("Kalmar", "0880"), ("Östersund", "2380"), ("Skövde", "1496"),
    ):  # fmt: skip
        CasePageFactory(title=title, municipality=code)
    CasePage.objects.filter(title="Samma grupp, äldre").update(last_published_at=timezone.now() - dt.timedelta(days=9))
    index.drain()


def titles(response) -> list[str]:
    return [hit.title for hit in response.context["hits"]]


def orders(response) -> dict[str, str]:
    return {option["value"]: option["label"] for option in response.context["sort_options"]}


# --- Whom one compares with -------------------------------------------------------------------------------------------


def test_steps_lead_from_the_municipality_by_likeness_to_group_and_county(site):
    steps = near_to(place())
    assert steps[:3] == (("kommun", "skovde"), ("kommun", "ostersund"), ("kommun", "kalmar"))
    assert steps[8:] == (("kommungrupp", place().skr_group_slug), ("lan", "vastra-gotalands-lan"))


@pytest.mark.parametrize(
    ("chosen", "slug"),
    [
        ({}, "skovde"),
        ({"kommun": ["lund", "umea"]}, "lund"),
        ({"kommun": "lund", "liknar": ["umea", "ystad"]}, "umea"),
        ({"kommun": "lund", "liknar": "finns-inte"}, "lund"),
        ({"liknar": "finns-inte"}, "skovde"),
    ],
)
def test_chosen_likeness_comes_before_chosen_municipality_before_the_own(officer, chosen, slug):
    query = SearchQuery.of(sort=LIKENESS, **chosen)
    assert Comparison.of(query, officer, DatabaseLabels()).reference.slug == slug


def test_visitor_has_nothing_to_compare_with_unless_it_is_chosen(site):
    comparison = Comparison.of(SearchQuery.of("stöd", sort=LIKENESS), AnonymousUser(), DatabaseLabels())
    assert (comparison.reference, comparison.own) == (None, ())
    query, near = comparison.apply(SearchQuery.of("stöd", sort=LIKENESS, page=2))
    assert (query.sort, query.page, near) == (RELEVANCE, 2, ())
    assert query.notices[0].startswith(NOTICE)


def test_other_orders_are_left_alone(officer):
    query = SearchQuery.of("stöd", sort="titel")
    assert Comparison.of(query, officer, DatabaseLabels()).apply(query) == (query, ())


def test_own_municipalities_are_those_of_today(site):
    user = UserFactory()
    for code, start, end in (
        ("1280", "2020-01-01", "2021-01-01"),
        ("1496", "2020-01-01", None),
        ("0180", "2999-01-01", None),
    ):
        Membership.objects.create(user=user, municipality_id=code, start=start, end=end)
    assert own_municipalities(user) == (place(),)


# --- The order --------------------------------------------------------------------------------------------------------


def test_nearest_come_first_and_newest_first_at_the_same_distance(officer_client, spread):
    response = officer_client.get("/sok/?typ=exempel&sortera=likhet")
    assert titles(response) == [
        "Skövde", "Östersund", "Kalmar", "Samma grupp, nyare", "Samma grupp, äldre", "Samma län", "Övriga landet"
    ]  # fmt: skip
    assert orders(response)["likhet"] == "Mest lika Skövde"


def test_method_is_as_near_as_the_nearest_that_uses_it(officer_client, spread):
    first, *next_two = titles(officer_client.get("/sok/?typ=metod&typ=exempel&sortera=likhet"))[:3]
    assert (first, set(next_two)) == ("Skövde", {"Östersund", "En metod"})


def test_visitor_orders_by_likeness_to_what_is_chosen(client, spread):
    response = client.get("/sok/?typ=exempel&liknar=skovde&sortera=likhet")
    assert titles(response) == ["Östersund", "Kalmar"]
    assert orders(response)["likhet"] == "Mest lika Skövde"


def test_order_is_not_offered_without_anything_to_be_like(client, spread):
    response = client.get("/sok/?typ=exempel&sortera=likhet")
    assert LIKENESS not in orders(response)
    assert response.context["query"].sort == RELEVANCE
    assert response.context["notices"][0]["text"].startswith(NOTICE)
    assert len(titles(response)) == 7


def test_pages_in_this_order_part_the_hits(officer_client, spread):
    url, seen = "/sok/?typ=kommun&sortera=likhet", []
    while url:
        response = officer_client.get(url)
        seen += [hit.url for hit in response.context["hits"]]
        url = response.context["pagination"]["next_url"]
    assert len(seen) == 290 == len(set(seen))
    assert seen[:3] == ["/kommuner/skovde/", "/kommuner/ostersund/", "/kommuner/kalmar/"]


def test_file_has_the_order_of_the_page(officer_client, spread):
    text = officer_client.get("/sok/traffar.csv?typ=exempel&sortera=likhet").content.decode("utf-8-sig")
    assert [row[1] for row in csv.reader(io.StringIO(text), delimiter=";")][1:4] == ["Skövde", "Östersund", "Kalmar"]


# --- The choice -------------------------------------------------------------------------------------------------------


def test_list_has_all_municipalities_in_swedish_order(client, index):
    response = client.get("/sok/")
    labels = [option.label for option in response.context["similar"].options]
    assert (len(labels), labels[0]) == (290, "Ale")
    assert labels.index("Vännäs") < labels.index("Åmål") < labels.index("Älmhult") < labels.index("Öckerö")
    assert response.content.decode().count('name="liknar"') == 1


def test_chosen_municipality_is_selected_and_a_chip_takes_it_away(client, spread):
    response = client.get("/sok/?liknar=skovde&typ=exempel&q=kalmar")
    page = response.content.decode()
    assert '<option value="skovde" selected>Skövde</option>' in page
    assert page.count('name="liknar"') == 1
    chip = next(chip for chip in response.context["chips"] if chip["facet"] == "Kommuner som liknar")
    assert (chip["label"], chip["remove_url"]) == ("Skövde", "/sok/?q=kalmar&typ=exempel")


def test_further_choices_of_the_address_are_kept_by_the_form(client, spread):
    response = client.get("/sok/?liknar=skovde&liknar=lund&liknar=finns-inte&typ=exempel")
    similar = response.context["similar"]
    assert [option.value for option in similar.options if option.selected] == ["lund"]
    assert [(option.value, option.label) for option in similar.others] == [
        ("finns-inte", "finns-inte"), ("skovde", "Skövde")
    ]  # fmt: skip
    assert response.content.decode().count('name="liknar" value=') == 2
    assert similar.count == 3


def test_nothing_among_similar_municipalities_leads_to_all(client, spread):
    response = client.get("/sok/?liknar=lund&q=kalmar")
    assert response.context["total"] == 0
    assert 'href="/sok/?q=kalmar"' in response.content.decode()


def test_member_has_the_own_municipality_one_click_away(officer_client, client, spread):
    response = officer_client.get("/sok/?q=en&typ=exempel")
    (own,) = response.context["similar"].own
    assert (own.name, own.url, own.is_chosen) == ("Skövde", "/sok/?q=en&typ=exempel&liknar=skovde", False)
    assert ">Kommuner som liknar Skövde</a>" in response.content.decode()
    assert officer_client.get(own.url).context["similar"].own[0].is_chosen
    assert client.get("/sok/").context["similar"].own == ()


def test_method_leads_a_member_to_similar_municipalities_that_use_it(officer_client, client, spread):
    link = 'href="/sok/?metod=en-metod&amp;liknar=skovde"'
    assert link in officer_client.get("/metoder/en-metod/").content.decode()
    assert "liknar=" not in client.get("/metoder/en-metod/").content.decode()


def test_municipality_tells_why_others_are_like_it(client, spread):
    page = client.get("/kommuner/skovde/").content.decode()
    assert 'href="/sok/?liknar=skovde"' in page
    assert f"invånare, {place('2380').skr_group_name.lower()}" in page
