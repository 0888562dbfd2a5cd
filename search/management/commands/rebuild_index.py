"""`manage.py rebuild_index`: build the search index anew; the old one answers until the new one is complete."""

import time

from django.core.management.base import BaseCommand

from search.current import engines
from search.indexer import rebuild


class Command(BaseCommand):
    """Rebuilds every index that the settings name."""

    help = "Build the search index anew, then catch up with what changed meanwhile."

    def handle(self, *args, **options) -> None:
        """Rebuild and say how large each index is."""
        for consumer, engine in engines().consumers.items():
            begun = time.perf_counter()
            rebuild(consumer, engine)
            seconds = time.perf_counter() - begun
            self.stdout.write(f"{consumer}: {len(engine.revisions())} documents indexed in {seconds:.1f} s.")
