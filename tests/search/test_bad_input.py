"""Whatever stands in the address: a page, never a fault, never slow."""

import time
import uuid
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from search.current import engine_for, engines
from search.documents import all_documents
from search.engines.base import SearchEngine
from search.indexer import drain
from search.outbox import register_consumer
from tests.factories import CasePageFactory

ADDRESSES = ["/sok/", "/sok/forslag/", "/sok/atom.xml", "/sok/traffar.csv", "/sok/traffar.xlsx"]
#: Seconds that one answer may take. Generous: the machines of a CI are shared.
LIMIT = 3.0

TEXTS = {
    "NUL": "sk\0ola",
    "100 kB": "skola " * 17_000,
    "one long token": "a" * 100_000,
    "long Swedish compound": "arbetsmarknads" * 40,
    "many words": " ".join(f"ord{n}" for n in range(500)),
    "engine syntax": '*?~"()',
    "unbalanced": "a AND (b",
    "fields and ranges": 'title:skola body:[a TO z] -x +y ^3 "a b"~2',
    "regex": "/.*.*.*.*x/",
    "boolean words": "AND OR NOT",
    "direction marks": "\u202eskola\u202c \u2066x\u2069",
    "zero width": "sk\u200bo\u200dl\ufeffa",
    "emoji": "🦊👨‍👩‍👧 skola",
    "combining": "a" + "\u0301" * 5_000,
    "surrogate": "\ud800",
    "percent": "100 % av alla %s %d {}",
    "markup": "<script>alert(1)</script>",
    "line breaks": "skola\r\nSet-Cookie: x=1",
    "only blanks": " \t\u00a0\u3000 ",
    "other scripts": "学校 школа مدرسة",
}


@pytest.fixture(scope="session")
def indexed_cluster(cluster_url, site_rows, django_db_blocker) -> Iterator[tuple[str, dict[str, object]]]:
    """SEARCH_URL and SEARCH_CLUSTER of an index over the set-up site. Patient: the machine is shared."""
    options = {"index": f"test-{uuid.uuid4().hex[:12]}", "seconds": 20}
    engine = engine_for(cluster_url, options)
    with django_db_blocker.unblock():
        engine.rebuild(all_documents())
    yield cluster_url, options
    engine.remove()
    engine.close()


@pytest.fixture(params=["embedded", pytest.param("cluster", marks=[pytest.mark.cluster, pytest.mark.slow])])
def searched(request, index, settings) -> Iterator[SearchEngine]:
    """Let the portal search each engine in turn, with the embedded one in reserve."""
    settings.SEARCH_URL, settings.SEARCH_CLUSTER = "", {}
    if request.param == "cluster":
        settings.SEARCH_URL, settings.SEARCH_CLUSTER = request.getfixturevalue("indexed_cluster")
    for consumer in engines().consumers:
        register_consumer(consumer)
    engine = next(iter(engines().consumers.values()))
    before = engine.revisions()
    yield engine
    engine.delete(set(engine.revisions()).difference(before))
    engines().close()


@pytest.fixture
def visit(client, searched):
    """Return a function that fetches an address quickly."""

    def get(address: str, **extra):
        begun = time.perf_counter()
        response = client.get(address, **extra)
        assert time.perf_counter() - begun < LIMIT, address[:80]
        return response

    return get


def drain_all() -> None:
    """Index everything that waits, for every engine."""
    for consumer, engine in engines().consumers.items():
        drain(consumer, engine)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_any_text_gives_a_page(visit, text):
    asked = quote(text.encode("utf-8", "surrogatepass"))
    for address in ADDRESSES:
        assert visit(f"{address}?q={asked}").status_code == 200


def test_text_that_is_too_long_is_cut_and_said_so(visit):
    response = visit("/sok/?q=" + "kommun+" * 15_000)
    assert response.context["notices"][0]["text"].startswith("Sökorden är för långa.")
    assert len(response.context["q"]) <= 200


def test_text_with_invisible_characters_finds_what_is_visible(visit):
    CasePageFactory(title="Skolan i byn")
    drain_all()
    for text in ("sk\u200bola", "\u202eskola", "skola\0", "skola 🦊"):
        assert visit(f"/sok/?q={quote(text)}").context["total"] == 1, text


def test_words_of_another_language_of_queries_are_words(visit):
    case = CasePageFactory(title="Skolan i byn")
    drain_all()
    for text in ("*", "title:x", "byn OR hav", '"i byn"', "(byn"):
        visit(f"/sok/?q={quote(text)}")
    assert visit("/sok/?q=" + quote('"(byn*')).context["hits"][0].url == case.url


@pytest.mark.parametrize("page", ["0", "-1", "1.5", "x", "", "9" * 23, "1" + "0" * 23, "٣", "%00", "1e9", "200"])
def test_any_page_number_gives_a_page(visit, page):
    for address in ADDRESSES:
        response = visit(f"{address}?sida={page}", follow=True)
        assert response.status_code == 200
        assert all(status == 302 for _url, status in response.redirect_chain)


@pytest.mark.parametrize(
    "query",
    [
        "okand=1&tema[]=x&__proto__=1",
        "tema=%00&kommun=../../etc&ar=tjugo&status=Pågår&typ=exempel'--",
        "tema=" + "x" * 5_000,
        "sortera=bakvant&nar=sedan&evidens=",
        "typ=exempel&typ=exempel&typ=hemligt",
    ],
)
def test_unknown_facets_and_values_give_a_page(visit, query):
    for address in ADDRESSES:
        assert visit(f"{address}?{query}").status_code == 200


def test_five_thousand_values_are_cut_and_said_so(visit):
    response = visit("/sok/?" + "&".join(f"kommun=kommun-{n}" for n in range(5_000)))
    assert response.status_code == 200
    assert len(response.context["chips"]) == 50
    assert "för många värden" in response.context["notices"][0]["text"]


def test_more_parameters_than_a_form_can_have_are_refused_with_a_page(visit):
    response = visit("/sok/?" + "&".join(f"tema={n}" for n in range(10_001)))
    assert response.status_code == 400
    assert "text/html" in response["Content-Type"]


@pytest.mark.parametrize("query", ["q=%", "q=%zz", "q=%ff%fe", "q=%e5%e4%f6", "%=%&&&==", "q=sk%C3", ";;;", "q", "="])
def test_broken_encoding_gives_a_page(visit, query):
    for address in ADDRESSES:
        assert visit(address, QUERY_STRING=query).status_code == 200


@pytest.mark.parametrize("path", ["/%ff", "/sok/%00", "/kommuner/sk%f6vde/", "/" + "a/" * 2_000, "/%2e%2e/etc"])
def test_broken_path_gives_a_page_of_not_found(client, site, path):
    response = client.get(path)
    assert 400 <= response.status_code < 500
    assert "text/html" in response["Content-Type"]
