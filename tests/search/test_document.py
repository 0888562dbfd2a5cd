"""Documents: what they hold, and to JSON and back."""

import datetime as dt

import pytest

from search.document import Document

NOON = dt.datetime(2026, 5, 4, 12, tzinfo=dt.UTC)


def document(**values) -> Document:
    """A meeting with the given values."""
    return Document(**{"id": "page:1", "rev": 1, "type": "traff", "title": "Träff", "audience": ("public",)} | values)


def test_json_and_back_is_equal():
    full = document(
        summary="Sammanfattning", body="Text\n\nmed \"tecken\" \u2028 och \0", keywords="ett två", method_names="M",
        place="Lund", facets={"tema": ("b", "a", "a")}, date=dt.date(2026, 1, 2), evidence=3, starts=NOON,
        ends=NOON + dt.timedelta(hours=2), url="/traffar/x/", suggestions=("En fras",),
    )  # fmt: skip
    assert Document.from_json(full.to_json()) == full
    assert Document.from_json(document().to_json()) == document()


def test_facets_and_audience_are_in_canonical_order():
    made = document(facets={"kommun": ["lund"], "tema": ["b", "a", "b"], "metod": []}, audience=("public", "group:7"))
    assert made.stored_facets == {"typ": ("traff",), "tema": ("a", "b"), "kommun": ("lund",)}
    assert made.audience == ("group:7", "public")


@pytest.mark.parametrize("facet", ["okand", "nar", "typ"])
def test_facet_that_no_document_carries_is_refused(facet):
    with pytest.raises(ValueError, match=facet):
        document(facets={facet: ("x",)})


def test_naive_times_are_refused():
    with pytest.raises(ValueError, match="time zone"):
        document(starts=dt.datetime(2026, 1, 1))


@pytest.mark.parametrize(("seconds", "when"), [(-7201, "kommande"), (-1, "kommande"), (0, "tidigare"), (1, "tidigare")])
def test_meeting_is_upcoming_until_it_ends(seconds, when):
    ends = NOON + dt.timedelta(hours=2)
    assert document(starts=NOON, ends=ends).when(ends + dt.timedelta(seconds=seconds)) == when


def test_meeting_without_end_is_over_when_it_starts():
    assert document(starts=NOON).when(NOON) == "tidigare"
    assert document().when(NOON) is None
