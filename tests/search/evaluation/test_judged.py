"""`manage.py evaluate_search --judged`: the editors' judged queries on the index in use."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import CasePageFactory, JudgedQueryFactory, MethodPageFactory


@pytest.fixture
def bank(index):
    """A method that is found by its title, and judged to be."""
    page = MethodPageFactory(title="Fritidsbanken", slug="fritidsbanken")
    index.drain()
    JudgedQueryFactory(text="fritidsbanker", expected=[page])
    return page


def run(*arguments) -> list[str]:
    """The lines that the command prints."""
    out = StringIO()
    call_command("evaluate_search", "--judged", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_queries_that_pass_are_listed_with_places(bank):
    assert run() == ["passed  fritidsbanker: 1 /metoder/fritidsbanken/"]
    [row] = map(json.loads, run("--format", "json"))
    assert row == {
        "judged": "fritidsbanker",
        "outcome": "passed",
        "engine": "tantivy",
        "places": {"/metoder/fritidsbanken/": 1},
    }


def test_query_that_fails_fails_the_command_and_one_that_cannot_be_judged_does_not(bank):
    JudgedQueryFactory(text="utkast", expected=[CasePageFactory(live=False)])
    assert [line.split()[0] for line in run()] == ["passed", "void"]
    JudgedQueryFactory(text="cykelkök", expected=[bank])
    with pytest.raises(CommandError, match="1 of 3 judged queries failed"):
        run()
