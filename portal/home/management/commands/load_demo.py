"""`manage.py load_demo`: fill the portal with the demonstration's content."""

from argparse import ArgumentParser
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from portal.home.demo.content import ContentError
from portal.home.demo.loader import CONTENT, DemoLoader
from portal.home.demo.progress import Bar, Lines, Silence


class Command(BaseCommand):
    """Sets the site up and loads the content. Run again, it loads only what is new, changed or gone."""

    help = "Load the demonstration: cases, methods, meetings, pages, pictures, and with DEMO=1 accounts to try it with."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add `--content` and `--accounts`."""
        parser.add_argument("--content", type=Path, default=CONTENT, help="another content folder than our own")
        parser.add_argument(
            "--accounts", action="store_true", help="make the accounts, with their known password, even without DEMO=1"
        )

    def handle(self, *args, content: Path, accounts: bool, verbosity: int, **options) -> None:
        """Set up and load."""
        call_command("setup_site", stdout=self.stdout if verbosity else StringIO())
        if not content.is_dir():
            raise CommandError(f"There is no folder {content}.")
        progress = Silence() if verbosity == 0 else (Bar if self.stdout.isatty() else Lines)(self.stdout)
        try:
            changed = DemoLoader(content, progress).load(accounts or settings.DEMO or settings.DEBUG)
        except ContentError as error:
            raise CommandError(str(error)) from error
        progress.say(f"The demonstration is loaded: {changed} new or changed." if changed else "Nothing had changed.")
