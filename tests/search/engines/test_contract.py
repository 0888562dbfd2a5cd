"""What every engine promises. See `search.engines.base`."""

import datetime as dt

import pytest

from search.engines.base import WORD
from tests.search.engines.corpus import NOW, document, found, request


def search(engine, text="", **values):
    """The numbers of the hits."""
    return found(engine.search(request(text, **values)))


# --- Swedish ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("skola", ["Skolan i byn", "Våra skolor", "Skolans gård", "Grundskola på landet", "En skola"]),
        ("insats", ["Insatser för unga", "Arbetsmarknadsinsatser"]),
        ("föräldrastöd", ["Föräldraskapsstöd i grupp", "Stöd till föräldrar"]),
        ("föräldraskapsstöd", ["Föräldrastöd i grupp", "Stöd till föräldrar"]),
        ("bank", ["Fritidsbanken öppnar"]),
        ("fritidsbank", ["Fritidsbankerna i länet"]),
        ("arbetsmarknad insats", ["Arbetsmarknadsinsatser"]),
        ("arbetsmarknadsinsats", ["Insatser på arbetsmarknaden"]),
        ("HEMBESÖK", ["Hembesöksprogrammet"]),
        ("hembesöksprogrammens", ["Hembesöksprogram"]),
    ],
)
def test_word_finds_its_forms_and_compounds(engine, text, titles):
    engine.index([document(0, "Något helt annat"), *(document(n, title) for n, title in enumerate(titles, 1))])
    page = engine.search(request(text))
    assert found(page) == set(range(1, len(titles) + 1))
    assert page.relaxation is None


@pytest.mark.parametrize(
    ("text", "title"),
    [("hall", "häll"), ("far", "får på bete"), ("kul", "skola"), ("hal", "hall"), ("trygghet", "trygg")],
)
def test_word_does_not_find_another_word(engine, text, title):
    engine.index([document(1, title)])
    assert search(engine, text) == set()


def test_words_may_stand_in_different_fields(engine):
    engine.index(
        [
            document(1, "Stöd", keywords="idrott", body="En budget"),
            document(2, "Stöd", method_names="Medborgarbudget", place="Lund", summary="Idrott"),
            document(3, "Stöd och budget"),
        ]
    )
    assert search(engine, "stöd budget idrott") == {1, 2}
    assert search(engine, "lund") == {2}


def test_stop_words_are_needed_only_when_there_is_nothing_else(engine):
    engine.index([document(1, "Barn unga"), document(2, "I och med det")])
    assert search(engine, "barn och unga") == {1}
    assert search(engine, "i och med") == {2}


# --- Relaxation ------------------------------------------------------------------------------------------------------


def test_misspelt_word_is_tolerated_and_told(engine):
    engine.index([document(1, "Fritidsbanken i Skövde"), document(2, "Annat")])
    page = engine.search(request("fritidsbnk"))
    assert found(page) == {1}
    assert (page.relaxation, page.corrected) == ("typo", (("fritidsbnk", "fritidsbank"),))
    assert page.marked_words == ("fritidsbnk", "fritidsbank")


def test_word_typed_without_rings_and_dots_is_found(engine):
    engine.index([document(1, "Föräldraskapsstöd")])
    page = engine.search(request("foraldraskapsstod"))
    assert (found(page), page.relaxation) == ({1}, "typo")
    assert page.corrected == (("foraldraskapsstod", "föräldraskapsstöd"),)


def test_only_the_unknown_word_is_taken_as_misspelt(engine):
    engine.index([document(1, "Bygga bibliotek"), document(2, "Trygga bibliotek"), document(3, "Bygga")])
    page = engine.search(request("bygga bibliotk"))
    assert (found(page), page.corrected) == ({1}, (("bibliotk", "bibliotek"),))


@pytest.mark.parametrize("text", ["skla", "bnk", "2031", "xyzzyxyzzy"])
def test_short_words_and_figures_are_not_taken_as_misspelt(engine, text):
    engine.index([document(1, "Skala bank 2021")])
    assert engine.search(request(text)).relaxation is None


def test_fewer_words_are_enough_when_no_document_has_all(engine):
    engine.index([document(1, "Hembesök"), document(2, "Medborgarbudget och hembesök"), document(3, "Budget")])
    page = engine.search(request("hembesök medborgarbudget trygghet"))
    assert (found(page), page.relaxation, page.required) == ({2}, "fewer", 2)
    page = engine.search(request("hembesök trygghet"))
    assert (found(page), page.relaxation, page.required) == ({1, 2}, "fewer", 1)


def test_misspelling_is_tolerated_before_words_are_left_out(engine):
    engine.index([document(1, "Hembesök för föräldrar"), document(2, "Hembesök")])
    page = engine.search(request("hembesök föräldrr"))
    assert (found(page), page.relaxation) == ({1}, "typo")


def test_chosen_values_do_not_change_how_words_match(engine):
    engine.index(
        [
            document(1, "Hembesök och trygghet", facets={"tema": ["a"]}),
            document(2, "Hembesök", facets={"tema": ["b"]}),
        ]
    )
    page = engine.search(request("hembesök trygghet", tema="b"))
    assert (page.total, page.relaxation, page.facets["tema"]) == (0, None, {"a": 1, "b": 0})


def test_nothing_found_is_an_empty_page(engine):
    engine.index([document(1, "Hembesök")])
    page = engine.search(request("xyzzy", facets=("tema", "nar")))
    assert (page.total, page.hits, page.facets, page.relaxation) == (0, (), {"tema": {}, "nar": {}}, None)


# --- Facets ----------------------------------------------------------------------------------------------------------


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


# --- Who may see -----------------------------------------------------------------------------------------------------


@pytest.fixture
def guarded(engine):
    """An engine with a public page, one for members and one for two groups."""
    engine.index(
        [
            document(1, "Hembesök i byn", facets={"tema": ["a"]}, body="trygghet samverkan besök"),
            document(
                2, "Hembesök hemligt", audience=["member"], facets={"tema": ["b"]}, body="trygghet samverkan besök"
            ),
            document(
                3,
                "Hembesöksprogram",
                audience=["group:7", "group:8"],
                facets={"tema": ["b"]},
                body="trygghet samverkan",
            ),
        ]
    )
    return engine


@pytest.mark.parametrize(
    ("audience", "numbers"),
    [(["public"], {1}), (["public", "member"], {1, 2}), (["group:7"], {3}), (["group:77", "grou"], set()), ([], set())],
)
def test_reader_sees_only_what_is_for_the_reader(guarded, audience, numbers):
    page = guarded.search(request("hembesök", audience=audience))
    assert found(page) == numbers
    assert page.total == len(numbers)
    assert sum(page.facets["tema"].values()) == len(numbers)
    assert search(guarded, audience=audience) == numbers


def test_suggestions_come_from_what_the_reader_sees(guarded):
    def phrases(*tokens):
        return {suggestion.text for suggestion in guarded.suggest("hem", tokens)}

    assert phrases("public") == {"hembesök", "Hembesök i byn"}
    assert "Hembesök hemligt" in phrases("member")
    assert phrases() == set()


def test_similar_pages_come_from_what_the_reader_sees(guarded):
    assert [hit.id for hit in guarded.similar("page:1", ["public"])] == []
    assert [hit.id for hit in guarded.similar("page:1", ["public", "member"])] == ["page:2"]
    assert guarded.similar("page:2", ["public"]) == ()


def test_relaxation_and_correction_tell_nothing_of_what_the_reader_may_not_see(guarded):
    page = guarded.search(request("hembesöksprogam", audience=["public"]))
    assert (page.total, page.corrected) == (0, ())
    page = guarded.search(request("hemlgt hembesök", audience=["public"]))
    assert (page.relaxation, page.corrected) == ("fewer", ())
    page = guarded.search(request("hemligt hembesök", audience=["public"]))
    assert page.relaxation == "fewer"


def test_changed_audience_holds_at_once(engine):
    engine.index([document(1, "Hembesök")])
    engine.index([document(1, "Hembesök", audience=["member"])])
    assert search(engine, "hembesök") == set()


# --- Order -----------------------------------------------------------------------------------------------------------


def test_title_weighs_more_than_labels_than_summary_than_body(engine):
    filler = "annat ord här"
    engine.index(
        [
            document(1, filler, body=f"{filler} trygghet"),
            document(2, filler, summary=f"{filler} trygghet"),
            document(3, filler, keywords=f"{filler} trygghet"),
            document(4, f"{filler} trygghet"),
        ]
    )
    assert [hit.id for hit in engine.search(request("trygghet")).hits] == ["page:4", "page:3", "page:2", "page:1"]


def test_word_itself_weighs_more_than_part_of_a_compound(engine):
    engine.index([document(1, "En grundskola till"), document(2, "En skola till")])
    assert [hit.id for hit in engine.search(request("skola")).hits] == ["page:2", "page:1"]


def test_equal_hits_come_in_a_fixed_order_and_pages_do_not_overlap(engine):
    numbers = [7, 3, 11, 2, 5, 13, 1, 12, 9, 100, 20]
    for number in numbers:
        engine.index([document(number, "Hembesök")])
    seen = [
        hit.id for offset in range(0, 12, 3) for hit in engine.search(request("hembesök", limit=3, offset=offset)).hits
    ]
    assert seen == [f"page:{number}" for number in sorted(numbers)]


def test_newer_and_better_evidenced_win_where_words_are_equal(engine):
    engine.index(
        [
            document(1, "Hembesök"),
            document(2, "Hembesök", date=dt.date(2025, 1, 1)),
            document(3, "Hembesök", date=dt.date(2025, 1, 1), evidence=4),
        ]
    )
    assert [hit.id for hit in engine.search(request("hembesök")).hits] == ["page:3", "page:2", "page:1"]


@pytest.mark.parametrize(
    ("sort", "numbers"),
    [
        ("relevans", [3, 2, 1, 4]),
        ("nyast", [3, 2, 1, 4]),
        ("titel", [2, 4, 1, 3]),
        ("tid", [4, 2, 1, 3]),
        ("evidens", [1, 3, 2, 4]),
    ],
)
def test_orders(engine, sort, numbers):
    engine.index(
        [
            document(1, "Äng", date=dt.date(2020, 1, 1), evidence=4),
            document(2, "Al", date=dt.date(2021, 1, 1), starts=NOW),
            document(3, "Öl", date=dt.date(2022, 1, 1)),
            document(4, "Ål", starts=NOW - dt.timedelta(days=1)),
        ]
    )
    assert [hit.id for hit in engine.search(request(sort=sort)).hits] == [f"page:{number}" for number in numbers]


def test_page_beyond_the_last_is_empty_and_keeps_its_total(engine):
    engine.index([document(1, "Hembesök")])
    for text in ("", "hembesök"):
        page = engine.search(request(text, offset=4000, limit=20))
        assert (page.total, page.hits) == (1, ())
        assert engine.search(request(text, limit=0)).hits == ()


# --- Bad input -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "title:x AND ( \"", "*?~^", "hembesök*", "-hembesök", "\"hembesök", "hembesök~2", "[a TO b]", "a && b || !c",
        "\\", "\x00", "🎉", "A" * 200, "ab " * 66, "ö" * 199, "١٢٣", "北京", "e\u0301" * 60, "<script>", "' OR 1=1 --",
    ],
)  # fmt: skip
def test_syntax_of_engines_and_odd_characters_are_harmless(engine, text):
    engine.index([document(1, "Hembesök"), document(2, text)])
    page = engine.search(request(text))
    assert page.total <= 2
    engine.suggest(text, ["public"])


def test_signs_around_a_word_change_nothing(engine):
    engine.index([document(1, "Hembesök")])
    for text in ("hembesök*", "+hembesök", '"hembesök"', "(hembesök)", "hembesök~", "hembesök!?"):
        assert search(engine, text) == {1}


# --- Suggestions and similar pages -----------------------------------------------------------------------------------


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


# --- Writing ---------------------------------------------------------------------------------------------------------


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
