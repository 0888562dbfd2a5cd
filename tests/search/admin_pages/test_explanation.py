"""The admin page that tells why a hit stands where it does."""

import html
import re

import pytest
from wagtail.models import PageViewRestriction

from search.models import SynonymGroup
from tests.factories import CasePageFactory, MethodPageFactory

ADDRESS = "/admin/sokforklaring/"


@pytest.fixture
def library(index):
    """Pages that have the same words in different places, one of them for members."""
    closed = CasePageFactory(title="Skolnärvaro för medlemmar")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    pages = {
        "compound": CasePageFactory(title="Bättre skolnärvaro", summary="Skolnärvaro för alla.", evaluation="egen"),
        "parts": CasePageFactory(title="Närvaro i skolan", summary="Alla är där."),
        "method": MethodPageFactory(title="Fritidsbanken", evidence_level="flera"),
        "draft": CasePageFactory(title="Skolnärvaro i ett utkast", live=False),
        "closed": closed,
    }
    index.drain()
    return pages


def show(client, q="", **parameters):
    """The response, and what a person reads of it."""
    response = client.get(ADDRESS, {"q": q, **parameters})
    text = html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode()))
    return response, " ".join(text.split())


def id_of(page):
    return f"page:{page.pk}"


def test_page_without_a_search_shows_the_form_alone(editor_client, library):
    response, text = show(editor_client)
    assert response.status_code == 200
    assert "Gör en sökning och se vad som ger en träff dess plats." in text
    assert "Varför plats" not in text


def test_first_hit_is_explained_and_the_sum_is_its_score(editor_client, library):
    response, text = show(editor_client, "skolnärvaro")
    rows, hits = response.context["rows"], response.context["hits"]
    assert [hit.title for hit in hits] == ["Bättre skolnärvaro", "Närvaro i skolan"]
    assert sum(row.points for row in rows) == pytest.approx(hits[0].points, rel=0.001)
    assert sum(row.share for row in rows) == pytest.approx(1)
    assert (hits[0].share, hits[0].is_chosen, hits[1].is_chosen) == (1.0, True, False)
    assert "”skolnärvaro” i titeln (77 %) och i sammanfattningen (23 %)" in text
    assert "en sida före en fil, nyare och bättre belagd: poängen gånger 1,2" in text
    assert "Sökmotor: Den inbyggda" in text


def test_other_hit_is_chosen_by_its_link(editor_client, library):
    response, _text = show(editor_client, "skolnärvaro")
    address = response.context["hits"][1].url
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", editor_client.get(address).content.decode())).split())
    assert "Varför plats 2" in text
    assert "delar av sammansatt ord: skola + närvaro" in text
    assert "”skola” som ”skolan” i titeln" in text


def test_ways_that_counted_less_are_told_quietly(editor_client, library):
    _response, text = show(editor_client, "skolnärvaro")
    assert "Finns också men räknas inte, för att det ger mindre: delar av sammansatt ord: skola + närvaro" in text


def test_misspelling_fewer_words_and_question_are_told(editor_client, library):
    _response, text = show(editor_client, "fritidsbnk")
    assert "”fritidsbnk”, läst som ”fritidsbank”" in text
    assert "liknande stavning: ”fritidsbank” som ”fritidsbanken” i titeln" in text
    _response, text = show(editor_client, "fritidsbank skolnärvaro utrustning")
    assert "Inget innehåller alla orden." in text
    assert "finns inte på sidan" in text
    _response, text = show(editor_client, "Hur blir närvaron i skolan bättre?", traff=id_of(library["parts"]))
    assert "orden står nära varandra" in text
    _response, text = show(editor_client, "Hur lånas utrustning på fritidsbanken?", traff=id_of(library["method"]))
    assert "alla orden finns" in text


def test_synonym_is_named(editor_client, library):
    SynonymGroup.objects.create(expressions="sportotek\nfritidsbank")
    response, text = show(editor_client, "sportotek")
    assert "synonym: fritidsbank som ”fritidsbanken” i titeln" in text
    assert sum(row.points for row in response.context["rows"]) == pytest.approx(
        response.context["hits"][0].points, rel=0.001
    )


def test_parameters_of_the_search_page_hold_here(editor_client, library):
    response, text = show(editor_client, "", typ="metod", tema="folkhalsa", sida="7")
    assert [hit.title for hit in response.context["hits"]] == ["Fritidsbanken"]
    assert "Folkhälsa" in text
    assert '<input type="hidden" name="tema" value="folkhalsa">' in response.content.decode()
    assert "Träffarna är ordnade efter ”Senast ändrad”. Då räknas inga poäng." in text
    _response, text = show(editor_client, "fritidsbank", sortera="titel")
    assert "Träffarna är ordnade efter ”Titel, A–Ö”." in text
    assert "Ordna efter relevans" in text


def test_members_eyes_see_more(editor_client, library):
    visitor, _text = show(editor_client, "skolnärvaro")
    member, _text = show(editor_client, "skolnärvaro", lasare="medlem")
    titles = [{hit.title for hit in response.context["hits"]} for response in (visitor, member)]
    assert titles[1] - titles[0] == {"Skolnärvaro för medlemmar"}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("draft", "Sidan är inte publicerad."),
        ("closed", "Sidan får inte läsas av den som söker."),
        ("method", "Den saknar ord som behövs, eller så hör den inte till de filter som är valda."),
    ],
)
def test_page_that_is_no_hit_is_told_why(editor_client, library, name, sentence):
    response, text = show(editor_client, "skolnärvaro", traff=id_of(library[name]))
    assert f"”{library[name].title}” är ingen träff i den här sökningen. {sentence}" in text
    assert response.context["explanation"] is None
    assert len(response.context["hits"]) == 2


@pytest.mark.parametrize(
    "id", ["page:999999999", "page:", "page:x", "page:" + "9" * 500, "17", "\x00", "' OR 1=1", "page:١٢٣", "<script>"]
)
def test_unknown_hit_gets_a_sentence(editor_client, library, id):
    response, text = show(editor_client, "skolnärvaro", traff=id)
    assert response.status_code == 200
    assert "Träffen som valdes finns inte. Välj en i listan." in text


@pytest.mark.parametrize(
    "parameters",
    [
        {"q": "ö" * 5000}, {"q": "\x00"}, {"q": "i och med"}, {"q": "*?~^ \"("}, {"q": "<script>alert(1)</script>"},
        {"q": "skola", "sida": "x"}, {"q": "skola", "sortera": "x"}, {"q": "skola", "sortera": "likhet"},
        {"q": "skola", "tema": "finns-inte"}, {"q": "skola", "motor": "kluster"},
    ],
)  # fmt: skip
def test_bad_input_is_no_trouble(editor_client, library, parameters):
    response = editor_client.get(ADDRESS, parameters)
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_unknown_reader_gets_a_sentence_and_counts_as_a_visitor(editor_client, library):
    response, text = show(editor_client, "skolnärvaro", lasare="chef")
    assert "chef" in text
    assert response.context["form"].errors["lasare"]
    assert len(response.context["hits"]) == 2


def test_engine_can_be_chosen_when_there_are_two(editor_client, library, settings):
    settings.SEARCH_URL = "http://127.0.0.1:9"
    response, text = show(editor_client, "skolnärvaro")
    assert "Sökningen går på reserv just nu." in text
    assert [value for value, _label in response.context["form"].fields["motor"].choices] == ["", "kluster", "inbyggd"]
    response, text = show(editor_client, "skolnärvaro", motor="inbyggd")
    assert "på reserv" not in text
    assert len(response.context["hits"]) == 2
    response, text = show(editor_client, "skolnärvaro", motor="kluster")
    assert response.status_code == 200
    assert "Sökmotorn kan inte svara just nu. Försök igen om en stund." in text


def test_search_that_is_not_built_yet_is_told(editor_client, site, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nothing"
    response, text = show(editor_client, "skola")
    assert response.status_code == 200
    assert "Sökmotorn kan inte svara just nu." in text


def test_officers_and_visitors_are_refused(officer_client, client, library):
    assert officer_client.get(ADDRESS)["Location"] == "/admin/"
    assert client.get(ADDRESS).status_code == 302
    assert ADDRESS not in officer_client.get("/admin/").content.decode()


def test_menu_leads_editors_there(editor_client):
    text = editor_client.get("/admin/").content.decode()
    for address in (ADDRESS, "/admin/sokkvalitet/", "/admin/snippets/search/judgedquery/"):
        assert address in text
