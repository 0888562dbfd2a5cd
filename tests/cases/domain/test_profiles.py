"""What is known of a municipality, and of all together."""

from wagtail.models import PageViewRestriction

from cases.choices import AdoptionStatus
from cases.domain import municipality_overview, municipality_profile
from cases.domain.profiles import shared_in_words
from portal.core.models import Municipality
from portal.core.sweden_map import NONE, TRIAL, USED
from tests.factories import AdoptionFactory, CasePageFactory, MethodPageFactory, NetworkFactory, municipality_page


def test_empty_municipality_invites(site, client):
    profile = municipality_profile(municipality_page("1496"))
    assert profile.is_empty
    assert len(profile.similar) == 7
    assert profile.contact_email == ""
    page = client.get("/kommuner/skovde/").content.decode()
    assert "Skövde har inte delat något än" in page


def test_profile_holds_what_the_municipality_shares(site, client):
    older, newer = CasePageFactory(title="Äldre"), CasePageFactory(title="Nyare", contact_email="ny@skovde.example")
    CasePageFactory(live=False)
    CasePageFactory(municipality="0180")
    using = AdoptionFactory(method=MethodPageFactory(title="Jobbcentrum"))
    stopped = AdoptionFactory(
        method=MethodPageFactory(title="Allaktivitetshus"),
        status=AdoptionStatus.STOPPED,
        stopped_reason="Lokalen revs.",
    )
    NetworkFactory(name="Nätverket", municipalities=["1496", "0180"], expected_count=32, source="Ansökan")
    profile = municipality_profile(municipality_page("1496"))
    assert profile.cases == [newer, older]
    assert (profile.in_use, profile.stopped) == ([using], [stopped])
    assert profile.adoptions == [stopped, using]
    assert profile.contact_email == "ny@skovde.example"
    assert [(network.name, network.size) for network in profile.networks] == [("Nätverket", 2)]
    page = client.get("/kommuner/skovde/").content.decode()
    for words in ("Lokalen revs.", "Nätverket", "av 32; listan är inte komplett", "Källa: Ansökan", "2 exempel"):
        assert words in page
    assert "inte delat något än</h2>" not in page


def test_own_mailbox_comes_before_that_of_a_case(site):
    CasePageFactory()
    page = municipality_page("1496")
    page.contact_email = "kommun@skovde.example"
    assert municipality_profile(page).contact_email == "kommun@skovde.example"


def test_similar_municipalities_that_have_shared_come_first(site):
    page = municipality_page("1496")
    last = municipality_profile(page).similar[-1]
    CasePageFactory(municipality=last.municipality_id)
    similar = municipality_profile(page).similar
    assert (similar[0], similar[0].case_count) == (last, 1)
    assert {other.municipality for other in similar} == set(page.municipality.similar.all())


def test_private_method_is_not_told_of(site):
    adoption = AdoptionFactory()
    PageViewRestriction.objects.create(page=adoption.method, restriction_type=PageViewRestriction.LOGIN)
    assert municipality_profile(municipality_page("1496")).is_empty
    assert municipality_overview().sharing == 0


def test_overview_counts_cases_methods_and_counties(site):
    CasePageFactory()
    CasePageFactory()
    AdoptionFactory(municipality=Municipality.objects.get(code="0180"))
    AdoptionFactory(
        municipality=Municipality.objects.get(code="0114"),
        status=AdoptionStatus.STOPPED,
        stopped_reason="Lokalen revs.",
    )
    overview = municipality_overview()
    assert (len(overview.pages), overview.sharing, overview.case_count) == (290, 2, 2)
    assert len(overview.counties) == 21
    assert sum(len(county.pages) for county in overview.counties) == 290
    stockholm = next(county for county in overview.counties if county.county.code == "01")
    assert (stockholm.sharing, stockholm.percent) == (1, 4)
    drawn = {shape["title"]: shape["class"] for shape in overview.map["shapes"] if shape["class"]}
    assert drawn == {"Skövde: 2 exempel": USED, "Stockholm: 1 metod": TRIAL}
    assert [row["count"] for row in overview.map["legend"]] == [1, 1, 288]
    assert overview.map["legend"][2]["class"] == NONE


def test_what_is_shared_in_words():
    assert shared_in_words(0, 0) == ""
    assert shared_in_words(1, 0) == "1 exempel"
    assert shared_in_words(2, 1) == "2 exempel, 1 metod"
    assert shared_in_words(0, 3) == "3 metoder"


def test_pages_of_all_municipalities_stand_in_the_index(site, client):
    CasePageFactory(municipality="0180")
    page = client.get("/kommuner/").content.decode()
    assert page.count('href="/kommuner/') >= 290
    assert "Övertorneå" in page
