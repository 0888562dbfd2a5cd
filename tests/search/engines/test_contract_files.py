"""Files are documents as all others: long, with parts, and with bodies that lists of hits do without."""

from dataclasses import replace

from .corpus import NOW, document, found, request

FILLER = "Nämnden har tagit del av handlingarna och lägger dem till protokollet. "


def file(number: int, body: str, *, audience=("public",), **values):
    """The document of a file on a case of Lund."""
    given = document(
        number, f"Rapport {number}", type="material", audience=audience, body=body, facets={"kommun": ("lund",)},
        url=f"/dokument/documents/{number}/rapport.pdf", belongs_to="Språkvännerna", belongs_url="/kommuner/lund/s/",
        date=NOW.date(), **values,
    )  # fmt: skip
    return replace(given, id=f"document:{number}")


def test_file_comes_back_as_it_was_indexed(engine):
    given = file(1, "Läs först\fKostnad ”är” 120\n–", part_kind="blad", part_names=("Läs först", "Budget"))
    engine.index([given, file(2, "")])
    by_id = {hit.id: hit.document for hit in engine.search(request()).hits}
    assert by_id == {"document:1": given, "document:2": file(2, "")}


def test_hits_come_without_bodies_when_asked_for_so(engine):
    engine.index([file(1, "Språkvänner träffas", part_kind="sida"), document(2, "Språkvänner", body="Vi ses")])
    for text, sort in (("språkvän", "relevans"), ("", "nyast"), ("", "titel"), ("spårkvän", "relevans")):
        whole = engine.search(request(text, sort=sort))
        lean = engine.search(replace(request(text, sort=sort), bodies=False))
        assert {hit.document.body for hit in whole.hits} == {"Språkvänner träffas", "Vi ses"}
        assert [(hit.id, hit.score) for hit in lean.hits] == [(hit.id, hit.score) for hit in whole.hits]
        assert [hit.document for hit in lean.hits] == [replace(hit.document, body="") for hit in whole.hits]
        assert (lean.total, lean.facets, lean.relaxation) == (whole.total, whole.facets, whole.relaxation)


def test_word_deep_in_a_long_file_is_found_and_counted(engine):
    pages = [FILLER * 28 for _ in range(100)]
    pages[80] += "Medborgarbudgeten röstades fram."
    engine.index([file(1, "\f".join(pages)), document(2, "Medborgarbudget", facets={"kommun": ("lund",)})])
    page = engine.search(request("medborgarbudget"))
    assert found(page) == {1, 2}
    assert page.facets["typ"] == {"exempel": 1, "material": 1}
    assert page.facets["kommun"] == {"lund": 2}
    assert len(page.hits[-1].document.body) > 190_000


def test_page_and_file_with_the_same_number_are_two(engine):
    engine.index([document(1, "Språkvän"), file(1, "Språkvän")])
    assert {hit.id for hit in engine.search(request("språkvän")).hits} == {"page:1", "document:1"}
    engine.delete(["page:1"])
    assert {hit.id for hit in engine.search(request("språkvän")).hits} == {"document:1"}
    assert engine.revisions().keys() == {"document:1"}


def test_file_of_members_exists_for_members_only(engine):
    engine.index([file(1, "Språkvänner", audience=("member",)), document(2, "Något annat")])
    public, member = frozenset({"public"}), frozenset({"public", "member"})
    for audience, expected in ((public, set()), (member, {1})):
        page = engine.search(request("språkvän", audience=audience))
        assert found(page) == expected
        assert page.facets["typ"].get("material", 0) == len(expected)
        kinds = {one.kind for one in engine.suggest("rappo", audience)}
        assert kinds == ({"material", "ord"} if expected else set())
    assert engine.similar("document:1", public) == ()


def test_rebuild_carries_bodies_over(engine):
    engine.index([file(1, "Den gamla texten")])

    def documents():
        yield file(1, "Den gamla texten")
        engine.index([file(2, "Skriven under tiden", part_kind="sida")])

    engine.rebuild(documents())
    bodies = {hit.id: hit.document.body for hit in engine.search(request()).hits}
    assert bodies == {"document:1": "Den gamla texten", "document:2": "Skriven under tiden"}
