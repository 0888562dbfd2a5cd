"""Every engine against the in-memory oracle, on random documents and requests."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from search.engines.memory import MemoryEngine
from search.ordering import RELEVANCE, effective
from tests.search.engines.corpus import TOKENS, random_documents, random_near, random_request, request

COUNT = 300


@pytest.fixture
def both(real_engine):
    """An engine and the oracle with the same documents, after changes and deletions."""
    oracle = MemoryEngine()
    for made in (real_engine, oracle):
        made.index(random_documents(COUNT, seed=1))
        made.index(random_documents(COUNT // 3, seed=2))
        made.delete([f"page:{number}" for number in range(0, COUNT, 7)])
    return real_engine, oracle


def test_totals_hits_and_all_counts_equal_the_oracle(both):
    engine, oracle = both
    chance = random.Random(3)
    relaxations = []
    for _ in range(400):
        asked = random_request(chance)
        expected, given = oracle.search(asked), engine.search(asked)
        relaxations.append(expected.relaxation)
        assert (given.relaxation, given.required, given.words) == (
            expected.relaxation, expected.required, expected.words,
        ), asked  # fmt: skip
        assert given.total == expected.total, asked
        assert given.facets == expected.facets, asked
        assert {hit.id for hit in given.hits} == {hit.id for hit in expected.hits}, asked
        assert given.corrected == expected.corrected, asked
        if effective(asked.sort, bool(asked.text), asked.near) != RELEVANCE:
            assert [hit.id for hit in given.hits] == [hit.id for hit in expected.hits], asked
    assert {None, "typo", "fewer", "question"} == set(relaxations)


def test_pages_by_likeness_part_the_hits_in_the_oracles_order(both):
    engine, oracle = both
    chance = random.Random(9)
    for _ in range(12):
        asked = request(chance.choice(("", "kommun")), sort="likhet", near=random_near(chance), facets=())
        expected = [hit.id for hit in oracle.search(asked).hits]
        size = chance.randint(5, 40)
        pages = [
            engine.search(replace(asked, offset=offset, limit=size)) for offset in range(0, len(expected) + size, size)
        ]
        assert [hit.id for page in pages for hit in page.hits] == expected, asked
        assert {page.total for page in pages} == {len(expected)}


@pytest.mark.parametrize(
    "text", ["hembesök", "trygg kommun stöd", "föräldrastöd", "Hur får unga arbete på biblioteket?", "biblotek"]
)
def test_order_by_relevance_is_that_of_the_oracle(real_engine, text):
    """But for lengths of fields, which real engines keep in a single byte, and for how they count loose phrases."""
    oracle = MemoryEngine()
    for made in (real_engine, oracle):
        made.rebuild(random_documents(200, seed=6))
    expected, given = (made.search(request(text, facets=())) for made in (oracle, real_engine))
    scores = {hit.id: hit.score / expected.hits[0].score for hit in expected.hits}
    for better, worse in pairwise(given.hits):
        assert scores[better.id] > scores[worse.id] - 0.05


def test_suggestions_equal_the_oracle(both):
    engine, oracle = both
    chance = random.Random(4)
    for prefix in ("sk", "skol", "fö", "hem", "bib", "kommunens", "i ", "trygg och"):
        audience = chance.sample(TOKENS, 2)
        assert engine.suggest(prefix, audience) == oracle.suggest(prefix, audience)


def test_similar_pages_equal_the_oracle(real_engine):
    oracle = MemoryEngine()
    for made in (real_engine, oracle):
        made.rebuild(random_documents(120, seed=5))
    for number in range(40):
        expected, given = (made.similar(f"page:{number}", ["public", "member"], 5) for made in (oracle, real_engine))
        assert [hit.score for hit in given] == pytest.approx([hit.score for hit in expected], rel=1e-5)
