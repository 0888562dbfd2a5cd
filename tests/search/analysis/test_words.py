"""The analyser on words of municipal social work: our own test sets."""

from pathlib import Path

import pytest

from search.analysis import analyse, compound_parts

DATA = Path(__file__).parents[2] / "data" / "search"


def rows(name: str) -> list[list[str]]:
    """The lines of a test set, split at tabs."""
    return [line.split("\t") for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def lemma(word: str) -> str:
    """The lemma of the only token of a text."""
    (token,) = analyse(word)
    return token.lemma


@pytest.mark.parametrize(("word", "forms"), rows("lemmas.tsv"))
def test_lemma_of_inflected_forms(word: str, forms: str) -> None:
    assert {form: lemma(form) for form in forms.split()} == dict.fromkeys(forms.split(), lemma(word))


@pytest.mark.parametrize("row", rows("compounds.tsv"), ids=lambda row: row[0])
def test_parts_of_compound(row: list[str]) -> None:
    (token,) = analyse(row[0])
    wanted, unwanted = set(row[1].split()), set(row[2].removeprefix("!").split()) if len(row) > 2 else set()

    assert wanted - {*token.parts, token.lemma} == set()
    assert unwanted & set(token.parts) == set()


@pytest.mark.parametrize(("one", "other"), rows("apart.tsv"))
def test_lemma_of_different_words_differs(one: str, other: str) -> None:
    assert lemma(one) != lemma(other)


def test_sets_are_large_enough() -> None:
    assert sum(len(forms.split()) for _, forms in rows("lemmas.tsv")) >= 150
    assert len(rows("compounds.tsv")) >= 60
    assert len(rows("apart.tsv")) >= 30


@pytest.mark.parametrize("word", ["skolor", "fritidsbankerna", "KBT-terapier", "bostäder", "svenska", "Faluns"])
def test_lemma_is_its_own_lemma(word: str) -> None:
    assert lemma(lemma(word)) == lemma(word)


def test_parts_are_the_same_for_all_forms_of_a_compound() -> None:
    tokens = analyse("arbetsmarknadsinsats arbetsmarknadsinsatser arbetsmarknadsinsatsernas")

    assert {token.parts for token in tokens} == {("arbetsmarknad", "arbete", "marknad", "insats")}


def test_compound_parts_of_related_compounds_are_equal() -> None:
    assert compound_parts("föräldrastöd") == ("förälder", "stöd")
    assert compound_parts("föräldraskapsstöd") == ("förälder", "stöd")


@pytest.mark.parametrize("word", ["skola", "trygghet", "föräldraskap", "grundskola", "xyzzy"])
def test_compound_parts_of_other_words_are_empty(word: str) -> None:
    assert compound_parts(word) == ()


@pytest.mark.parametrize(
    ("form", "expected"),
    [("podcasternas", "podcast"), ("Koladas", "kolada"), ("släckinsatser", "släckinsats"), ("campus", "campus")],
)
def test_lemma_of_word_outside_the_lexicon(form: str, expected: str) -> None:
    assert lemma(form) == lemma(expected)
