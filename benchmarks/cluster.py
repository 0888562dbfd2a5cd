"""Our Elasticsearch engine ÷ the server asked directly: `python -m benchmarks.cluster URL 10000`.

A search of ours is held against the same body sent raw; a rebuild against a bulk of the same documents made ready
beforehand. The time of making them ready is told by itself.
"""

import os
import sys
import time
import uuid
from itertools import cycle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

import django

django.setup()

from django.utils import timezone
from elasticsearch import Elasticsearch
from elasticsearch.helpers import bulk

from benchmarks.bare_tantivy import EIGHT_FACETS
from benchmarks.synthetic import documents, queries
from benchmarks.timing import in_turn, row, table
from search.current import engine_for
from search.engines.base import SearchRequest
from search.engines.elasticsearch_ask import Asking
from search.engines.elasticsearch_mapping import mapping, write
from search.engines.elasticsearch_search import Answering

ROUNDS = 60
PUBLIC = frozenset({"public"})


class Remembering(Asking):
    """Asks as ours does, and keeps the body of what was asked last."""

    body: dict

    def ask(self, search, **also):
        """The server's answer, with its body kept."""
        self.body = search.to_dict()
        return super().ask(search, **also)


def request(text: str) -> SearchRequest:
    """A visitor's first page with eight counted facets."""
    return SearchRequest(audience=PUBLIC, now=timezone.now(), text=text, facets=EIGHT_FACETS)


def search_row(name: str, engine, client: Elasticsearch, texts: list[str]) -> str:
    """Our searches against their own bodies, sent raw."""
    index = engine._store.alias
    bodies = []
    for text in texts:
        asking = Remembering(engine._connection, index, text)
        if Answering(asking, request(text)).page().relaxation is None:
            bodies.append((text, asking.body))
    mine, raw = cycle(bodies), cycle(bodies)
    ours, other = in_turn(
        [
            lambda: engine.search(request(next(mine)[0])),
            lambda: client.search(index=index, body=next(raw)[1], preference="raw").body,
        ],
        ROUNDS,
    )
    return row(name, ours, other)


def rebuild_rows(engine, client: Elasticsearch, number: int) -> list[str]:
    """Our rebuild, the analysis that is part of it, and a bulk of the same documents made ready beforehand."""
    index = f"raw-{uuid.uuid4().hex[:8]}"
    client.indices.create(index=index, mappings=mapping("raw").to_dict(), settings={"number_of_replicas": 0})
    begun = time.perf_counter()
    ready = [{"_index": index, "_id": one.id, "_source": write(one)} for one in documents(number)]
    analysis = time.perf_counter() - begun
    begun = time.perf_counter()
    bulk(client, ready, chunk_size=500)
    client.indices.refresh(index=index)
    raw = time.perf_counter() - begun
    client.indices.delete(index=index)
    begun = time.perf_counter()
    engine.rebuild(documents(number))
    ours = time.perf_counter() - begun
    ratio = (ours - analysis) / raw
    return [
        f"| make {number:,} documents ready, seconds | {analysis:.1f} | – | – | – |",
        f"| rebuild without that ÷ raw bulk, seconds | {ours - analysis:.1f} | – | {raw:.1f} | {ratio:.2f} |",
    ]


def measure(url: str, number: int) -> str:
    """Index `number` documents and return the table."""
    engine = engine_for(url, {"index": f"benchmark-{uuid.uuid4().hex[:8]}", "seconds": 20.0, "replicas": "0"})
    client = Elasticsearch(url, request_timeout=60)
    try:
        rows = rebuild_rows(engine, client, number)
        client.options(request_timeout=300).indices.forcemerge(index=engine._store.alias, max_num_segments=1)
        rows.insert(0, search_row("two words, 8 facets", engine, client, queries(ROUNDS, 2)))
        rows.insert(1, search_row("browse: no words, 8 facets", engine, client, [""]))
    finally:
        engine.remove()
        engine.close()
        client.close()
    return table(f"Elasticsearch, {number:,} documents", ["what", "ours, ms", "p95", "raw, ms", "ratio"], rows)


if __name__ == "__main__":
    print(measure(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000))
