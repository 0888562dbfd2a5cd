"""What editors are shown of the log, and who else is not."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from search.searchlog import rows
from search.searchlog.report import most_frequent_searches, rare_searches, searches_without_hits
from tests.factories import UserFactory

MISSES = "/admin/rapporter/sokningar-utan-traff/"
FREQUENT = "/admin/rapporter/vanligaste-sokningar/"
ADDRESSES = [MISSES, MISSES + "resultat/", FREQUENT, FREQUENT + "resultat/"]


@pytest.fixture
def log(log_row):
    """A log with something of every kind."""
    log_row("läxhjälp", 1, searches=5, misses=5)
    log_row("läxhjälp", 2, filters="tema=folkhalsa&kommun=skovde", searches=3, misses=3)
    log_row("jobb i skogen", 1, hits=4, relaxation="fewer", searches=4, near_misses=4, opened=1)
    log_row("fritidsbnk", 3, hits=2, relaxation="typo", searches=3, near_misses=3, opened=3)
    log_row("fritidsbank", 3, hits=7, searches=20, opened=10)
    log_row("ingen öppnar", 3, hits=7, searches=6)
    log_row("", 3, filters="typ=metod", hits=30, searches=9, opened=9)
    log_row("anna andersson", 1, searches=2, misses=2)
    log_row("kom till slut", 10, searches=3, misses=3)
    log_row("kom till slut", 1, hits=2, searches=1, opened=1)
    log_row("gammal", 60, searches=8, misses=8)


def texts(counted) -> list[str]:
    return [row["text"] for row in counted]


def test_searches_without_hits_come_worst_first(log):
    found = searches_without_hits(30)
    assert texts(found) == ["läxhjälp", "kom till slut", "läxhjälp", "jobb i skogen", "fritidsbnk"]
    assert [(row["times"], row["missed"], row["nearly"], row["found"]) for row in found][1] == (4, 3, 0, 2)
    assert "gammal" in texts(searches_without_hits(90))
    assert texts(searches_without_hits(7)) == ["läxhjälp", "läxhjälp", "jobb i skogen", "fritidsbnk"]


def test_rare_searches_are_counted_and_never_named(log, editor_client, log_row):
    assert "anna andersson" not in texts(searches_without_hits(30)) + texts(most_frequent_searches(365))
    assert rare_searches(30) == 2
    for address in ADDRESSES:
        for export in ("", "?export=csv", "?export=xlsx"):
            assert "anna andersson" not in answer(editor_client.get(address + export))
    text = editor_client.get(MISSES).content.decode()
    assert "2 sökningar är utelämnade." in text
    log_row("anna andersson", 2, searches=1, misses=1)
    assert "anna andersson" in texts(searches_without_hits(30))


def test_period_ends_at_its_edge(log_row):
    log_row("inom", 6, searches=3, misses=3)
    log_row("utom", 7, searches=3, misses=3)
    assert texts(searches_without_hits(7)) == ["inom"]


def test_frequent_searches_come_first(log):
    assert texts(most_frequent_searches(30))[:3] == ["fritidsbank", "", "ingen öppnar"]


def answer(response) -> str:
    """Return all that can be read in a page, a CSV file or a workbook."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if not body.startswith(b"PK"):
        return body.decode("utf-8-sig")
    sheet = load_workbook(io.BytesIO(body)).active
    return "\n".join(";".join(str(cell) for cell in row) for row in sheet.iter_rows(values_only=True))


def test_report_says_what_was_found_and_what_can_be_done(log, editor_client):
    response = editor_client.get(MISSES)
    text = response.content.decode()
    for words in (
        "Sökningar utan träff", "läxhjälp", "Tema: Folkhälsa, Kommun: Skövde", "Inga träffar",
        "4 träffar, bara med färre ord", "2 träffar, bara med annan stavning", "De senaste 30 dagarna",
    ):  # fmt: skip
        assert words in text
    assert 'href="/sok/?q=l%C3%A4xhj%C3%A4lp&amp;tema=folkhalsa&amp;kommun=skovde"' in text
    assert "gammal" not in text
    assert "gammal" in editor_client.get(MISSES + "?dagar=90").content.decode()


def test_frequent_report_says_how_often_something_was_opened(log, editor_client):
    text = editor_client.get(FREQUENT).content.decode()
    for words in ("50 %", "Inget öppnades", "(inga sökord)", "Typ: Metoder", "30 träffar"):
        assert words in text
    text = editor_client.get(FREQUENT + "?oppnat=inget").content.decode()
    assert "ingen öppnar" in text
    assert "fritidsbank" not in text


@pytest.mark.parametrize(
    ("outcome", "shown", "hidden"), [("inget", "läxhjälp", "jobb i skogen"), ("nastan", "fritidsbnk", "läxhjälp")]
)
def test_outcome_filters_the_report(log, editor_client, outcome, shown, hidden):
    text = editor_client.get(f"{MISSES}resultat/?utfall={outcome}").content.decode()
    assert shown in text
    assert hidden not in text


@pytest.mark.parametrize(
    "given", ["dagar=0", "dagar=-5", "dagar=1e9", "dagar=x", "utfall=x", "p=99999", "p=x", "dagar="]
)
@pytest.mark.parametrize("address", ADDRESSES)
def test_bad_filters_are_no_error(log, editor_client, address, given):
    assert editor_client.get(f"{address}?{given}").status_code == 200


def test_empty_report_says_so_in_swedish(site, editor_client):
    assert "Ingen sökning av det slaget har gått utan träff" in editor_client.get(MISSES).content.decode()
    assert "Inga sådana sökningar har gjorts" in editor_client.get(FREQUENT).content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_report_is_for_those_with_the_permission(log, client, client_of, officer_client, editor_client, address):
    assert editor_client.get(address).status_code == 200
    for stranger in (client, officer_client, client_of(UserFactory())):
        for export in ("", "?export=csv"):
            response = stranger.get(address + export)
            assert response.status_code in {302, 403}
            assert "läxhjälp" not in answer(response)


def test_menu_shows_the_reports_to_editors_only(log, editor_client, officer_client):
    assert MISSES in editor_client.get("/admin/").content.decode()
    assert MISSES not in officer_client.get("/admin/").content.decode()


@pytest.mark.parametrize("export", ["csv", "xlsx"])
def test_no_cell_of_an_export_is_a_formula(log_row, editor_client, export):
    for text in ("=1+1", "+46", "-1", "@sum(a1)", "＝cmd"):
        log_row(text, searches=3, misses=3)
    response = editor_client.get(f"{MISSES}?export={export}")
    assert f"sokningar-utan-traff.{export}" in response["Content-Disposition"]
    lines = answer(response).splitlines()
    assert lines[0].startswith("Sökning;Filter;Antal sökningar;Utan träff;")
    assert len(lines) == 6
    assert all(line.startswith("'") for line in lines[1:])


def test_export_has_every_search_of_the_report(log_row, editor_client):
    for number in range(60):
        log_row(f"ord nummer {number}", searches=3, misses=3)
    assert len(answer(editor_client.get(f"{MISSES}?export=csv")).splitlines()) == 61
    assert "ord nummer 9" not in editor_client.get(MISSES).content.decode()


def test_markup_in_a_search_is_shown_as_text(log_row, editor_client):
    log_row("<script>alert(1)</script>", filters="tema=x", searches=3, misses=3)
    text = editor_client.get(MISSES).content.decode()
    assert "&lt;script&gt;alert(1)" in text
    assert "<script>alert(1)" not in text


def test_many_filters_are_named_without_values(log_row, editor_client):
    log_row("skola", filters="tema=&kommun=", searches=3, misses=3)
    assert "Tema: många, Kommun: många" in editor_client.get(MISSES).content.decode()


@pytest.mark.parametrize(
    ("model", "field", "words"),
    [("synonymgroup", "expressions", "Skapa synonym"), ("promotedhit", "queries", "Lyft en")],
)
def test_search_becomes_a_synonym_or_a_promoted_page_where_the_user_may(
    log, editor, editor_client, model, field, words
):
    address = reverse(f"wagtailsnippets_search_{model}:add")
    link = f"{address}?{field}=l%C3%A4xhj%C3%A4lp"
    assert f'href="{link}"' in editor_client.get(MISSES).content.decode()
    assert editor_client.get(link).context["form"][field].value() == "läxhjälp"
    group = editor.groups.get()
    group.permissions.remove(*group.permissions.filter(codename=f"add_{model}"))
    assert words not in editor_client.get(MISSES).content.decode()


def test_action_without_a_page_in_the_admin_is_left_out(log, editor_client, monkeypatch):
    monkeypatch.setattr(rows, "_ACTIONS", (("loggedsearch", "text", lambda: "Intet"),))
    text = editor_client.get(MISSES).content.decode()
    assert "läxhjälp" in text
    assert "Intet" not in text


def test_report_costs_the_same_however_long_it_is(log, log_row, editor_client, django_assert_max_num_queries):
    editor_client.get(MISSES)
    with CaptureQueriesContext(connection) as short:
        editor_client.get(MISSES)
    for number in range(30):
        log_row(f"ord {number}", filters="tema=folkhalsa&kommun=skovde", searches=3, misses=3)
    with django_assert_max_num_queries(len(short)):
        editor_client.get(MISSES)
