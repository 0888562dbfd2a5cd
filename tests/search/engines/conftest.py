"""The engines under contract. A new engine is added here and nowhere else."""

import pytest

from search.engines.memory import MemoryEngine
from search.engines.tantivy import TantivyEngine

ENGINES = ("memory", "tantivy")


def make_engine(name: str, directory):
    """A fresh, empty engine of that name."""
    engine = MemoryEngine() if name == "memory" else TantivyEngine(directory / "index")
    engine.rebuild(())
    return engine


@pytest.fixture(params=ENGINES)
def engine(request, tmp_path):
    """Each engine in turn, empty."""
    made = make_engine(request.param, tmp_path)
    yield made
    made.close()


@pytest.fixture(params=[name for name in ENGINES if name != "memory"])
def real_engine(request, tmp_path):
    """Each engine but the oracle in turn, empty."""
    made = make_engine(request.param, tmp_path)
    yield made
    made.close()
