"""Themes and target groups among the suggestions."""

import pytest

from portal.core.models import Theme
from search.term_suggestions import term_suggestions
from tests.factories import CasePageFactory


def test_theme_and_target_group_are_suggested_with_where_they_lead(site):
    found = {(one.text, one.kind, one.url) for one in term_suggestions("INTEGR", 3)}
    assert found == {("Integration", "Tema", "/sok/?tema=integration")}
    assert ("Barn", "Målgrupp", "/sok/?malgrupp=barn") in {
        (one.text, one.kind, one.url) for one in term_suggestions("barn", 3)
    }


def test_term_is_found_from_any_of_its_words_and_first_words_come_first(site):
    Theme.objects.create(name="Unga i jobb", slug="unga-i-jobb")
    assert [one.text for one in term_suggestions("unga", 9)][-1] == "Barn och unga"
    assert len(term_suggestions("unga", 1)) == 1


@pytest.mark.parametrize("typed", ["", " ", "i", "xyz", "\x00"])
def test_nothing_sensible_suggests_no_term(site, typed):
    assert term_suggestions(typed, 3) == []


def test_terms_stand_between_words_and_titles(client, index):
    CasePageFactory(title="Integration på landet")
    index.drain()
    rows = client.get("/sok/forslag/?q=integra").json()["suggestions"]
    assert [row["kind"] for row in rows] == ["Sökord", "Tema", "Exempel"]
    assert rows[1]["url"] == "/sok/?tema=integration"
    assert "url" not in rows[0]


def test_words_that_name_a_theme_lead_to_it_beside_the_hits(client, index):
    response = client.get("/sok/?q=integration&typ=exempel&sida=1")
    assert response.context["total"] == 0
    (notice,) = response.context["notices"]
    assert notice["text"] == "”Integration” är också ett tema."
    assert notice["url"] == "/sok/?typ=exempel&tema=integration"
    assert "Visa allt som har temat</a>" in response.content.decode()


@pytest.mark.parametrize("address", ["?q=integration&tema=integration", "?q=integrationen", "?tema=integration", ""])
def test_theme_that_is_chosen_or_not_named_is_not_pointed_out(client, index, address):
    assert not [one for one in client.get(f"/sok/{address}").context["notices"] if "tema." in one["text"]]
