"""`manage.py check_index`: does the index say what the database says?"""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.current import engines
from search.engines.base import SearchEngine, SearchError
from search.indexer import check_and_repair, drain, ensure_index
from search.lag import Lag, lags


class Command(BaseCommand):
    """Compares the index with the database both ways, and repairs unless told not to."""

    help = "Compare the search index with the database and repair what differs."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare `--dry-run`."""
        parser.add_argument("--dry-run", action="store_true", help="report only; exit with an error if they differ")

    def handle(self, *args, **options) -> None:
        """Say what waits, then check, repair and report, index by index; none keeps the others from it."""
        for lag in lags():
            self.stdout.write(_waiting(lag))
        failed = []
        for consumer, engine in engines().consumers.items():
            try:
                self.check_one(consumer, engine, dry_run=options["dry_run"])
            except SearchError as error:
                self.stderr.write(f"{consumer}: not checked: {error}")
                failed.append(consumer)
        if failed:
            raise CommandError(f"Not checked: {', '.join(failed)}.")

    def check_one(self, consumer: str, engine: SearchEngine, *, dry_run: bool) -> None:
        """Check one index; raise CommandError when it differs and may not be repaired."""
        if not dry_run:
            ensure_index(consumer, engine)
            drain(consumer, engine)
        report = check_and_repair(consumer, engine, repair=not dry_run)
        total = sum(map(len, report.values()))
        self.stdout.write(f"{consumer}: " + ", ".join(f"{kind}: {len(ids)}" for kind, ids in report.items()))
        if total and dry_run:
            raise CommandError("The index and the database differ.")
        if total:
            drain(consumer, engine)
            self.stdout.write("Repaired.")


def _waiting(lag: Lag) -> str:
    return (
        f"{lag.consumer}: {lag.waiting} waiting, the oldest for {lag.oldest_seconds:.0f} s; "
        f"its indexer was seen {lag.unseen_seconds:.0f} s ago"
    )
