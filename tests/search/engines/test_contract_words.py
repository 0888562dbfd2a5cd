"""What every engine promises about words: Swedish, relaxation, odd characters."""

import pytest

from tests.search.engines.corpus import document, found, request


def search(engine, text="", **values):
    """The numbers of the hits."""
    return found(engine.search(request(text, **values)))


# --- Swedish ----------------------------------------------------------------------------------------------------------


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
        ("skolans", ["Skola", "Grundskolorna"]),
        ("psykiatri", ["Barn- och ungdomspsykiatri"]),
        ("studie", ["Studier visar", "En studie"]),
        ("natt tillsyn", ["Nattillsyn med kamera"]),
        ("Borås", ["Borås Stads arkiv"]),
        ("Skövde", ["Skövdes skolor"]),
    ],
)
def test_word_finds_its_forms_and_compounds(engine, text, titles):
    engine.index([document(0, "Något helt annat"), *(document(n, title) for n, title in enumerate(titles, 1))])
    page = engine.search(request(text))
    assert found(page) == set(range(1, len(titles) + 1))
    assert page.relaxation is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("hall", "häll"),
        ("far", "får på bete"),
        ("kul", "skola"),
        ("hal", "hall"),
        ("trygghet", "trygg"),
        ("borr", "Borås"),
    ],
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


# --- Relaxation -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "meant", "numbers"),
    [
        ("skoa", "skola", {1, 2}),
        ("grundkola", "grundskola", {2}),
        ("Tirbo", "tibro", {3}),
        ("foräldrasöd", "föräldrastöd", {4, 5}),
    ],
)
def test_misspelt_word_finds_what_the_word_finds(engine, text, meant, numbers):
    titles = ("Våra skolor", "Grundskola", "Tibro", "Föräldrastöd", "Stöd till föräldrar")
    engine.index([document(number, title) for number, title in enumerate(titles, 1)])
    page, right = engine.search(request(text)), engine.search(request(meant))
    assert found(page) == found(right) == numbers
    assert [hit.id for hit in page.hits] == [hit.id for hit in right.hits]
    assert (page.relaxation, page.corrected[0][1]) == ("typo", meant)


def test_what_a_misspelt_word_was_meant_for_is_read_only_from_what_the_reader_may_see(engine):
    engine.index(
        [document(1, "Hemliga hembesöken", audience=("group:7",)), document(2, "Heliga hamnbesöken", body="hembesök")]
    )
    page = engine.search(request("hemligha"))
    assert (found(page), page.corrected) == ({2}, (("hemligha", "heliga"),))


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


@pytest.mark.parametrize("text", ["skal", "bnk", "bamk", "2031", "xyzzyxyzzy"])
def test_short_words_and_figures_are_not_taken_as_misspelt(engine, text):
    engine.index([document(1, "Skal skall bank 2021" if text != "skal" else "Skål bank 2021")])
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


# --- Questions --------------------------------------------------------------------------------------------------------


def test_question_takes_any_of_its_words_and_ranks_by_how_many(engine):
    engine.index(
        [
            document(1, "Hembesök"),
            document(2, "Medborgarbudget med hembesök i byn"),
            document(3, "Något annat"),
            document(4, "Medborgarbudget"),
        ]
    )
    page = engine.search(request("Hur startar vi hembesök med medborgarbudget?"))
    assert (found(page), page.hits[0].id) == ({1, 2, 4}, "page:2")
    assert (page.relaxation, page.required) == ("question", 1)


def test_words_of_asking_find_nothing_by_themselves(engine):
    engine.index([document(1, "Så ska kommuner göra"), document(2, "Hembesök"), document(3, "Kommuner gör hembesök")])
    page = engine.search(request("Hur ska kommuner göra hembesök?"))
    assert [hit.id for hit in page.hits] == ["page:3", "page:2"]
    assert page.relaxation is None


def test_misspelt_word_of_a_question_is_tolerated(engine):
    engine.index([document(1, "Trygghet"), document(2, "Fritidsbanken")])
    page = engine.search(request("Hur startas en fritidsbnk för trygghet?"))
    assert (found(page), page.relaxation) == ({1, 2}, "question")
    assert page.corrected == (("fritidsbnk", "fritidsbank"),)


def test_question_without_an_answer_is_an_empty_page(engine):
    engine.index([document(1, "Hembesök")])
    page = engine.search(request("Vad är xyzzyn?"))
    assert (page.total, page.relaxation) == (0, None)


# --- Bad input --------------------------------------------------------------------------------------------------------


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
