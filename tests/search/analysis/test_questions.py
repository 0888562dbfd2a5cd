"""Questions, and the words they are asked with."""

import pytest

from search.analysis import asking_words, is_question


@pytest.mark.parametrize(
    "text",
    [
        "Hur får vi fler unga i arbete",
        "Fungerar hembesök för nyanlända?",
        "vad kostar en fritidsbank",
        "Vilka har det?",
    ],
)
def test_sentence_that_asks_is_a_question(text):
    assert is_question(text)


@pytest.mark.parametrize("text", ["", "?", "hembesök?", "hur", "unga i arbete", "trygghet i parken", "vad kostar"])
def test_words_that_name_are_no_question(text):
    assert not is_question(text)


def test_what_people_ask_about_is_no_word_of_asking():
    assert asking_words.isdisjoint({"skola", "arbete", "stöd", "barn", "hjälp", "kosta"})
