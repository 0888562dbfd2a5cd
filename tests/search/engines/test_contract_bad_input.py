"""Whatever people send, an engine answers: what the page makes of it, and what a careless caller might pass on."""

import time
from urllib.parse import quote

import pytest
from django.http import QueryDict

from search.engines.base import SearchRequest
from search.facets import FACETS
from search.query import SearchQuery
from tests.search.engines.corpus import NOW, PUBLIC, random_documents, request
from tests.search.test_bad_input import TEXTS

#: Seconds for one answer. Generous: the machines of a CI are shared.
LIMIT = 3.0
#: Longer than any text that reaches an engine from the page.
LONG = 2_000
ADDRESSES = {
    "5,000 values": "&".join(f"kommun=kommun-{number}" for number in range(5_000)),
    "values of engines": "&".join(f"{key}={quote('*?~(AND) [a TO z] /x/ 0')}" for key in FACETS),
    "one long value": "tema=" + "x" * 50_000,
    "NUL and bytes": "tema=%00&kommun=%ff%fe&ar=-1&ar=99999999999999999999&typ=exempel%27--",
    "page beyond reach": "sida=1" + "0" * 23,
    "negative page": "sida=-5&sortera=bakvant",
}


@pytest.fixture(scope="module")
def documents():
    """A small corpus, the same for all."""
    return random_documents(60, seed=12)


def ask(engine, wanted: SearchRequest) -> None:
    """Search, suggest and look for similar ones, each within its time."""
    for use in (
        lambda: engine.search(wanted),
        lambda: engine.suggest(wanted.text, PUBLIC),
        lambda: engine.similar(wanted.text or "page:1", PUBLIC),
    ):
        begun = time.perf_counter()
        use()
        assert time.perf_counter() - begun < LIMIT


def test_any_text_of_an_address_gets_an_answer(engine, documents):
    engine.index(documents)
    for text in TEXTS.values():
        query = SearchQuery.of(text)
        for sort in ("relevans", "nyast"):
            ask(engine, query.with_sort(sort).to_request(PUBLIC, NOW))


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES.keys())
def test_any_address_gets_an_answer(engine, documents, address):
    engine.index(documents)
    ask(engine, SearchQuery.from_querydict(QueryDict(f"q=skola&{address}")).to_request(PUBLIC, NOW))


def test_text_that_nobody_has_cleaned_gets_an_answer(engine, documents):
    engine.index(documents)
    for text in TEXTS.values():
        text = text.replace("\ud800", "?")  # not a character: no caller has that from a database or an address
        ask(engine, request(text[:LONG], limit=20, typ=text[:LONG], kommun=[text[:50], "kommun-1"]))


def test_page_beyond_every_hit_is_empty(engine, documents):
    engine.index(documents)
    for offset in (100, 3_980, 10_000, 10**6, 10**9):
        page = engine.search(request("skola", limit=20, offset=offset))
        assert page.hits == ()
        assert page.total == engine.search(request("skola", limit=20)).total
