"""Suggestion terms and their ranking."""

from search.analysis import analyse
from search.document import Document
from search.engines.base import WORD, Suggestion
from search.suggestions import fold_phrase, ranked, suggestion_terms


def terms(title: str, *suggestions: str) -> set[str]:
    """The terms of a document with that title."""
    document = Document(id="page:1", rev=1, type="metod", title=title, audience=("public",), suggestions=suggestions)
    return suggestion_terms(document, analyse(title))


def suggested(typed: str, *titles: str, limit: int = 8) -> list[tuple[str, str]]:
    """What is suggested to who types that, as (phrase, kind)."""
    counts: dict[str, int] = {}
    for title in titles:
        for term in terms(title):
            if term.startswith(fold_phrase(typed)):
                counts[term] = counts.get(term, 0) + 1
    return [(suggestion.text, suggestion.kind) for suggestion in ranked(counts.items(), limit)]


def test_phrase_is_found_from_any_of_its_words():
    assert suggested("bib", "Odling på biblioteket") == [("biblioteket", WORD), ("Odling på biblioteket", "metod")]
    assert suggested("odling på b", "Odling på biblioteket") == [("Odling på biblioteket", "metod")]
    assert suggested("  ODLING   PÅ ", "Odling på biblioteket") == [("Odling på biblioteket", "metod")]


def test_stop_words_and_very_short_words_are_no_suggestions_of_their_own():
    assert suggested("på", "Odling på ö") == [("Odling på ö", "metod")]
    assert suggested("ö", "Odling på ö") == [("Odling på ö", "metod")]


def test_frequent_words_come_first_and_leave_room_for_phrases():
    titles = ["Skola", "Skola nu", *(f"Skol{letter}" for letter in "bcdefgh")]
    found = suggested("skol", *titles, limit=6)
    assert found[:3] == [("skola", WORD), ("skolb", WORD), ("skolc", WORD)]
    assert found[3:] == [("Skola", "metod"), ("Skola nu", "metod"), ("Skolb", "metod")]


def test_phrase_that_begins_as_typed_comes_before_one_that_has_it_inside():
    assert suggested("trygg", "En trygg plats", "Trygg i byn")[1:] == [
        ("Trygg i byn", "metod"),
        ("En trygg plats", "metod"),
    ]


def test_counts_are_documents():
    term = next(iter(terms("Skola", "Skola") - {"x"} & terms("Skola")))
    assert ranked([(term, 3)], 5)[0].count == 3


def test_separator_in_a_title_does_no_harm():
    assert ranked([(term, 1) for term in terms("Ett\x1ftvå") if term.startswith("två")], 5) == (
        Suggestion("två", WORD, 1),
        Suggestion("Ett två", "metod", 1),
    )
