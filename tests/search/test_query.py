"""The address of a search, read and written."""

import datetime as dt
import unicodedata

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.facets import COUNTED, FACETS
from search.ordering import LIKENESS, ORDERS, RELEVANCE
from search.query import LAST_PAGE, SORTS, TEXT_LENGTH, VALUES_PER_FACET, InvalidQuery, SearchQuery, clean_text

SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
VALUES = {
    key: st.sampled_from(sorted(facet.choices))
    if facet.choices
    else st.integers(1990, 2030).map(str)
    if key == "ar"
    else SLUGS
    for key, facet in FACETS.items()
}


@st.composite
def queries(draw):
    """Any query that code can make."""
    values = {key: draw(st.lists(VALUES[key], max_size=4)) for key in draw(st.sets(st.sampled_from(list(FACETS))))}
    return SearchQuery.of(
        draw(st.text(max_size=300)), sort=draw(st.sampled_from(list(SORTS))), page=draw(st.integers(-3, 500)), **values
    )


def read(address: str, **options) -> SearchQuery:
    """The query in an address."""
    return SearchQuery.from_querydict(QueryDict(address), **options)


@given(queries())
def test_query_read_from_own_address_is_equal(query):
    again = read(query.to_querystring(), strict=True)
    assert again == query
    assert hash(again) == hash(query)
    assert again.to_querystring() == query.to_querystring()


@given(st.text(max_size=600))
def test_text_cleaned_twice_is_text_cleaned_once(text):
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert len(cleaned) <= TEXT_LENGTH
    assert not {unicodedata.category(letter) for letter in cleaned} & {"Cc", "Cf", "Cs"}


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_address_gives_a_query_that_holds(address):
    query = read(address.replace("&", "", 900))
    assert read(query.to_querystring()) == query


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("q=%00sk%00ola", "sk ola"),
        ("q=sko%E2%80%8Bla", "skola"),
        ("q=%E2%80%AEskola%E2%80%AC", "skola"),
        ("q=sko%C2%ADla", "skola"),
        ("q=a%CC%8Al%CC%84", "ål̄"),
        ("q=%ff%fe", ""),
        ("q=%", "%"),
        ("q=%ED%A0%80x", "x"),
        ("q=+en%09tv%C3%A5%0D%0A+", "en två"),
        ("q=ett&q=tv%C3%A5", "två"),
        ("q=" + "a" * 100_000, "a" * TEXT_LENGTH),
        ("q=*%3F~%22()%5B%5D%7B%7D%3A%2F%5C%5E+AND", '*?~"()[]{}:/\\^ AND'),
    ],
)
def test_text_of_any_kind_is_cleaned(address, text):
    assert read(address).text == text


def test_long_text_is_cut_with_a_notice():
    assert read("q=" + "a" * TEXT_LENGTH).notices == ()
    (notice,) = read("q=" + "a" * (TEXT_LENGTH + 1)).notices
    assert str(TEXT_LENGTH) in notice


def test_values_are_sorted_and_kept_once():
    query = read("tema=folkhalsa&kommun=lund&tema=demokrati&tema=folkhalsa")
    assert query.chosen == (("tema", ("demokrati", "folkhalsa")), ("kommun", ("lund",)))
    assert query.to_querystring() == "tema=demokrati&tema=folkhalsa&kommun=lund"


@pytest.mark.parametrize(
    "address", ["okand=1", "tema=A+B", "tema=", "tema=..%2F", "ar=20x1", "typ=okand", "nar=nu", "tema=" + "a" * 101]
)
def test_unknown_facets_and_values_are_left_out(address):
    assert read(address).is_empty


def test_too_many_values_are_dropped_with_a_notice():
    query = read("&".join(f"kommun=k{number:03d}" for number in range(60)))
    assert query.values("kommun") == tuple(f"k{number:03d}" for number in range(VALUES_PER_FACET))
    assert len(query.notices) == 1


@pytest.mark.parametrize(
    ("page", "number"),
    [
        ("", 1),
        ("1", 1),
        ("7", 7),
        ("007", 7),
        ("0", 1),
        ("-1", 1),
        ("x", 1),
        ("²", 1),
        ("٣", 1),
        ("1" + "0" * 23, LAST_PAGE),
    ],
)
def test_page_is_kept_within_reach(page, number):
    assert read(f"sida={page}").page == number


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("okand=1", "okand"),
        ("tema=A+B", "tema"),
        ("typ=bil", "typ"),
        ("sortera=langd", "sortera"),
        ("sida=0", "sida"),
        ("sida=100000000000000000000000", "sida"),
        ("q=" + "a" * 201, "q"),
        ("&".join(f"lan=l{number}" for number in range(51)), "lan"),
    ],
)
def test_strict_reading_refuses_what_lenient_reading_leaves_out(address, parameter):
    read(address)
    with pytest.raises(InvalidQuery) as refused:
        read(address, strict=True)
    assert list(refused.value.messages) == [parameter]


def test_strict_reading_lets_the_callers_own_parameters_pass():
    assert read("q=stöd&format=json", strict=True, also={"format"}).text == "stöd"


def test_changes_start_again_from_the_first_page():
    query = SearchQuery.of("stöd", tema="folkhalsa", page=3)
    for changed in (
        query.with_value("tema", "demokrati"),
        query.without_value("tema", "folkhalsa"),
        query.with_sort("titel"),
        query.with_text("skola"),
        query.without_facets(),
    ):
        assert changed.page == 1
    assert query.with_page(9).page == 9
    assert query.page == 3


def test_toggling_twice_changes_nothing():
    query = SearchQuery.of("stöd", tema=["folkhalsa"])
    assert query.toggled("tema", "demokrati").values("tema") == ("demokrati", "folkhalsa")
    assert query.toggled("tema", "demokrati").toggled("tema", "demokrati") == query
    assert query.toggled("tema", "folkhalsa") == SearchQuery.of("stöd")


@pytest.mark.parametrize(("facet", "value"), [("okand", "x"), ("tema", "Ö"), ("typ", "bil"), ("ar", "12")])
def test_code_cannot_choose_what_an_address_could_not(facet, value):
    with pytest.raises(ValueError, match=facet):
        SearchQuery().with_value(facet, value)


def test_notices_do_not_make_queries_differ():
    assert read("q=" + "a" * 201) == SearchQuery.of("a" * 200)


def test_order_without_words_is_newest_first():
    assert SearchQuery().effective_sort == "nyast"
    assert SearchQuery.of("stöd").effective_sort == RELEVANCE
    assert SearchQuery.of(sort="titel").effective_sort == "titel"


def test_every_order_has_a_label():
    assert set(SORTS) == {RELEVANCE, LIKENESS, *ORDERS}


def test_request_holds_page_reader_and_clock():
    now = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    request = SearchQuery.of("stöd", tema=["b", "a"], page=3).to_request(["public"], now, size=10)
    assert (request.text, request.filters) == ("stöd", {"tema": frozenset({"a", "b"})})
    assert (request.offset, request.limit, request.facets) == (20, 10, COUNTED)
    assert (request.audience, request.now) == (frozenset({"public"}), now)
