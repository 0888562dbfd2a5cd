"""The progress bar of long commands."""

import io

import pytest

from search.management.progress import shown


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


def test_items_pass_through_and_are_counted_on_a_terminal():
    stream = Terminal()
    assert list(shown(range(200), 200, "index", stream)) == list(range(200))
    drawn = stream.getvalue().split("\r")
    assert drawn[-1] == f"index [{'#' * 40}] 100 % 200\n"
    assert f"index [{'#' * 20}{'.' * 20}]  50 % 100" in drawn
    assert len(drawn) <= 102


def test_where_nobody_looks_there_is_a_line_for_every_tenth():
    stream = io.StringIO()
    list(shown(range(1000), 1000, "index", stream))
    lines = stream.getvalue().splitlines()
    assert lines[0] == "index: 0 %, 1"
    assert lines[-1] == "index: 100 %, 1000"
    assert len(lines) == 11


@pytest.mark.parametrize(("items", "total"), [(0, 0), (0, 10), (5, 0), (30, 10)])
def test_wrong_estimate_ends_at_a_hundred(items, total):
    stream = io.StringIO()
    assert len(list(shown(range(items), total, "index", stream))) == items
    assert stream.getvalue().splitlines()[-1] == f"index: 100 %, {items}"
