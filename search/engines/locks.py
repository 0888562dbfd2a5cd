"""Locks between processes on one machine."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from search.engines.base import IndexBusy

WRITE, REBUILD = "write.lock", "rebuild.lock"
_TANTIVY = (".tantivy-meta.lock", ".tantivy-writer.lock")
_OPEN_FILES = Path("/proc/self/fd")
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
                    raise IndexBusy(f"{path} was locked by somebody else for {wait:g} s") from None
                time.sleep(_POLL)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)


def _close_inherited_locks() -> None:
    """Close the lock files that another thread had open when this process was forked off.

    Such a lock is held as long as any process has the file open. No thread of this process would ever close it, so it
    would wait for itself, and everybody else for it. (Where there is no /proc, forks stay as dangerous as they were.)
    """
    for entry in list(_OPEN_FILES.iterdir()) if _OPEN_FILES.is_dir() else []:
        with contextlib.suppress(OSError):
            if entry.readlink().name in (WRITE, REBUILD, *_TANTIVY):
                os.close(int(entry.name))


os.register_at_fork(after_in_child=_close_inherited_locks)
