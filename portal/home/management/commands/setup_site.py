"""`manage.py setup_site`: everything a new, or newly upgraded, portal needs in its database."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from portal.home.setup import set_up_site


class Command(BaseCommand):
    """Loads reference data and creates the page tree. Run after `migrate`, as often as one likes."""

    help = "Load reference data and create the start page, index pages and the 290 municipalities' pages."

    def handle(self, *args, **options) -> None:
        """Set up."""
        call_command("createcachetable", verbosity=0)
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        port = address.port or (443 if address.scheme == "https" else 80)
        home = set_up_site(address.hostname or "localhost", port)
        self.stdout.write(f"The site is set up: {home.get_descendants().count()} pages beneath the start page.")
