"""Locks between processes on one machine."""

import contextlib
import fcntl
import time
from collections.abc import Iterator
from pathlib import Path

from search.engines.base import IndexBusy

_POLL = 0.02


@contextlib.contextmanager
def file_lock(path: Path, wait: float) -> Iterator[None]:
    """Hold the lock of the file `path`, which is made when missing; its directory must exist.

    Threads and processes exclude each other. The system lets go of the lock when its process ends, however it ends.
    Raises IndexBusy when somebody else holds it for more than `wait` seconds.
    """
    deadline = time.monotonic() + wait
    with path.open("ab") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise IndexBusy(f"{path} was locked by somebody else for {wait:.0f} s") from None
                time.sleep(_POLL)
        yield
