"""The application that a WSGI server runs, with the embedded set-up's background threads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

application = get_wsgi_application()


def start_background_threads() -> None:
    """Start what the embedded set-up runs inside the web process; leases and locks keep it at one at a time."""
    from django.conf import settings

    from portal.core import worker
    from search import indexer
    from search.current import announce_in_background, engines

    announce_in_background()
    if settings.SEARCH_EMBEDDED_INDEXER:
        for consumer, engine in engines().consumers.items():
            indexer.start_in_thread(consumer, engine)
    if settings.WORKER_IN_WEB_PROCESS:
        worker.start_in_thread()


start_background_threads()
