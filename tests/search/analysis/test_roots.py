"""Verbs behind nouns of action."""

import pytest

from search.analysis import root


@pytest.mark.parametrize(
    ("lemma", "verb"),
    [
        ("investering", "investera"),
        ("vaccination", "vaccinera"),
        ("omhändertagande", "omhänderta"),
        ("ansökan", "ansöka"),
        ("utbildning", "utbilda"),
        ("arbete", "arbeta"),
        ("arbetare", "arbeta"),
        ("händelse", "hända"),
        ("uppföljning", "uppfölja"),
    ],
)
def test_noun_of_action_has_its_verb_as_root(lemma, verb):
    assert root(lemma) == root(verb) == verb


@pytest.mark.parametrize("word", ["", "kök", "bank", "ing", "xyzning", "skola", "sfi", "2021", "pan"])
def test_other_word_is_its_own_root(word):
    assert root(word) == word
