"""`manage.py restore DIR`: put a backup in the place of what there is. The portal must be stopped."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from portal.home.backup import BackupError, restore_backup


class Command(BaseCommand):
    """Checks the backup, puts it back, brings it to this release's schema, and builds the search index anew."""

    help = "Replace the database and the uploaded files by the backup in DIR, and rebuild the search index."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask which."""
        parser.add_argument("directory", type=Path, help="a folder that `manage.py backup` has written")

    def handle(self, *args, directory: Path, verbosity: int, **options) -> None:
        """Restore."""
        try:
            aside = restore_backup(directory)
        except BackupError as error:
            raise CommandError(str(error)) from error
        call_command("migrate", interactive=False, verbosity=0)
        call_command("rebuild_index", stdout=self.stdout, stderr=self.stderr)
        self.stdout.write(f"Restored. What was there before is in {aside}; remove it when all is well.")
