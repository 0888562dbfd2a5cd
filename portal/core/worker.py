"""The one background process: runs regular jobs, one process at a time for each, taken over after a kill.

Apps register jobs in `AppConfig.ready`; a job is a function without arguments whose effect is idempotent.
"""

import logging
import os
import socket
import threading
import traceback
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import close_old_connections
from django.db.models import Q
from django.dispatch import Signal
from django.utils import timezone

from .models import ScheduledJob

logger = logging.getLogger(__name__)
LEASE = timedelta(minutes=10)
#: Sent when a process of its own begins to do the background work.
worker_started = Signal()


@dataclass(frozen=True)
class Job:
    """A regular job: its name in the database, what it does, and how long to wait between two runs.

    One that is run often says by `is_needed` whether there is anything to do, so that waiting costs no writing.
    """

    name: str
    run: Callable[[], object]
    every: timedelta
    is_needed: Callable[[], bool] = lambda: True


_jobs: dict[str, Job] = {}


def register_job(
    name: str, run: Callable[[], object], every: timedelta, is_needed: Callable[[], bool] = lambda: True
) -> None:
    """Make `run` a regular job. Registering a name again replaces the job."""
    _jobs[name] = Job(name, run, every, is_needed)


def registered_jobs() -> list[Job]:
    """Return all jobs by name."""
    return [_jobs[name] for name in sorted(_jobs)]


def claim(job: Job, owner: str) -> bool:
    """Take the lease on `job` for `owner` if it is due and nobody else holds it. One conditional UPDATE decides."""
    now = timezone.now()
    ScheduledJob.objects.get_or_create(name=job.name, defaults={"due_at": now})
    due = ScheduledJob.objects.filter(
        Q(lease_until__isnull=True) | Q(lease_until__lt=now), Q(due_at__isnull=True) | Q(due_at__lte=now), name=job.name
    )
    return bool(due.update(lease_owner=owner, lease_until=now + LEASE, last_started_at=now))


def run_due_jobs(owner: str) -> list[str]:
    """Run every job that is due and free, each to its end, and return their names. A failing job is logged and kept."""
    done = []
    for job in registered_jobs():
        if not job.is_needed() or not claim(job, owner):
            continue
        error = ""
        try:
            job.run()
        except Exception:
            error = traceback.format_exc(limit=5)
            logger.exception("job %s failed", job.name)
        now = timezone.now()
        ScheduledJob.objects.filter(name=job.name, lease_owner=owner).update(
            lease_owner="", lease_until=None, last_finished_at=now, due_at=now + job.every, last_error=error
        )
        done.append(job.name)
    return done


def owner_name() -> str:
    """Return a name for this worker that no other process has."""
    return f"{socket.gethostname()[:30]}:{os.getpid()}:{uuid.uuid4().hex[:8]}"


def run_forever(stop: threading.Event, pause: float = 5.0) -> None:
    """Run due jobs every `pause` seconds until `stop` is set."""
    owner = owner_name()
    while not stop.is_set():
        close_old_connections()
        try:
            run_due_jobs(owner)
        except Exception:
            logger.exception("worker round failed; trying again")
        close_old_connections()
        stop.wait(pause)


def start_in_thread() -> threading.Event:
    """Start the worker as a daemon thread of this process and return the event that stops it."""
    stop = threading.Event()
    threading.Thread(target=run_forever, args=(stop,), name="worker", daemon=True).start()
    return stop
