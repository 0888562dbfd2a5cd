"""The engines under contract. A new engine is added here and nowhere else."""

import uuid
from collections.abc import Iterator

import pytest

from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch_cluster import Cluster
from search.engines.memory import MemoryEngine
from search.engines.tantivy import TantivyEngine

ENGINES = ("memory", "tantivy", "elasticsearch")


@pytest.fixture(scope="session")
def shared_engine(cluster_url) -> Iterator[ElasticsearchEngine]:
    """One engine on that server for all tests of the contract: making an index takes longer than most of them."""
    index = f"test-{uuid.uuid4().hex[:12]}"
    made = ElasticsearchEngine(Cluster.from_url(cluster_url, index=index, seconds=20))
    made.rebuild(())
    yield made
    made.remove()
    made.close()


def make_engine(name: str, request, directory):
    """An empty engine of that name."""
    if name == "elasticsearch":
        made = request.getfixturevalue("shared_engine")
        made.delete(made.revisions())
        return made
    made = MemoryEngine() if name == "memory" else TantivyEngine(directory / "index")
    made.rebuild(())
    return made


@pytest.fixture(params=ENGINES)
def engine(request, tmp_path):
    """Each engine in turn, empty."""
    made = make_engine(request.param, request, tmp_path)
    yield made
    made.close()


@pytest.fixture(params=[name for name in ENGINES if name != "memory"])
def real_engine(request, tmp_path):
    """Each engine but the oracle in turn, empty."""
    made = make_engine(request.param, request, tmp_path)
    yield made
    made.close()
