"""Passages of long texts: the right one, in the right part, without analysing everything."""

import time

import pytest

from search.analysis import expression, query_terms
from search.analysis.passages import passage

FILLER = "Nämnden har tagit del av handlingarna och lägger dem till mötets protokoll utan vidare diskussion. "


def terms(query: str) -> frozenset[str]:
    found: set[str] = set()
    for token in query_terms(query):
        found |= {token.lemma, *token.parts}
    return frozenset(found)


def book(pages: int, **told: str) -> str:
    """A text of so many pages of filler; `told` says what stands in the middle of page p<number>."""
    half = FILLER * 12
    return "\f".join(half + told.get(f"p{number}", "") + " " + half for number in range(1, pages + 1))


@pytest.mark.parametrize(
    ("query", "sentence", "marked"),
    [
        ("fritidsbank", "Här ligger fritidsbanken.", "fritidsbanken"),
        ("medborgarbudget", "Unga röstade om medborgarbudgetar.", "medborgarbudgetar"),
        ("föräldraskapsstöd", "Vi ger FÖRÄLDRASKAPSSTÖD i grupp.", "FÖRÄLDRASKAPSSTÖD"),
        ("stad", "Flera städer var med.", "städer"),
        ("bok", "Barnen fick böcker.", "böcker"),
        ("nyckel", "Vi hittade nycklar.", "nycklar"),
        ("museum", "Alla museer var öppna.", "museer"),
        ("språkvän", "Hon blev språkvän.", "språkvän"),
        ("SFI", "Eleverna läser SFI.", "SFI"),
    ],
)
def test_word_is_found_in_other_forms_on_its_page(query, sentence, marked):
    text, number = passage(book(60, p37=sentence), terms(query))
    assert f"<mark>{marked}</mark>" in text
    assert number == 37
    assert text.startswith("… ") and text.endswith(" …")


def test_place_with_most_words_wins_over_earlier_ones():
    text = book(40, p3="Här nämns skridskor.", p9="Här nämns biblioteket.", p31="Biblioteket lånar ut skridskor.")
    found, number = passage(text, terms("skridskor bibliotek"))
    assert number == 31
    assert "<mark>Biblioteket</mark> lånar ut <mark>skridskor</mark>" in found


def test_letters_that_only_look_alike_lead_nowhere():
    text = book(30, p2="Kanten var banal.", p20="Kommunens bana.")
    found, number = passage(text, terms("bana"))
    assert (number, "<mark>bana</mark>" in found) == (20, True)


def test_passage_stays_on_its_page():
    text, number = passage("Första sidan om lek.\fAndra sidan om skridskor.\fTredje sidan om sång.", terms("skridskor"))
    assert (text, number) == ("Andra sidan om <mark>skridskor</mark>.", 2)


def test_text_without_the_words_gives_its_beginning_and_no_page():
    text, number = passage("Rubriken\f" + FILLER * 20, terms("skridskor"))
    assert (text, number) == ("Rubriken", 0)
    text, number = passage(FILLER * 20, frozenset())
    assert number == 0
    assert len(text) < 260
    assert passage("", terms("skridskor")) == ("", 0)


def test_irregular_form_is_found_near_the_beginning():
    text, number = passage("Inledning.\fDe fick hjälp direkt." + FILLER * 100, terms("få"))
    assert ("<mark>fick</mark>" in text, number) == (True, 2)


def test_expression_is_marked_where_it_stands_together():
    told = "Vi ger ekonomiskt bistånd varje månad."
    text, number = passage(book(30, p25=told), frozenset({expression("ekonomiskt bistånd")}))
    assert "<mark>ekonomiskt</mark> <mark>bistånd</mark>" in text
    assert number == 25


def test_everything_is_escaped_and_letters_that_grow_move_nothing():
    text, number = passage("İİİİ <b>\f" * 3 + '<script>alert("skridskor")</script>', terms("skridskor"))
    assert text == "&lt;script&gt;alert(&quot;<mark>skridskor</mark>&quot;)&lt;/script&gt;"
    assert number == 4


def test_hundred_pages_cost_milliseconds():
    text = book(100, p80="Biblioteket lånar ut skridskor.")
    assert len(text) > 200_000
    wanted = terms("skridskor bibliotek lån")
    passage(text, wanted)
    fastest = min(_seconds(lambda: passage(text, wanted)) for _ in range(5))
    assert fastest < 0.02


def _seconds(work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
