"""Run by the tests as a process of its own, which they kill: writes documents one by one and tells of each.

python writer.py <index directory> <first number> <"index" or "rebuild">
"""

import itertools
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from search.engines.tantivy import TantivyEngine
from tests.search.engines.corpus import document

#: The same for the tests and this process, whatever happens to the files of the project while they run.
MADE_BY = "test"


def main(directory: str, first: str, work: str) -> None:
    """Write until killed; the number of each document goes to standard output once `index` has returned."""
    engine = TantivyEngine(directory, made_by=MADE_BY)
    for number in itertools.count(int(first)):
        if work == "rebuild":
            engine.rebuild(document(n, "Hembesök", rev=number) for n in range(50))
        else:
            engine.index([document(number, "Hembesök")])
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
