"""A throw-away portal: migrated and set up in a temporary directory, for the benchmarks that need a database."""

import os
import tempfile

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="portal-benchmark-")
os.environ["LOG_LEVEL"] = "ERROR"
os.environ["DEMO"] = "1"

import django

django.setup()

from django.core.management import call_command

from portal.home.setup import set_up_site


def prepare() -> str:
    """Create the database and the page tree; return the data directory."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    set_up_site()
    return os.environ["DATA_DIR"]
