"""Tokens: offsets, cleaning, hyphens, abbreviations, and texts that try to break the analyser."""

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import Token, analyse, fold, query_terms, stop_words


def surfaces(text: str) -> list[str]:
    """The surfaces of a text's tokens."""
    return [token.surface for token in analyse(text)]


def test_token_offsets_point_into_the_text() -> None:
    text = "I  Skövde\nstartade «Fritidsbanken» 2021."

    assert [text[token.start : token.end] for token in analyse(text)] == [
        "I", "Skövde", "startade", "Fritidsbanken", "2021",
    ]  # fmt: skip


def test_token_of_compound() -> None:
    assert analyse(" Föräldrastödet") == [Token(1, 15, "föräldrastödet", "föräldrastöd", ("förälder", "stöd"))]


@pytest.mark.parametrize(
    "text", ["sko\u200bla", "sko\u00adla", "sk\x00ola", "\u202eskola\u202c", "skola\ufeff", "SKOLA"]
)
def test_invisible_characters_are_ignored(text: str) -> None:
    assert [(token.surface, token.lemma) for token in analyse(text)] == [("skola", "skola")]


def test_invisible_characters_after_a_word_are_outside_the_token() -> None:
    (token,) = analyse("skola\u200c\u00ad")

    assert (token.start, token.end) == (0, 5)


def test_decomposed_letters_equal_composed_ones() -> None:
    text = "Hälsa, idé och råd på Österåker"
    decomposed = unicodedata.normalize("NFD", text)

    assert [token.lemma for token in analyse(decomposed)] == [token.lemma for token in analyse(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Idé", "ide"), ("MÜLLER", "muller"), ("Håll", "håll"), ("Ørsted", "örsted"), ("ﬁn", "fin"), ("Straße", "strasse"),
     ("A\u030ann", "ånn"), ("İ", "i")],
)  # fmt: skip
def test_fold_keeps_only_swedish_letters(text: str, expected: str) -> None:
    assert fold(text) == expected


def test_hyphenated_word_is_one_token_with_parts() -> None:
    assert analyse("IT-stödet") == [Token(0, 9, "it-stödet", "it-stöd", ("it", "stöd"))]


def test_hanging_hyphen_leaves_the_word() -> None:
    assert [token.lemma for token in analyse("barn- och ungdomsnämnden")] == ["barn", "och", "ungdomsnämnd"]


def test_beginning_of_compound_alone_is_its_word() -> None:
    assert [token.lemma for token in analyse("arbets- och hälso-")] == ["arbete", "och", "hälsa"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("SFI:s", ["sfi"]), ("kl. 10:30", ["kl", "10", "30"]), ("mål:barn", ["mål", "barn"]), ("a_b", ["a", "b"]),
     ("12-åringar", ["12-åringar"]), ("50 %", ["50"]), ("a@skovde.example", ["a", "skovde", "example"]),
     ("d'Arc", ["darc"])],
)  # fmt: skip
def test_surfaces_of_abbreviations_and_figures(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


def test_long_chain_of_hyphens_becomes_several_words() -> None:
    chain = "-".join(["skola", "förskola", "fritidshem"] * 5)

    assert [token.lemma for token in analyse(chain)] == ["skola", "förskola", "fritidshem"] * 5


def test_query_terms_leave_out_stop_words() -> None:
    assert [token.surface for token in query_terms("stöd till de nyanlända i Malmö")] == ["stöd", "nyanlända", "malmö"]


def test_query_terms_of_only_stop_words_are_all_of_them() -> None:
    assert [token.surface for token in query_terms("vara i den")] == ["vara", "i", "den"]


def test_query_terms_of_nothing_are_empty() -> None:
    assert query_terms(" – … \x00") == []


def test_stop_words_are_folded() -> None:
    assert {fold(word) for word in stop_words} == stop_words


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "skola" * 20_000, "a-" * 50_000, "e\u0301" * 50_000, "\u200b" * 100_000, "x'" * 50_000,
             "a:" * 50_000, "s" * 63, "föräldraskapsstöds" * 3]
)  # fmt: skip
def test_odd_text_takes_less_than_a_second(text: str) -> None:
    started = time.process_time()
    tokens = analyse(text)

    assert time.process_time() - started < 1
    assert max((len(token.lemma) for token in tokens), default=0) <= 128


@given(st.text(st.characters(codec=None)))
def test_any_text_gives_clean_tokens_in_order(text: str) -> None:
    tokens = analyse(text)

    assert all(token.surface and token.lemma for token in tokens)
    assert all(not any(c.isspace() for c in term) for t in tokens for term in (t.surface, t.lemma, *t.parts))
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert all(one.end <= other.start for one, other in pairwise(tokens))


@given(st.text(alphabet="abdefghijklmnoprstuvyåäöé-':\u0301\u200b ", max_size=80))
def test_lemma_depends_on_the_word_alone(text: str) -> None:
    for token in analyse(text):
        assert [(again.surface, again.lemma, again.parts) for again in analyse(token.surface)] == [
            (token.surface, token.lemma, token.parts)
        ]


@given(st.text(st.characters(codec=None)))
def test_fold_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
