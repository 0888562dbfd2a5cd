"""`manage.py run_indexer`: keep the embedded index up to date from a process of its own."""

import signal
import threading

from django.conf import settings
from django.core.management.base import BaseCommand

from search.embedded import embedded_engine
from search.indexer import run


class Command(BaseCommand):
    """Indexes until told to stop (SIGTERM or Ctrl+C). Not needed where `SEARCH_EMBEDDED_INDEXER` is on."""

    help = "Index what changes, until told to stop."

    def handle(self, *args, **options) -> None:
        """Work."""
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        run(settings.SEARCH_CONSUMER, embedded_engine(), stop)
