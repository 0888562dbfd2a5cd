"""Run by the tests as a process of its own, which they kill: writes to a cluster and tells of each document.

python cluster_writer.py <addresses> <index> <first number> <"index" or "rebuild">
"""

import itertools
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch_cluster import Cluster
from tests.search.engines.corpus import document

#: The same for the tests and this process, whatever happens to the files of the project while they run.
MADE_BY = "test"


def main(url: str, index: str, first: str, work: str) -> None:
    """Write until killed; the number of each document goes to standard output once `index` has returned."""
    engine = ElasticsearchEngine(Cluster.from_url(url, index=index), made_by=MADE_BY)
    for number in itertools.count(int(first)):
        if work == "rebuild":
            engine.rebuild(slowly(number))
        else:
            engine.index([document(number, "Hembesök")])
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


def slowly(rev: int):
    """Fifty documents, after it is told that they are being read."""
    sys.stdout.write("reading\n")
    sys.stdout.flush()
    for number in range(50):
        time.sleep(0.01)
        yield document(number, "Hembesök", rev=rev)


if __name__ == "__main__":
    main(*sys.argv[1:])
