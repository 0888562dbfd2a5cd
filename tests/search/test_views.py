"""The results page and the suggestions over HTTP."""

import random

import pytest
from django.utils import timezone

from cases.choices import CaseStatus
from cases.models import CaseMethod
from portal.core.models import Theme
from search.documents import all_documents
from search.engines.memory import MemoryEngine
from search.facets import COUNTED
from search.query import SORTS, SearchQuery
from tests.factories import AdoptionFactory, CasePageFactory, MeetingPageFactory, MethodPageFactory
from tests.factories.pages import target_groups, themes


@pytest.fixture
def library(index):
    """A handful of pages that differ in every facet."""
    bank = MethodPageFactory(title="Fritidsbanken", evidence_level="flera")
    centre = MethodPageFactory(title="Jobbcentrum", themes=themes("integration"), target_groups=target_groups("unga"))
    pages = [
        bank,
        centre,
        CasePageFactory(title="Skridskor för alla", method_uses=[CaseMethod(method=bank)]),
        CasePageFactory(
            title="Vägen till arbete",
            municipality="0180",
            themes=themes("integration", "arbetsmarknad-och-sysselsattning"),
            target_groups=target_groups("unga"),
            status=CaseStatus.PERMANENT,
            start_year=2023,
            evaluation="egen",
            method_uses=[CaseMethod(method=centre)],
        ),
        CasePageFactory(
            title="Sommarjobb i skogen",
            municipality="0180",
            themes=themes("integration"),
            status=CaseStatus.DISCONTINUED,
            stopped_reason="Ingen sökte.",
            end_year=2022,
        ),
        MeetingPageFactory(title="Träff om jobb", related_methods=[centre]),
        MeetingPageFactory(title="Träff om skridskor", in_days=-400),
    ]
    AdoptionFactory(method=bank)
    index.drain()
    return pages


def option(response, facet: str, value: str):
    """Return one value of a facet as the page lists it."""
    group = next(group for group in response.context["groups"] if group.key == facet)
    return next(option for option in group.options if option.value == value)


def titles(response) -> list[str]:
    return [hit.title.replace("<mark>", "").replace("</mark>", "") for hit in response.context["hits"]]


# --- What the page says ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("/sok/?typ=exempel", "3 träffar"),
        ("/sok/?q=sommarjobb", "1 träff för ”sommarjobb”"),
        ("/sok/?q=sommarjobb&tema=folkhalsa", "Inga träffar för ”sommarjobb”"),
        ("/sok/?tema=demokrati-och-delaktighet", "Inga träffar"),
    ],
)
def test_results_line_says_how_many(client, library, address, line):
    response = client.get(address)
    assert response.status_code == 200
    assert f'id="antal">{line}</h2>' in response.content.decode()
    assert f"<title>{line} – Erfarenhetsbanken</title>" in response.content.decode()


def test_page_without_words_shows_everything(client, library):
    response = client.get("/sok/")
    assert response.context["total"] == 290 + 7
    assert 'name="robots"' not in response.content.decode()


@pytest.mark.parametrize("address", ["/sok/?q=stöd", "/sok/?tema=folkhalsa", "/sok/?q=stöd&typ=metod&sida=2"])
def test_filtered_page_is_kept_out_of_other_search_engines(client, library, address):
    response = client.get(address, follow=True)
    assert '<meta name="robots" content="noindex, follow">' in response.content.decode()


def test_words_found_are_marked_and_nothing_else_is_markup(client, index):
    CasePageFactory(title="<script>alert('x')</script> & skolor", summary='Ett "citat" <b>om</b> skolan')
    index.drain()
    page = client.get("/sok/?q=skola").content.decode()
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; <mark>skolor</mark>" in page
    assert "&lt;b&gt;om&lt;/b&gt; <mark>skolan</mark>" in page
    assert "<script>alert" not in page


# --- Facets ----------------------------------------------------------------------------------------------------------


def test_values_of_one_facet_add_and_facets_narrow(client, library):
    def found(address):
        return set(titles(client.get("/sok/?typ=exempel&" + address)))

    everything = {"Skridskor för alla", "Vägen till arbete", "Sommarjobb i skogen"}
    assert found("tema=folkhalsa") == {"Skridskor för alla"}
    assert found("tema=folkhalsa&tema=integration") == everything
    assert found("tema=folkhalsa&tema=integration&status=nedlagd") == {"Sommarjobb i skogen"}
    assert found("tema=integration&status=permanent&status=nedlagd&kommun=stockholm") == everything - {
        "Skridskor för alla"
    }
    assert found("ar=2023&ar=2022") == everything
    assert found("evidens=lokal") == {"Vägen till arbete"}
    assert found("metod=jobbcentrum&lan=stockholms-lan&malgrupp=unga&kommungrupp=a1") == {"Vägen till arbete"}


def test_counts_of_a_facet_ignore_its_own_choice_and_follow_the_others(client, library):
    response = client.get("/sok/?typ=exempel&tema=folkhalsa")
    assert option(response, "tema", "integration").count == 2
    assert option(response, "tema", "folkhalsa").selected
    assert option(response, "typ", "metod").count == 1
    assert option(response, "status", "nedlagd").count == 0
    assert option(response, "tema", "demokrati-och-delaktighet").count == 0


def test_count_beside_a_value_is_what_choosing_it_gives(client, library):
    response = client.get("/sok/?q=jobb")
    assert response.context["total"] >= 3
    for group in response.context["groups"]:
        for one in group.options:
            chosen = client.get(f"/sok/?q=jobb&{group.key}={one.value}")
            assert chosen.context["total"] == one.count, (group.key, one.value)


def test_when_a_meeting_is_follows_the_clock(client, library):
    assert titles(client.get("/sok/?nar=kommande")) == ["Träff om jobb"]
    assert titles(client.get("/sok/?nar=tidigare")) == ["Träff om skridskor"]


def test_municipalities_alike_filter_without_being_listed(client, library):
    owner = library[3].owner_page.municipality
    other = owner.similar_to_rows.first().municipality
    response = client.get(f"/sok/?liknar={other.slug}&typ=exempel")
    assert {"Vägen till arbete", "Sommarjobb i skogen"} <= set(titles(response))
    assert [chip["label"] for chip in response.context["chips"]] == ["Exempel", other.name]
    assert "liknar" not in {group.key for group in response.context["groups"]}


def test_facets_equal_the_oracle_on_random_queries(client, library):
    oracle = MemoryEngine()
    oracle.index(all_documents())
    chance = random.Random(20261025)
    values = oracle.search(SearchQuery.of().to_request({"public"}, timezone.now())).facets
    for _ in range(40):
        query = SearchQuery.of(
            chance.choice(["", "", "jobb", "skridskor", "stöd", "träff unga", "fritidsbnk"]),
            sort=chance.choice(sorted(SORTS)),
        )
        for key in chance.sample(COUNTED, chance.choice([0, 1, 2, 3])):
            for value in chance.sample(sorted(values[key]), min(len(values[key]), chance.choice([1, 2]))):
                query = query.with_value(key, value)
        expected = oracle.search(query.to_request({"public"}, timezone.now()))
        response = client.get(f"/sok/?{query.to_querystring()}")
        assert response.context["total"] == expected.total, query
        if query.effective_sort != "relevans":
            assert [hit.url for hit in response.context["hits"]] == [hit.document.url for hit in expected.hits]
        shown = {
            group.key: {one.value: one.count for one in group.options if one.count or one.selected}
            for group in response.context["groups"]
        }
        wanted = {
            key: {value: count for value, count in counts.items() if count or value in query.values(key)}
            for key, counts in expected.facets.items()
        }
        assert shown == {key: counts for key, counts in wanted.items() if counts}, query


# --- Chips, order, pages ---------------------------------------------------------------------------------------------


def test_chip_takes_its_value_away_and_nothing_else(client, library):
    response = client.get("/sok/?q=jobb&tema=integration&tema=folkhalsa&kommun=stockholm")
    chips = {(chip["facet"], chip["label"]): chip["remove_url"] for chip in response.context["chips"]}
    assert chips == {
        ("Tema", "Folkhälsa"): "/sok/?q=jobb&tema=integration&kommun=stockholm",
        ("Tema", "Integration"): "/sok/?q=jobb&tema=folkhalsa&kommun=stockholm",
        ("Kommun", "Stockholm"): "/sok/?q=jobb&tema=folkhalsa&tema=integration",
    }
    assert response.context["clear_url"] == "/sok/?q=jobb"
    assert response.context["selected_count"] == 3


def test_value_that_nobody_knows_is_a_chip_that_can_be_taken_away(client, library):
    response = client.get("/sok/?tema=finns-inte")
    assert response.context["total"] == 0
    assert [chip["label"] for chip in response.context["chips"]] == ["finns-inte"]
    assert option(response, "tema", "finns-inte").selected


def test_hits_are_ordered_as_asked(client, library):
    def order(sort):
        return titles(client.get(f"/sok/?typ=exempel&typ=metod&sortera={sort}"))

    assert order("titel") == [
        "Fritidsbanken", "Jobbcentrum", "Skridskor för alla", "Sommarjobb i skogen", "Vägen till arbete"
    ]  # fmt: skip
    assert order("evidens")[:2] == ["Fritidsbanken", "Vägen till arbete"]
    assert titles(client.get("/sok/?typ=traff&sortera=tid")) == ["Träff om skridskor", "Träff om jobb"]


def test_pages_part_the_hits_without_overlap(client, index):
    first = client.get("/sok/?typ=kommun&sortera=titel")
    pages = first.context["pagination"]["pages"]
    assert [page["number"] for page in pages if not page["is_gap"]] == [1, 2, 3, 15]
    assert first.context["pagination"]["previous_url"] == ""
    seen = titles(first)
    url = first.context["pagination"]["next_url"]
    while url:
        response = client.get(url)
        seen += titles(response)
        url = response.context["pagination"]["next_url"]
    assert len(seen) == 290 == len(set(seen))
    assert (seen[0], seen[-1]) == ("Ale", "Övertorneå")


def test_page_beyond_the_last_leads_to_the_last(client, index):
    response = client.get("/sok/?typ=kommun&sida=99")
    assert (response.status_code, response.url) == (302, "/sok/?typ=kommun&sida=15")


def test_tabs_lead_to_one_type_each_and_keep_the_rest(client, library):
    response = client.get("/sok/?q=jobb&typ=metod&lan=stockholms-lan")
    tabs = response.context["types"]
    assert tabs[0]["url"] == "/sok/?q=jobb&lan=stockholms-lan"
    assert tabs[0]["count"] == sum(tab["count"] for tab in tabs[1:])
    assert [tab["label"] for tab in tabs if tab["is_current"]] == ["Metoder"]


# --- How a search is read --------------------------------------------------------------------------------------------


def test_misspelt_word_is_read_as_the_nearest_and_said_so(client, library):
    response = client.get("/sok/?q=fritidsbnk")
    assert "Fritidsbanken" in titles(response)
    assert "skrivna" in response.context["notices"][0]["text"]


def test_too_many_words_are_relaxed_and_said_so(client, library):
    response = client.get("/sok/?q=skridskor+dagstidning")
    assert "Skridskor för alla" in titles(response)
    assert response.context["notices"][0]["text"].startswith("Inget innehåller alla orden.")


def test_question_is_read_as_one_and_said_so(client, library):
    response = client.get("/sok/?q=Var+lånar+man+skridskor+till+dagstidningen%3F")
    assert "Skridskor för alla" in titles(response)
    assert response.context["notices"][0]["text"].startswith("Du skrev en fråga.")


def test_old_theme_address_leads_to_the_new(client, library):
    theme = Theme.objects.get(slug="folkhalsa")
    theme.slug = "halsa"
    theme.save()
    response = client.get("/sok/?q=skridskor&tema=folkhalsa&tema=integration&sortera=titel")
    assert response.status_code == 301
    assert response.url == "/sok/?q=skridskor&tema=halsa&tema=integration&sortera=titel"


# --- Methods, headers, htmx ------------------------------------------------------------------------------------------

ADDRESSES = ["/sok/", "/sok/forslag/", "/sok/atom.xml", "/sok/traffar.csv", "/sok/traffar.xlsx"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_reading_is_allowed(client, index, address):
    head = client.head(address + "?q=lund")
    assert (head.status_code, head.content) == (200, b"")
    for method in (client.post, client.put, client.delete):
        assert method(address).status_code == 405


def test_htmx_gets_the_part_that_changes_and_caches_can_tell(client, library):
    full = client.get("/sok/?q=jobb")
    part = client.get("/sok/?q=jobb", headers={"HX-Request": "true"})
    back = client.get("/sok/?q=jobb", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert full.content.startswith(b"<!doctype html>")
    assert b"<html" in back.content
    assert b"<html" not in part.content
    assert b'id="sok-live"' in part.content
    assert b"f\xc3\xb6r \xe2\x80\x9djobb\xe2\x80\x9d \xe2\x80\x93 Erfarenhetsbanken</title>" in part.content
    for response in (full, part, back):
        assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize("address", [*ADDRESSES, "/", "/kommuner/", "/metoder/", "/traffar/", "/kommuner/skovde/"])
def test_public_pages_have_a_strict_policy(client, index, address):
    policy = client.get(address)["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy


def test_what_members_get_is_kept_by_no_cache(client, officer_client, index):
    for address in ADDRESSES:
        assert "no-store" in officer_client.get(address)["Cache-Control"]
        assert "private" in officer_client.get(address)["Cache-Control"]
        assert "no-store" not in client.get(address).get("Cache-Control", "")


def test_search_without_index_says_so_and_when_to_come_back(client, site, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nothing"
    response = client.get("/sok/?q=lund")
    assert (response.status_code, response["Retry-After"]) == (503, "10")
    assert client.get("/sok/forslag/?q=lu").json() == {"suggestions": []}
    assert client.get("/kommuner/skovde/").status_code == 200


# --- Suggestions -----------------------------------------------------------------------------------------------------


def test_suggestions_name_words_and_pages_with_their_kind(client, library):
    found = client.get("/sok/forslag/?q=jobbce").json()["suggestions"]
    assert {"text": "Jobbcentrum", "kind": "Metod"} in found
    found = client.get("/sok/forslag/?q=Upplands").json()["suggestions"]
    assert {"text": "Upplands Väsby kommun", "kind": "Kommun"} in found
    assert len(found) <= 8


@pytest.mark.parametrize("text", ["", "s", "%00", "%F0%9F%A6%8A", "x" * 3000, "*?~%22()"])
def test_suggestions_for_nothing_sensible_are_empty(client, index, text):
    response = client.get(f"/sok/forslag/?q={text}")
    assert response.status_code == 200
    assert response.json() == {"suggestions": []}
