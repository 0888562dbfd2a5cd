"""Highlights: the best passage, safe HTML."""

import re
import time
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.highlight import highlight

FILLER = "Kommunen har länge arbetat med annat. " * 10
TERMS = frozenset({"stöd", "hembesök"})


def test_title_is_returned_whole_with_its_marks() -> None:
    marked = highlight("Fritidsbanken i Skövdes bibliotek", frozenset({"fritidsbank", "skövde"}), whole=True)

    assert marked == "<mark>Fritidsbanken</mark> i <mark>Skövdes</mark> bibliotek"


def test_word_is_marked_for_a_part_of_it() -> None:
    assert highlight("Föräldrastödet växer", TERMS) == "<mark>Föräldrastödet</mark> växer"


def test_markup_and_entities_are_escaped() -> None:
    marked = highlight("<b onclick='x'>Stöd</b> & \"mer\"", TERMS)

    assert marked == "&lt;b onclick=&#x27;x&#x27;&gt;<mark>Stöd</mark>&lt;/b&gt; &amp; &quot;mer&quot;"


def test_passage_with_most_words_of_the_query_is_chosen() -> None:
    text = f"Stöd finns. {FILLER}Här ges stöd vid hembesök. {FILLER}"

    assert "<mark>stöd</mark> vid <mark>hembesök</mark>" in highlight(text, TERMS)


def test_passage_begins_at_its_sentence_and_shows_cuts() -> None:
    marked = highlight(f"{FILLER}Här ges stöd. {FILLER}", TERMS)

    assert marked.startswith("… Kommunen har länge arbetat med annat. Här ges <mark>stöd</mark>. Kommunen")
    assert marked.endswith(" …")


def test_passage_is_about_as_long_as_asked() -> None:
    marked = highlight(f"{FILLER}Här ges stöd. {FILLER}", TERMS, length=120)

    assert 60 <= len(re.sub("<[^>]+>", "", marked)) <= 124


def test_text_without_hits_gives_its_beginning() -> None:
    assert highlight(FILLER, TERMS, length=40) == "Kommunen har länge arbetat med annat. …"


@pytest.mark.parametrize("terms", [frozenset(), TERMS])
def test_short_text_without_hits_is_unchanged(terms: frozenset[str]) -> None:
    assert highlight("Kort text", terms) == "Kort text"


def test_empty_text_gives_nothing() -> None:
    assert highlight("", TERMS) == ""


def test_control_characters_and_line_breaks_are_cleaned() -> None:
    assert highlight("Rad ett\n\n\x00\x1b\u202eRad\ttvå \ud800", TERMS, whole=True) == "Rad ett Rad två"


def test_result_needs_no_escaping_in_templates() -> None:
    marked = highlight("Stöd", TERMS)

    assert marked.__html__() == "<mark>Stöd</mark>"


def test_long_text_is_fast() -> None:
    started = time.process_time()
    highlight("stöd till hembesök " * 50_000, TERMS)

    assert time.process_time() - started < 2


@given(st.text(st.characters(codec=None)), st.integers(20, 300), st.booleans())
def test_any_text_gives_html_of_nothing_but_marks(text: str, length: int, whole: bool) -> None:
    terms = frozenset({"a", "i", "stöd", "0"})
    marked = highlight(text, terms, length=length, whole=whole)

    assert re.sub("</?mark>", "", marked).count("<") == 0
    assert marked.count("<mark>") == marked.count("</mark>")
    unescape(marked).encode("utf-8")
