"""`manage.py run_indexer`: keep the indexes up to date from a process of its own."""

import signal
import threading

from django.core.management.base import BaseCommand

from search.current import announce_in_background, engines
from search.indexer import start_in_thread


class Command(BaseCommand):
    """Indexes until told to stop (SIGTERM or Ctrl+C). Not needed where `SEARCH_EMBEDDED_INDEXER` is on."""

    help = "Index what changes, into the cluster and the embedded index alike, until told to stop."

    def handle(self, *args, **options) -> None:
        """Work: one thread for each index, so that one that does not answer holds up no other."""
        announce_in_background()
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        for consumer, engine in engines().consumers.items():
            start_in_thread(consumer, engine, stop)
        while not stop.wait(1):
            pass
