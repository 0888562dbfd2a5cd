"""What every engine promises about why a hit stands where it does."""

import datetime as dt
import random
from dataclasses import replace

import pytest

from search.ordering import PAGE_WEIGHT, tie_weight
from search.synonyms import compiled
from tests.search.engines.corpus import document, random_documents, random_request, request

NEWER = {"date": dt.date(2024, 5, 1), "evidence": 3}


@pytest.fixture
def filled(engine):
    """An engine with pages that share words in different fields and forms."""
    engine.index(
        [
            document(1, "Skolnärvaro i Lund", body="Närvaro i skolan", **NEWER),
            document(2, "Närvaro", keywords="skola", summary="Frånvaro och närvaro i skolan"),
            document(3, "Fritidsbanken", body="Barn lånar skridskor. Vaccination.", facets={"tema": ["a"]}),
            document(4, "Barn och skola", body="Fritid", audience=["member"], facets={"tema": ["b"]}),
            document(6, "Föräldrastöd", summary="Om föräldrastöd", body="Mer föräldrastöd"),
            document(5, "Grundskolan och biblioteket", summary="Barnen läser i biblioteket", facets={"tema": ["b"]}),
        ]
    )
    return engine


def points(explanation):
    """The points by kind and words."""
    return {(part.kind, *part.words): part.points for part in explanation.contributions}


def word(explanation, surface):
    """The contribution of one word."""
    return next(p for p in explanation.contributions if p.kind in ("word", "asking") and p.words == (surface,))


@pytest.mark.parametrize(
    ("text", "relaxation"),
    [
        ("närvaro", None),
        ("skolnärvaro", None),
        ("barn skola", None),
        ("barn bibliotek grundskola", None),
        ("fritidsbnk", "typo"),
        ("barn bibliotk", "typo"),
        ("närvaro skridsko barn", "fewer"),
        ("skola vaccinera", "fewer"),
        ("Hur får vi barn till biblioteket och skolan?", "question"),
    ],
)
def test_parts_add_up_to_the_score_of_the_hit(filled, text, relaxation):
    asked = request(text)
    page = filled.search(asked)
    assert (bool(page.hits), page.relaxation) == (True, relaxation)
    for hit in page.hits:
        explanation = filled.explain(asked, hit.id)
        assert explanation.document == hit.document
        assert sum(part.points for part in explanation.contributions) == explanation.score
        assert explanation.score == pytest.approx(hit.score, rel=0.001)
        assert (explanation.plan.relaxation, explanation.plan.required) == (relaxation, page.required)


@pytest.fixture
def random_engine(engine):
    """An engine with random pages. It is emptied by a rebuild: what is only deleted is still counted by a cluster."""
    engine.rebuild(random_documents(60, seed=11))
    yield engine
    engine.rebuild(())


def test_parts_add_up_on_random_pages_and_searches(random_engine):
    chance = random.Random(12)
    scored = 0
    for _ in range(40):
        asked = random_request(chance)
        for hit in random_engine.search(asked).hits[:2]:
            explanation = random_engine.explain(asked, hit.id)
            assert explanation.score == pytest.approx(hit.score, rel=0.001), asked
            scored += explanation.score > 0
    assert scored > 5


def test_word_itself_is_named_with_its_field(filled):
    way = word(filled.explain(request("skolnärvaro"), "page:1"), "skolnärvaro").way
    [term] = way.terms
    assert (way.kind, term.text, term.counted, term.fields) == ("word", "skolnärvaro", "itself", {"title": 1.0})
    assert term.points == pytest.approx(way.points)


def test_shares_weigh_fields_as_often_as_words_are_repeated(filled):
    [term] = word(filled.explain(request("närvaro"), "page:2"), "närvaro").way.terms
    assert term.fields == {"title": pytest.approx(10 / 13), "summary": pytest.approx(3 / 13)}


def test_compound_by_its_parts(filled):
    way = word(filled.explain(request("skolnärvaro"), "page:2"), "skolnärvaro").way
    assert (way.kind, [term.text for term in way.terms]) == ("parts", ["skola", "närvaro"])
    assert sum(term.points for term in way.terms) == pytest.approx(way.points)


def test_way_that_gave_less_is_told_as_such(filled):
    part = word(filled.explain(request("skolnärvaro"), "page:1"), "skolnärvaro")
    assert (part.way.kind, [other.kind for other in part.others]) == ("word", ["parts"])
    assert 0 < part.others[0].points <= part.way.points == part.points


def test_part_of_a_compound_counts_by_its_root_and_names_the_compound(filled):
    [term] = word(filled.explain(request("skola"), "page:5"), "skola").way.terms
    assert (term.counted, term.found, term.fields) == ("root", ("grundskolan",), {"title": 1.0})


def test_misspelt_word_tells_what_it_is_read_as(filled):
    part = word(filled.explain(request("foraldrastodt"), "page:6"), "foraldrastodt")
    [term] = part.way.terms
    assert (part.meant, part.way.kind, term.text, term.counted) == (
        "föräldrastöd", "misspelt", "föräldrastöd", "itself",
    )  # fmt: skip
    assert term.fields == {
        "title": pytest.approx(10 / 14),
        "summary": pytest.approx(3 / 14),
        "body": pytest.approx(1 / 14),
    }


def test_misspelt_word_that_only_stands_far_down_names_the_form_it_is_taken_for(engine):
    engine.index([document(1, "Lång", body=f"{'ord ' * 6000} cykelköket"), document(2, "Kort")])
    asked = request("cykelköktet")
    [hit] = engine.search(asked).hits
    explanation = engine.explain(asked, hit.id)
    part = word(explanation, "cykelköktet")
    assert explanation.score == pytest.approx(hit.score, rel=0.001)
    assert (part.meant, part.way.kind, part.way.terms[0].counted) == ("", "misspelt", "form")
    assert (part.way.terms[0].text, part.way.terms[0].fields) == ("cykelköket", {"body": 1.0})


def test_synonyms_of_one_and_of_several_words_are_named(filled):
    same = compiled((("bok", "bibliotek"), ("förälder", "barn läser i biblioteket"), ("medlem", "fritid")))
    for text, terms in (("böcker", ["bibliotek"]), ("förälder grundskola", ["barn", "läsa", "bibliotek"])):
        asked = replace(request(text), synonyms=same)
        [hit] = [hit for hit in filled.search(asked).hits if hit.id == "page:5"]
        explanation = filled.explain(asked, hit.id)
        assert explanation.score == pytest.approx(hit.score, rel=0.001)
        way = word(explanation, text.split()[0]).way
        assert (way.kind, [term.text for term in way.terms]) == ("synonym", terms)
        assert sum(term.points for term in way.terms) == pytest.approx(way.points)
    assert filled.explain(replace(request("medlem"), synonyms=same), "page:4") is None


def test_word_that_the_page_lacks_gives_nothing(filled):
    part = word(filled.explain(request("närvaro skola skridsko"), "page:2"), "skridsko")
    assert (part.points, part.way, part.others) == (0, None, ())


def test_words_close_together_and_all_words_are_parts_of_their_own(filled):
    told = points(filled.explain(request("Hur får vi barn till bibliotek?"), "page:5"))
    assert told["near", "barn", "bibliotek"] > 0
    assert told["complete", "barn", "bibliotek"] == pytest.approx(
        0.2 * (told["word", "barn"] + told["word", "bibliotek"]), rel=0.001
    )
    assert ("complete",) not in {key[:1] for key in points(filled.explain(request("barn bibliotek"), "page:5"))}


def test_age_and_evidence_are_a_factor_of_the_rest(filled):
    explanation = filled.explain(request("närvaro"), "page:1")
    *rest, last = explanation.contributions
    assert (last.kind, last.factor) == ("tie", tie_weight(explanation.document))
    assert last.points == pytest.approx((last.factor - 1) * sum(part.points for part in rest))
    assert filled.explain(request("närvaro"), "page:2").contributions[-1].factor == PAGE_WEIGHT


def test_page_that_is_no_hit_is_not_explained(filled):
    assert filled.explain(request("närvaro"), "page:3") is None
    assert filled.explain(request("närvaro"), "page:99") is None
    assert filled.explain(request("barn", tema="b"), "page:3") is None
    assert filled.explain(request("barn", tema="b"), "page:5").plan.lemmas == ("barn",)


def test_chosen_values_change_neither_plan_nor_score(filled):
    free, chosen = (filled.explain(asked, "page:5") for asked in (request("barn"), request("barn", tema="b")))
    assert chosen.contributions == free.contributions


@pytest.mark.parametrize(("audience", "is_told"), [(["public"], False), (["public", "member"], True), ([], False)])
def test_page_that_the_reader_may_not_see_is_not_explained(filled, audience, is_told):
    assert (filled.explain(request("barn", audience=audience), "page:4") is not None) == is_told


def test_plan_is_relaxed_by_what_the_reader_sees(filled):
    asked = request("barn skola fritid")
    assert filled.explain(asked, "page:3").plan.relaxation == "fewer"
    assert filled.explain(request("barn skola fritid", audience=["public", "member"]), "page:3") is None


@pytest.mark.parametrize(("text", "sort", "order"), [("", "relevans", "nyast"), ("barn", "titel", "titel")])
def test_other_orders_are_not_scored(filled, text, sort, order):
    explanation = filled.explain(request(text, sort=sort), "page:3")
    assert (explanation.order, explanation.contributions, explanation.score) == (order, (), 0)


@pytest.mark.parametrize("text", ['"*?~^', "\x00", "🎉", "ab " * 66, "ö" * 199, "' OR 1=1 --", 'a/b \\ {"x"}'])
def test_odd_characters_are_harmless(filled, text):
    assert filled.explain(request(text), "page:'\"\\/ \x00 *") is None
