"""`manage.py rebuild_index`: build the search index anew; the old one answers until the new one is complete."""

import time

from django.conf import settings
from django.core.management.base import BaseCommand

from search.embedded import embedded_engine
from search.indexer import rebuild


class Command(BaseCommand):
    """Rebuilds the embedded index."""

    help = "Build the embedded search index anew, then catch up with what changed meanwhile."

    def handle(self, *args, **options) -> None:
        """Rebuild and say how large the index is."""
        begun = time.perf_counter()
        engine = embedded_engine()
        rebuild(settings.SEARCH_CONSUMER, engine)
        seconds = time.perf_counter() - begun
        self.stdout.write(f"{len(engine.revisions())} documents indexed in {seconds:.1f} s.")
