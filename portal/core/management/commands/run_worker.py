"""`manage.py run_worker`: the background process."""

import signal
import threading

from django.core.management.base import BaseCommand, CommandParser

from portal.core.worker import owner_name, run_due_jobs, run_forever, worker_started


class Command(BaseCommand):
    """Runs regular jobs until it is told to stop (SIGTERM or Ctrl+C), or once with `--once`."""

    help = "Run the portal's background jobs: scheduled publishing, reminders, index checks, purges."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare `--once`."""
        parser.add_argument("--once", action="store_true", help="run what is due now, then end")

    def handle(self, *args, **options) -> None:
        """Work."""
        if options["once"]:
            done = run_due_jobs(owner_name())
            self.stdout.write(", ".join(done) or "nothing was due")
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        worker_started.send(type(self))
        run_forever(stop)
