"""A process is killed while it publishes: nothing is half done, and the index agrees with the database afterwards."""

import json
import os

import pytest

from tests.factories import municipality_page

KILLS = int(os.environ.get("DRILL_KILLS", "10"))


@pytest.mark.slow
def test_kill_while_publishing_leaves_nothing_half_done(children, officer, client_of):
    session = client_of(officer).cookies["sessionid"].value
    child = children.start(
        "-m", "tests.processes.publisher", str(municipality_page("1496").pk), session, str(KILLS)
    )  # fmt: skip
    out, _ = child.communicate(timeout=120 + 40 * KILLS)
    assert child.returncode == 0, children.log.read_text()
    rounds = [json.loads(line) for line in out.splitlines()]
    assert len(rounds) == KILLS
    published = 0
    for found in rounds:
        published += found["published"]
        # What was acknowledged is there; one more may have been, whose answer never arrived.
        assert published <= found["cases"] <= published + KILLS
        assert (found["without_revision"], found["live_without_revision"], found["not_live"]) == (0, 0, 0)
        assert not any(found["broken_tree"])
        assert found["differs"] == {"missing": [], "stale": [], "superfluous": []}
