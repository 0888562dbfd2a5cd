"""What every engine promises about facets, suggestions, similar pages and writing. See `search.engines.base`."""

import datetime as dt

import pytest

from search.engines.base import WORD
from tests.search.engines.corpus import NOW, document, found, request


def search(engine, text="", **values):
    """The numbers of the hits."""
    return found(engine.search(request(text, **values)))


# --- Facets -----------------------------------------------------------------------------------------------------------


def test_values_are_or_inside_a_facet_and_and_between(engine):
    engine.index(
        [
            document(1, facets={"tema": ["a"], "lan": ["x"]}),
            document(2, facets={"tema": ["b"], "lan": ["x"]}),
            document(3, facets={"tema": ["b"], "lan": ["y"]}),
            document(4, facets={"tema": ["c"], "lan": ["x"]}),
        ]
    )
    assert search(engine, tema=["a", "b"], lan="x") == {1, 2}


def test_counts_ignore_the_facets_own_choice(engine):
    engine.index(
        [
            document(1, facets={"tema": ["a"], "kommun": ["m1"]}),
            document(2, facets={"tema": ["a", "b"], "kommun": ["m2"]}),
            document(3, facets={"tema": ["c"], "kommun": ["m1"]}),
        ]
    )
    page = engine.search(request(tema="a"))
    assert page.total == 2
    assert page.facets["tema"] == {"a": 2, "b": 1, "c": 1}
    assert page.facets["kommun"] == {"m1": 1, "m2": 1}


def test_chosen_value_without_hits_is_counted_at_zero(engine):
    engine.index([document(1, facets={"tema": ["a"]})])
    page = engine.search(request(tema="finns-inte", ar="1999", nar="kommande"))
    assert (page.total, page.facets["tema"], page.facets["ar"]) == (0, {"finns-inte": 0}, {"1999": 0})
    assert page.facets["nar"] == {"kommande": 0}


def test_type_is_a_facet(engine):
    engine.index([document(1, type="metod"), document(2, type="exempel"), document(3, type="exempel")])
    page = engine.search(request(typ="metod"))
    assert (found(page), page.facets["typ"]) == ({1}, {"metod": 1, "exempel": 2})


def test_similar_municipality_filters_without_being_counted(engine):
    engine.index([document(1, facets={"liknar": ["lund", "umea"]}), document(2, facets={"liknar": ["eslov"]})])
    page = engine.search(request(liknar="lund"))
    assert found(page) == {1}
    assert "liknar" not in page.facets


def test_meeting_that_runs_now_is_upcoming(engine):
    hour = dt.timedelta(hours=1)
    engine.index(
        [
            document(1, starts=NOW - 3 * hour, ends=NOW - hour),
            document(2, starts=NOW - hour, ends=NOW + hour),
            document(3, starts=NOW + hour, ends=NOW + 2 * hour),
            document(4, starts=NOW - hour, ends=NOW),
            document(5),
        ]
    )
    assert search(engine, nar="kommande") == {2, 3}
    assert search(engine, nar="tidigare") == {1, 4}
    assert search(engine, nar=["kommande", "tidigare"]) == {1, 2, 3, 4}
    assert search(engine, nar="kommande", now=NOW + hour) == {3}
    assert engine.search(request(nar="kommande")).facets["nar"] == {"kommande": 2, "tidigare": 2}


@pytest.mark.parametrize("value", ['a AND "b" (c):d\\ *', "ä ö", "a/b", "/a", "\x00", "x" * 300])
def test_values_of_any_kind_are_kept_apart(engine, value):
    engine.index([document(1, facets={"tema": [value]}), document(2, facets={"tema": ["a"]})])
    page = engine.search(request(tema=value))
    assert (found(page), page.facets["tema"]) == ({1}, {value: 1, "a": 1})


# --- Suggestions and similar pages ------------------------------------------------------------------------------------


def test_suggestions_are_words_and_phrases_from_any_of_their_words(engine):
    engine.index(
        [
            document(1, "Skolgård för alla", type="exempel"),
            document(2, "Bättre skolgård", type="metod", suggestions=["Skolväg"]),
            document(3, "Annat"),
        ]
    )
    suggestions = [(s.text, s.kind, s.count) for s in engine.suggest("SKOL", ["public"])]
    assert suggestions == [
        ("skolgård", WORD, 2),
        ("Skolgård för alla", "exempel", 1),
        ("Skolväg", "metod", 1),
        ("Bättre skolgård", "metod", 1),
    ]
    assert [s.text for s in engine.suggest("skolgård f", ["public"])] == ["Skolgård för alla"]
    assert len(engine.suggest("sk", ["public"], limit=2)) == 2


@pytest.mark.parametrize("prefix", ["", " ", "s", "\x00", "\x1f"])
def test_too_short_a_beginning_suggests_nothing(engine, prefix):
    engine.index([document(1, "Skola")])
    assert engine.suggest(prefix, ["public"]) == ()


def test_similar_pages_share_words_and_facets(engine):
    engine.index(
        [
            document(1, "Hembesök hos nyblivna föräldrar", facets={"tema": ["a"], "metod": ["m"]}),
            document(2, "Hembesök och föräldrar", facets={"tema": ["a"], "metod": ["m"]}),
            document(3, "Föräldrar i grupp", type="metod"),
            document(4, "Cykelbana längs ån"),
        ]
    )
    assert [hit.id for hit in engine.similar("page:1", ["public"])] == ["page:2", "page:3"]
    assert [hit.id for hit in engine.similar("page:1", ["public"], types=["metod"])] == ["page:3"]
    assert [hit.id for hit in engine.similar("page:1", ["public"], limit=1)] == ["page:2"]
    assert engine.similar("page:99", ["public"]) == ()


# --- Writing ----------------------------------------------------------------------------------------------------------


def test_written_documents_are_visible_on_return(engine):
    engine.index([document(1, "Hembesök"), document(2, "Hembesök")])
    engine.index([document(1, "Trygghet", rev=2)])
    assert search(engine, "hembesök") == {2}
    assert engine.revisions() == {"page:1": 2, "page:2": 1}
    engine.delete(["page:2", "page:99"])
    assert engine.revisions() == {"page:1": 2}
    assert search(engine) == {1}


def test_hit_holds_the_whole_document(engine):
    whole = document(
        1, "Hembesök", summary="Kort", body="Lång\n\ntext", facets={"tema": ["a"]}, starts=NOW, url="/x/", evidence=2,
        date=dt.date(2026, 1, 1), suggestions=["En fras"],
    )  # fmt: skip
    engine.index([whole])
    assert engine.search(request("hembesök")).hits[0].document == whole


def test_writing_nothing_is_allowed(engine):
    engine.index([])
    engine.delete([])
    assert engine.revisions() == {}


def test_failing_source_changes_nothing(engine):
    engine.index([document(1, "Hembesök")])

    def source():
        yield document(2, "Trygghet")
        raise LookupError("the database went away")

    for write in (engine.index, engine.rebuild):
        with pytest.raises(LookupError):
            write(source())
    assert engine.revisions() == {"page:1": 1}
    engine.index([document(3)])
    assert set(engine.revisions()) == {"page:1", "page:3"}


def test_rebuild_replaces_everything(engine):
    engine.index([document(1, "Gammal")])
    engine.rebuild(document(number, "Ny") for number in (2, 3))
    assert engine.revisions() == {"page:2": 1, "page:3": 1}
    assert search(engine, "gammal") == set()
    engine.index([document(4)])
    assert set(engine.revisions()) == {"page:2", "page:3", "page:4"}


def test_rebuild_keeps_what_is_written_meanwhile(engine):
    engine.index([document(1, "Först"), document(2, "Först"), document(3, "Först")])

    def source():
        yield document(1, "Först")
        yield document(2, "Först")
        engine.index([document(2, "Ändrad", rev=2), document(5, "Ny")])
        engine.delete(["page:1", "page:3"])
        assert search(engine, "ändrad") == {2}
        yield document(3, "Först")

    engine.rebuild(source())
    assert engine.revisions() == {"page:2": 2, "page:5": 1}
    assert search(engine, "ändrad") == {2}


def test_engine_that_was_closed_opens_again(engine):
    engine.index([document(1, "Hembesök")])
    engine.close()
    assert search(engine, "hembesök") == {1}
    engine.check()
