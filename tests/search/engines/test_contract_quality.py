"""What every engine promises about quality: the same as the oracle, on questions with known answers."""

from pathlib import Path
from statistics import fmean

import pytest

from search.engines.memory import MemoryEngine
from search.evaluation.metrics import ndcg
from search.evaluation.run import rank
from search.evaluation.sets import read_set

SWEFAQ = Path(__file__).parents[2] / "data" / "search" / "swefaq"


def test_engine_ranks_as_well_as_the_oracle(real_engine):
    asked = read_set(SWEFAQ)
    measured = []
    for engine in (real_engine, MemoryEngine()):
        engine.rebuild(asked.documents.values())
        rankings = rank(asked, engine)
        measured.append(fmean(ndcg(rankings[id], relevant) for id, relevant in asked.relevant.items()))
    assert measured[0] == pytest.approx(measured[1], abs=0.01)
