"""Words, plans, and how plans are relaxed."""

import pytest

from search.document import Document
from search.matching import Plan, plan, relax
from search.spelling import tolerance


def counting(known: dict[str, int], together: int = 0):
    """A count of documents: by word for plans of one word, `together` for strict plans of more."""

    def count(tried: Plan) -> int:
        if len(tried.words) == 1 and not tried.misspelt and tried.relaxation is None:
            return known.get(tried.words[0].surface, 0)
        return together if tried.relaxation is None else known.get(f"{tried.relaxation} {tried.required}", 0)

    return count


def nothing(tried: Plan) -> list[Document]:
    """No documents to learn from."""
    return []


def reading(*titles: str):
    """A reader of documents with these titles, whatever the plan."""
    documents = [Document(id=title, rev=1, type="exempel", title=title, audience=("public",)) for title in titles]
    return lambda tried: documents


def test_plan_has_every_word_once_without_stop_words():
    made = plan("Skolan och SKOLOR i kommunen")
    assert [word.surface for word in made.words] == ["skolan", "kommunen"]
    assert (made.required, made.relaxation) == (2, None)


def test_plan_of_stop_words_only_keeps_them():
    assert [word.surface for word in plan("i och med").words] == ["i", "och", "med"]


@pytest.mark.parametrize("text", ["", "  ", "?!*", "🎉"])
def test_plan_without_words_requires_nothing(text):
    assert plan(text) == Plan((), 0)


def test_compound_matches_itself_or_all_its_parts_at_a_lower_weight():
    (word,) = plan("föräldrastöd").words
    itself, parts = word.alternatives
    assert itself.terms == (word.lemma,)
    assert {"förälder", "stöd"} <= set(parts.terms)
    assert parts.weight < itself.weight


def test_number_of_words_is_bounded():
    assert len(plan(" ".join(f"ord{number}" for number in range(500))).words) == 40


@pytest.mark.parametrize(
    ("surface", "letters"),
    [
        ("hal", 0),
        ("hall", 1),
        ("skola", 1),
        ("skolgår", 1),
        ("bibliotk", 2),
        ("år2021", 0),
        ("123456789", 0),
        ("och", 0),
    ],
)
def test_tolerance_grows_with_length(surface, letters):
    assert tolerance(surface) == letters


def test_plan_that_finds_something_is_not_relaxed():
    strict = plan("bibliotek trygghet")
    assert relax(strict, counting({}, together=1), nothing) is strict


def test_only_words_nobody_has_may_be_misspelt():
    used = relax(plan("biblotek trygghet"), counting({"trygghet": 5, "typo 2": 1}), nothing)
    assert (used.relaxation, used.required, used.misspelt) == ("typo", 2, {plan("biblotek").words[0].lemma})


def test_misspelt_word_is_looked_for_as_what_documents_near_it_have():
    used = relax(plan("trygghet biblotek"), counting({"trygghet": 5, "typo 2": 1}), reading("Biblioteken", "Bibliotek"))
    word = used.words[1]
    assert (used.relaxation, used.misspelt, used.lemmas) == ("typo", frozenset(), ("trygghet", "bibliotek"))
    assert (word.surface, word.meant, word.place) == ("biblotek", "bibliotek", 1)


def test_word_that_may_be_meant_for_several_is_looked_for_as_each_the_likeliest_first():
    used = relax(plan("skoa"), counting({"typo 1": 1}), reading("Skola", "Skolan", "Skoja", "Skog"))
    (word,) = used.words
    assert word.meant == "skola"
    assert [alternative.terms for alternative in word.alternatives] == [("skola",), ("skoja",)]
    assert word.alternatives[1].weight < 1


def test_short_word_is_never_taken_for_another_of_its_length():
    strict = plan("hall")
    assert relax(strict, counting({"typo 1": 1}), reading("Häll", "Hal", "Hill")) is strict


def test_well_spelt_words_are_not_varied():
    known = {"bibliotek": 1, "trygghet": 1, "typo 2": 1, "fewer 1": 2}
    used = relax(plan("bibliotek trygghet"), counting(known), nothing)
    assert (used.relaxation, used.required, used.misspelt) == ("fewer", 1, frozenset())


@pytest.mark.parametrize(
    ("known", "required"), [({"fewer 3": 1, "fewer 1": 9}, 3), ({"fewer 2": 1, "fewer 1": 9}, 1), ({}, None)]
)
def test_half_of_the_words_are_enough_at_last_one(known, required):
    strict = plan("bibliotek trygghet medborgare samverkan budget")
    used = relax(strict, counting(known), nothing)
    assert (used.relaxation, used.required) == (("fewer", required) if required else (None, 5))


def test_single_word_cannot_be_fewer():
    strict = plan("xyzzy")
    assert relax(strict, counting({"fewer 1": 1}), nothing) is strict


def test_words_of_asking_help_a_question_only():
    made = plan("Hur gör kommuner för att få trygga parker?")
    assert [word.surface for word in made.words] == ["trygga", "parker"]
    assert [word.surface for word in made.extra] == ["gör", "kommuner", "få"]
    assert made.lemmas == ("göra", "kommun", "få", "trygg", "park")
    assert plan("få trygga parker").extra == ()


def test_question_of_asking_alone_is_matched_as_it_is():
    made = plan("Vad ska vi göra?")
    assert (len(made.words), made.question) == (2, False)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [({1: 9, 2: 3}, ("question", 1)), ({1: 3, 2: 3}, (None, 2)), ({}, (None, 2))],
)
def test_question_needs_any_word_and_says_so_when_that_adds_documents(counts, expected):
    used = relax(plan("Hur får vi trygga parker?"), lambda tried: counts.get(tried.required, 0), nothing)
    assert (used.relaxation, used.required) == expected
