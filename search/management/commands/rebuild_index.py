"""`manage.py rebuild_index`: build the search index anew; the old one answers until the new one is complete."""

import sys
import time

from django.core.management.base import BaseCommand, CommandError

from search.current import engines
from search.documents import count_documents
from search.engines.base import SearchEngine, SearchError
from search.indexer import rebuild
from search.management.progress import shown


class Command(BaseCommand):
    """Rebuilds every index that the settings name; one that cannot be rebuilt keeps none of the others from it."""

    help = "Build the search index anew, then catch up with what changed meanwhile."

    def handle(self, *args, **options) -> None:
        """Rebuild, show how far it has come, and say how large each index is."""
        failed = []
        for consumer, engine in engines().consumers.items():
            try:
                self.rebuild_one(consumer, engine)
            except SearchError as error:
                self.stderr.write(f"{consumer}: not rebuilt: {error}")
                failed.append(consumer)
        if failed:
            raise CommandError(f"Not rebuilt: {', '.join(failed)}.")

    def rebuild_one(self, consumer: str, engine: SearchEngine) -> None:
        """Rebuild one index."""
        begun = time.perf_counter()
        total = count_documents()
        rebuild(consumer, engine, lambda documents: shown(documents, total, consumer, sys.stderr))
        seconds = time.perf_counter() - begun
        self.stdout.write(f"{consumer}: {len(engine.revisions())} documents indexed in {seconds:.1f} s.")
