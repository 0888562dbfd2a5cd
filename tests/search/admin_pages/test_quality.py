"""The report that asks the judged queries, and the editor of them."""

import html
import re

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from search.admin_pages.quality import QualityView
from search.models import JudgedQuery
from tests.factories import CasePageFactory, JudgedQueryFactory, MethodPageFactory, StandardPageFactory

ADDRESS = "/admin/sokkvalitet/"
ADD = "/admin/snippets/search/judgedquery/add/"


@pytest.fixture
def bank(index):
    """A method that is found by its title."""
    page = MethodPageFactory(title="Fritidsbanken")
    index.drain()
    return page


def show(client, **parameters):
    """The response, and what a person reads of it."""
    response = client.get(ADDRESS, parameters)
    assert response.status_code == 200
    return response, " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def form(text: str, pages, **changes) -> dict[str, str]:
    """A judged query as the editor posts it."""
    rows = [{"page": page.pk} for page in pages]
    return nested_form_data({"text": text, "within": "5", "note": "", "expected": inline_formset(rows), **changes})


# --- The report -------------------------------------------------------------------------------------------------------


def test_report_tells_what_passes_and_where_pages_are_found(editor_client, bank):
    case = CasePageFactory(title="Något helt annat")
    draft = CasePageFactory(title="Utkast", live=False)
    good = JudgedQueryFactory(text="fritidsbanker", note="Från statistiken", expected=[bank])
    JudgedQueryFactory(text="fritidsbnk", within=3, expected=[bank, case])
    JudgedQueryFactory(text="utkast", expected=[draft])
    response, text = show(editor_client)
    assert "1 av 2 sökningar godkända (50 %)." in text
    assert "1 kan inte bedömas, för att ingen av dess sidor kan läsas av en besökare." in text
    assert [row.label for row in response.context["rows"]] == ["Godkänd", "Underkänd", "Kan inte bedömas"]
    for words in (
        "Fritidsbanken plats 1", "Något helt annat inte bland de 20 första", "krav: bland de 3 första",
        "Sidan är inte publicerad. Räknas inte.", "Från statistiken",
    ):  # fmt: skip
        assert words in text
    source = response.content.decode()
    assert f"/admin/snippets/search/judgedquery/edit/{good.pk}/" in source
    assert f"/admin/sokforklaring/?q=fritidsbanker&amp;traff=page%3A{bank.pk}" in source


def test_links_of_the_report_lead_to_explanations(editor_client, bank):
    JudgedQueryFactory(text="fritidsbanker", expected=[bank])
    response, _text = show(editor_client)
    [row] = response.context["rows"]
    for address in (row.expected[0].url, row.top[0].url, row.explain_url):
        assert "Varför plats 1" in editor_client.get(address).content.decode()


def test_report_without_queries_offers_to_add_one(editor_client, index):
    response, text = show(editor_client)
    assert "Inga sökningar är bedömda ännu." in text
    assert ADD in response.content.decode()


def test_many_queries_come_in_pages(editor_client, bank, monkeypatch):
    monkeypatch.setattr(QualityView, "paginate_by", 2)
    JudgedQueryFactory.create_batch(3, expected=[bank])
    response, text = show(editor_client)
    assert len(response.context["rows"]) == 2
    assert "Siffrorna gäller de sökningar som visas på den här sidan." in text
    assert len(show(editor_client, p="2")[0].context["rows"]) == 1
    assert len(show(editor_client, p="x")[0].context["rows"]) == 2


def test_queries_that_were_not_reached_are_told(editor_client, bank, monkeypatch):
    monkeypatch.setattr(QualityView, "seconds", 0.0)
    JudgedQueryFactory(expected=[bank])
    _response, text = show(editor_client)
    assert "1 sökning hann inte köras, för att sökmotorn svarar långsamt." in text
    assert "Hann inte köras" in text


def test_search_that_cannot_answer_is_told(editor_client, site, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nothing"
    JudgedQueryFactory(expected=[CasePageFactory()])
    assert "Sökningen kan inte svara just nu. Försök igen om en stund." in show(editor_client)[1]


def test_cluster_that_does_not_answer_is_told(editor_client, bank, settings):
    settings.SEARCH_URL = "http://127.0.0.1:9"
    JudgedQueryFactory(text="fritidsbank", expected=[bank])
    _response, text = show(editor_client)
    assert "Klustret svarar inte. Sökningarna är gjorda i det inbyggda indexet." in text
    assert "1 av 1 sökning godkänd (100 %)." in text


def test_text_of_a_query_is_escaped(editor_client, bank):
    JudgedQueryFactory(text="<script>alert(1)</script>", note="<b>x</b>", expected=[bank])
    source = show(editor_client)[0].content.decode()
    assert "<script>alert(1)" not in source
    assert "<b>x</b>" not in source


def test_officers_and_visitors_are_refused(officer_client, client, bank):
    query = JudgedQueryFactory(expected=[bank])
    for address in (ADDRESS, ADD, f"/admin/snippets/search/judgedquery/edit/{query.pk}/"):
        assert officer_client.get(address)["Location"] == "/admin/"
        assert client.get(address).status_code == 302


# --- The editor -------------------------------------------------------------------------------------------------------


def test_editor_adds_a_query_with_pages(editor_client, bank):
    response = editor_client.post(ADD, form("  fritids\tbank ", [bank], within="3"))
    assert response.status_code == 302
    query = JudgedQuery.objects.get()
    assert (query.text, query.within, [one.page_id for one in query.expected.all()]) == ("fritids bank", 3, [bank.pk])
    listing = editor_client.get("/admin/snippets/search/judgedquery/").content.decode()
    assert "fritids bank" in listing


@pytest.mark.parametrize(
    ("text", "changes", "sentence"),
    [
        ("", {}, "Det här fältet är obligatoriskt"),
        ("?!", {}, "Skriv minst ett ord att söka på."),
        ("redan bedömd", {}, "Den sökningen är redan bedömd."),
        ("  redan  bedömd", {}, "Den sökningen är redan bedömd."),
        ("bank", {"within": "21"}, "mindre än eller lika med 20"),
        ("bank", {"within": "0"}, "större än eller lika med 1"),
    ],
)
def test_query_that_cannot_be_kept_gets_a_sentence(editor_client, bank, text, changes, sentence):
    JudgedQueryFactory(text="redan bedömd", expected=[bank])
    response = editor_client.post(ADD, form(text, [bank], **changes))
    assert response.status_code == 200
    assert sentence in html.unescape(response.content.decode())
    assert JudgedQuery.objects.count() == 1


def test_query_needs_a_page_that_can_be_searched_and_each_once(editor_client, bank):
    for pages, sentence in (
        ([], "Välj minst en sida"),
        ([StandardPageFactory()], "Sidor av den typen söks inte."),
        ([bank, bank], "Samma sida är vald två gånger."),
    ):
        response = editor_client.post(ADD, form("bank", pages))
        assert response.status_code == 200
        assert sentence in html.unescape(response.content.decode())
    assert not JudgedQuery.objects.exists()


def test_page_that_is_deleted_leaves_the_query(editor_client, bank):
    JudgedQueryFactory(text="fritidsbank", expected=[bank])
    bank.delete()
    response, _text = show(editor_client)
    assert [row.label for row in response.context["rows"]] == ["Kan inte bedömas"]
