"""`manage.py backup DIR`: put the database and the uploaded files aside, while the portal runs."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portal.home.backup import BackupError, make_backup


class Command(BaseCommand):
    """Writes a new folder beneath DIR, and its name as the last line of the output."""

    help = "Back the database and the uploaded files up into a new folder beneath DIR."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask where to."""
        parser.add_argument("directory", type=Path)

    def handle(self, *args, directory: Path, **options) -> None:
        """Make the backup."""
        try:
            self.stdout.write(str(make_backup(directory)))
        except BackupError as error:
            raise CommandError(str(error)) from error
