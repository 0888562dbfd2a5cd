"""What every engine promises about synonyms."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from search.engines.base import SearchRequest
from search.engines.memory import MemoryEngine
from search.ordering import RELEVANCE, effective
from search.synonyms import Synonyms, compiled
from tests.search.engines.corpus import WORDS, document, found, random_documents, random_request, request

BENEFITS = ("försörjningsstöd", "ekonomiskt bistånd", "socialbidrag")
SWEDISH = ("SFI", "svenska för invandrare")
SAME = compiled((BENEFITS, SWEDISH, ("nyanlända", "nyanlända invandrare")))


def asked(text: str, synonyms: Synonyms = SAME, **values) -> SearchRequest:
    """A request of a public reader, with synonyms."""
    return replace(request(text, **values), synonyms=synonyms)


def search(engine, text: str, **values) -> set[int]:
    """The numbers of the hits."""
    return found(engine.search(asked(text, **values)))


# --- What is found ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [*BENEFITS, "FÖRSÖRJNINGSSTÖDET", "ekonomiska bistånd", "socialbidragens"])
def test_each_expression_finds_all_in_any_form(engine, text):
    engine.index(
        [
            document(1, "Försörjningsstödet"),
            document(2, "Ekonomiska biståndet"),
            document(3, "Om socialbidragen"),
            document(4, "Bistånd i äldreomsorgen och ekonomisk uppföljning"),
        ]
    )
    page = engine.search(asked(text))
    assert found(page) - {4} == {1, 2, 3}
    assert page.relaxation is None
    assert found(engine.search(request("socialbidrag"))) == {3}


def test_expression_of_several_words_is_found_where_they_stand_together_only(engine):
    engine.index(
        [
            document(1, "Svenska för invandrare"),
            document(2, "Svensk utbildning av invandrare"),
            document(3, "Invandrare, svenska"),
            document(4, "Svenska", body="Kursen passar invandrare"),
            document(5, "Svenskundervisning för invandrare"),
        ]
    )
    assert search(engine, "sfi") == {1}


def test_words_of_an_expression_find_what_they_found_before(engine):
    engine.index([document(1, "Bistånd", body="En fråga om mer än det ekonomiska"), document(2, "SFI")])
    assert search(engine, "ekonomiskt bistånd") == {1}
    engine.index([document(3, "Socialbidrag")])
    assert search(engine, "ekonomiskt bistånd") == {1, 3}


def test_longest_expression_counts(engine):
    engine.index([document(1, "Nyanlända"), document(2, "Invandrare"), document(3, "SFI")])
    assert search(engine, "nyanlända invandrare") == {1}
    engine.index([document(4, "SFI för nyanlända")])
    assert search(engine, "nyanlända svenska för invandrare") == {4}


def test_parts_of_a_compound_are_not_expanded(engine):
    engine.index([document(1, "SFI-undervisning"), document(2, "Undervisning i svenska för invandrare")])
    assert search(engine, "sfi") == {1, 2}
    assert search(engine, "sfi-undervisning") == {1}


def test_synonyms_are_counted_and_filtered_like_words(engine):
    engine.index(
        [
            document(1, "Socialbidrag", facets={"tema": ["a"]}),
            document(2, "Ekonomiskt bistånd", facets={"tema": ["b"]}),
            document(3, "Försörjningsstöd", facets={"tema": ["b"]}, audience=["member"]),
        ]
    )
    page = engine.search(asked("försörjningsstöd"))
    assert (page.total, page.facets["tema"]) == (2, {"a": 1, "b": 1})
    assert search(engine, "försörjningsstöd", tema="b") == {2}
    assert search(engine, "socialbidrag", audience=["member"]) == {3}


def test_page_tells_what_was_also_looked_for(engine):
    engine.index([document(1, "Socialbidrag")])
    told = engine.search(asked("ekonomiskt bistånd sfi")).synonyms
    assert {each.terms for each in told} == {("försörjningsstöd",), ("socialbidrag",), ("svensk", "invandrare")}
    assert engine.search(request("ekonomiskt bistånd")).synonyms == ()


# --- Relaxation and questions -----------------------------------------------------------------------------------------


def test_word_with_a_synonym_that_is_found_is_not_misspelt(engine):
    engine.index([document(1, "Socialbidrag"), document(2, "Försörjningsstod")])
    page = engine.search(asked("försörjningsstöd"))
    assert (found(page), page.relaxation) == ({1}, None)


def test_synonym_counts_for_all_words_of_its_expression_when_fewer_are_enough(engine):
    engine.index([document(1, "Socialbidrag"), document(2, "Bistånd"), document(3, "Hembesök")])
    page = engine.search(asked("ekonomiskt bistånd hembesök"))
    assert (page.relaxation, page.required, found(page)) == ("fewer", 2, {1})
    engine.delete(["page:1"])
    page = engine.search(asked("ekonomiskt bistånd hembesök"))
    assert (page.relaxation, page.required, found(page)) == ("fewer", 1, {2, 3})


def test_expression_nobody_uses_is_relaxed_like_its_words(engine):
    engine.index([document(1, "Bistånd"), document(2, "Hembesök")])
    page = engine.search(asked("ekonomiskt bistånd"))
    assert (page.relaxation, page.required, found(page)) == ("fewer", 1, {1})


def test_question_is_answered_by_synonyms(engine):
    engine.index([document(1, "Socialbidrag på webben"), document(2, "Hembesök"), document(3, "Något annat")])
    page = engine.search(asked("Hur söker man försörjningsstöd på webben?"))
    assert (found(page), page.relaxation) == ({1}, "question")


# --- Order ------------------------------------------------------------------------------------------------------------


def test_word_itself_comes_before_its_synonyms(engine):
    engine.rebuild([document(1, "Socialbidrag"), document(2, "Försörjningsstöd"), document(3, "Ekonomiskt bistånd")])
    for text, first in (("försörjningsstöd", "page:2"), ("socialbidrag", "page:1")):
        hits = [hit.id for hit in engine.search(asked(text)).hits]
        assert (hits[0], len(hits)) == (first, 3)


@pytest.mark.parametrize("text", ["socialbidrag", "ekonomiskt bistånd"])
def test_synonym_is_worth_nearly_as_much_whether_it_is_one_word_or_several(engine, text):
    """(Two words that stand close together are worth a little more, of the search's own words.)"""
    engine.rebuild([document(1, "Socialbidrag ges här"), document(2, "Ekonomiskt bistånd här"), document(3, "Annat")])
    own, other = engine.search(asked(text)).hits
    assert 0.6 < other.score / own.score < 0.9


# --- Limits -----------------------------------------------------------------------------------------------------------


def test_many_large_groups_are_no_trouble(engine):
    groups = tuple(tuple(f"ord{group}x{number} och mer" for number in range(20)) for group in range(40))
    engine.index([document(1, "ord0x19 och mer"), document(2, "ord1x7 mer")])
    text = " ".join(f"ord{group}x0 mer" for group in range(40))
    page = engine.search(asked(text, compiled(groups)))
    assert found(page) <= {1, 2}
    assert search(engine, "ord1x0 mer", synonyms=compiled(groups)) == {2}


# --- Against the oracle -----------------------------------------------------------------------------------------------


def random_groups(chance: random.Random) -> Synonyms:
    """Groups of expressions of one to three words."""
    groups = []
    for _ in range(chance.randint(1, 12)):
        groups.append(
            tuple(
                " ".join(chance.choices(WORDS, k=chance.choice((1, 1, 1, 2, 2, 3))))
                for _ in range(chance.randint(2, 4))
            )
        )
    return compiled(tuple(groups))


def random_search(chance: random.Random) -> SearchRequest:
    """A request at random; half of them begin with an expression that has synonyms."""
    made, synonyms = random_request(chance), random_groups(chance)
    if chance.random() < 0.5:
        made = replace(made, text=f"{chance.choice(chance.choice(synonyms.groups))} {made.text}".strip())
    return replace(made, synonyms=synonyms)


@pytest.fixture
def both(real_engine):
    """An engine and the oracle with the same documents."""
    oracle = MemoryEngine()
    for made in (real_engine, oracle):
        made.rebuild(random_documents(250, seed=11))
    return real_engine, oracle


def test_totals_hits_and_counts_equal_the_oracle(both):
    engine, oracle = both
    chance = random.Random(12)
    relaxations, with_synonyms = set(), 0
    for _ in range(300):
        wanted = random_search(chance)
        expected, given = oracle.search(wanted), engine.search(wanted)
        relaxations.add(expected.relaxation)
        with_synonyms += bool(expected.synonyms and expected.total)
        assert (given.relaxation, given.required, given.words, given.synonyms) == (
            expected.relaxation, expected.required, expected.words, expected.synonyms,
        ), wanted  # fmt: skip
        assert given.total == expected.total, wanted
        assert given.facets == expected.facets, wanted
        assert {hit.id for hit in given.hits} == {hit.id for hit in expected.hits}, wanted
        if effective(wanted.sort, bool(wanted.text), wanted.near) != RELEVANCE:
            assert [hit.id for hit in given.hits] == [hit.id for hit in expected.hits], (wanted.sort, wanted.text)
    assert relaxations == {None, "typo", "fewer", "question"}
    assert with_synonyms > 40


def test_order_by_relevance_is_that_of_the_oracle(both):
    """But for lengths of fields, which real engines keep in a single byte, and for how they count loose phrases."""
    engine, oracle = both
    chance = random.Random(13)
    compared = 0
    for _ in range(100):
        synonyms = random_groups(chance)
        words = " ".join(chance.sample(WORDS, chance.choice((0, 1))))
        wanted = asked(f"{chance.choice(chance.choice(synonyms.groups))} {words}", synonyms, facets=())
        expected, given = oracle.search(wanted), engine.search(wanted)
        scores = {hit.id: hit.score / expected.hits[0].score for hit in expected.hits}
        for better, worse in pairwise(given.hits):
            assert scores[better.id] > scores[worse.id] - 0.15, wanted
            compared += 1
    assert compared > 1000
