"""Where uploaded files are kept, on a disk that may be full: nothing half written, nothing left without its row."""

import contextlib
import errno
import shutil
from collections.abc import Iterator
from contextvars import ContextVar
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import OperationalError

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
POSTGRESQL_DISK_FULL = "53100"  # https://www.postgresql.org/docs/current/errcodes-appendix.html

_saved: ContextVar[list[tuple[FileSystemStorage, str]] | None] = ContextVar("saved_files", default=None)


class UploadStorage(FileSystemStorage):
    """Files on disk. One that cannot be written whole is not left behind, nor one whose request is undone."""

    def _save(self, name: str, content) -> str:
        path = Path(self.path(name))
        was_there = path.exists()
        try:
            stored = super()._save(name, content)
        except OSError:
            if not was_there:
                path.unlink(missing_ok=True)
            raise
        saved = _saved.get()
        if saved is not None:
            saved.append((self, stored))
        return stored


@contextlib.contextmanager
def undoing_files() -> Iterator[list[tuple[FileSystemStorage, str]]]:
    """Gather the files stored inside the block, for `remove_files`; remove them when it ends in an exception."""
    saved: list[tuple[FileSystemStorage, str]] = []
    token = _saved.set(saved)
    try:
        yield saved
    except BaseException:
        remove_files(saved)
        raise
    finally:
        _saved.reset(token)


def remove_files(saved: list[tuple[FileSystemStorage, str]]) -> None:
    """Remove the files that a block has stored."""
    for storage, name in saved:
        storage.delete(name)


def is_full(error: BaseException) -> bool:
    """Return whether `error` says that the disk, or the database's disk, has no more room."""
    if isinstance(error, OSError):
        return error.errno in FULL
    if isinstance(error, OperationalError):
        sqlstate = getattr(error.__cause__, "sqlstate", None)
        return sqlstate == POSTGRESQL_DISK_FULL or "disk is full" in str(error)
    return False


def has_room_for(size: int) -> bool:
    """Return whether a file of `size` bytes fits, with `DISK_RESERVE` left for the database and the search index."""
    folder = Path(settings.MEDIA_ROOT)
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free - size >= settings.DISK_RESERVE
