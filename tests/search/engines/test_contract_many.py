"""What every engine promises where there is much of something: no silent limits."""

import string

from tests.search.engines.corpus import document, found, request


def test_all_values_of_a_facet_are_counted(engine):
    engine.index(document(number, facets={"kommun": [f"kommun-{number}"]}) for number in range(1200))
    page = engine.search(request(limit=0))
    assert len(page.facets["kommun"]) == 1200
    assert page.total == 1200


def test_nearest_of_many_forms_near_a_misspelt_word_is_found(engine):
    letters = [(one, two) for one in string.ascii_lowercase[:12] for two in string.ascii_lowercase[:12]]
    engine.index(document(number, f"xqzwv{one}xqzwv{two}") for number, (one, two) in enumerate(letters))
    page = engine.search(request("xqzwvyxqzwvy", facets=()))
    assert (page.relaxation, page.corrected) == ("typo", (("xqzwvyxqzwvy", "xqzwvaxqzwva"),))
    engine.index([document(200, "Zon", body="xqzwvyxqzwvp")])
    page = engine.search(request("xqzwvyxqzwvy", facets=()))
    assert (page.corrected, found(page)) == ((("xqzwvyxqzwvy", "xqzwvyxqzwvp"),), {200})


def test_all_phrases_with_a_beginning_are_ranked(engine):
    engine.index(document(number, f"skolämne {number:04}") for number in range(1500))
    engine.index([document(2000, "Åka till en skola"), document(2001, "Zzz skola")])
    suggestions = [found.text for found in engine.suggest("skol", ["public"], limit=2000)]
    assert suggestions[:2] == ["skolämne", "skola"]
    assert len(suggestions) == 1504


def test_long_documents_are_found_by_their_last_word(engine):
    engine.index([document(1, "Lång", body="ord " * 40_000 + "trygghet"), document(2, "Kort")])
    assert found(engine.search(request("trygghet"))) == {1}
    assert engine.similar("page:1", ["public"]) == ()


def test_many_readers_tokens_are_no_trouble(engine):
    engine.index([document(1, audience=["group:4999"]), document(2, audience=["group:5001"])])
    assert found(engine.search(request(audience=[f"group:{number}" for number in range(5000)]))) == {1}
