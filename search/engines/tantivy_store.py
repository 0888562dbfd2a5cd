"""Where a Tantivy index lives on disk, who may write to it, and how it is replaced.

    <root>/CURRENT       symbolic link to the generation that readers use
    <root>/gen-…/        one generation: Tantivy's files, and FINGERPRINT (what it was written with)
    <root>/write.lock    held by whoever writes to the current generation or moves CURRENT
    <root>/rebuild.lock  held by whoever builds a new generation
    <root>/JOURNAL       ids written while a new generation is being built, one per line

A process opens the index when it first needs it, and again after a fork. A writer lives as long as one batch.
"""

import contextlib
import os
import shutil
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import tantivy

from search.engines.base import IndexBusy, IndexOutdated, SearchError
from search.engines.locks import REBUILD, WRITE, file_lock
from search.engines.tantivy_schema import register, schema

CURRENT, FINGERPRINT = "CURRENT", "FINGERPRINT"
_HEAP = 50_000_000
_POLL = 0.02

T = TypeVar("T")

Fill = Callable[[tantivy.IndexWriter], None]
CatchUp = Callable[[tantivy.IndexWriter, tantivy.Searcher, set[str]], None]


@contextlib.contextmanager
def writer(index: tantivy.Index, wait: float) -> Iterator[tantivy.IndexWriter]:
    """A writer of one generation: commits at the end, or changes nothing. Raises SearchError when it cannot write."""
    opened = _open_writer(index, wait)
    try:
        yield opened
        opened.commit()
    except BaseException as error:
        opened.rollback()
        if isinstance(error, (OSError, ValueError)):
            raise SearchError(f"writing to the index failed: {error}") from error
        raise
    finally:
        # Lets go of the engine's own lock, after merges that are under way.
        opened.wait_merging_threads()


def _open_writer(index: tantivy.Index, wait: float) -> tantivy.IndexWriter:
    """The writer. The engine's own lock is ours for the asking, except while a process forked off a moment ago holds
    the copy it inherited; it lets go of it at once (see `locks`)."""
    deadline = time.monotonic() + wait
    while True:
        try:
            return index.writer(_HEAP, 1)
        except ValueError as error:
            if "LockBusy" not in str(error):
                raise SearchError(f"the index cannot be written: {error}") from error
            if time.monotonic() > deadline:
                raise IndexBusy(f"the index was locked for {wait:g} s: {error}") from error
            time.sleep(_POLL)


class Store:
    """The generations below `root`. `wait` is how long a writer waits for another one, in seconds."""

    def __init__(self, root: Path, fingerprint: str, wait: float) -> None:
        self.root = root
        self._fingerprint = fingerprint
        self._wait = wait
        self.close()

    def close(self) -> None:
        """Forget what is open."""
        self._opening = threading.Lock()
        self._process = os.getpid()
        self._path: Path | None = None
        self._index: tantivy.Index | None = None

    def searcher(self) -> tantivy.Searcher:
        """A view of everything committed so far. Raises IndexOutdated when there is no index that can be used."""

        def look() -> tantivy.Searcher:
            index = self._current_index()
            index.reload()
            return index.searcher()

        return self._current(look)

    @contextlib.contextmanager
    def writing(self, ids: Iterable[str]) -> Iterator[tantivy.IndexWriter]:
        """A writer of the current generation that is going to change these ids."""
        if not self.root.is_dir():
            raise IndexOutdated(f"there is no index in {self.root}")
        with file_lock(self.root / WRITE, self._wait):
            index = self._current(self._current_index)
            if self._journal.exists():
                with self._journal.open("a", encoding="utf-8") as journal:
                    journal.writelines(f"{id}\n" for id in ids)
            with writer(index, self._wait) as opened:
                yield opened

    def replace(self, fill: Fill, catch_up: CatchUp) -> None:
        """Build a new generation beside the current one and put it in its place.

        `fill` writes everything into it, without a lock, while readers and writers go on with the old one. Then,
        while nobody writes, `catch_up` gets a writer of the new generation, a view of the old one, and the ids that
        were written to the old one meanwhile. After an error the old generation stays.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        with file_lock(self.root / REBUILD, self._wait):
            with file_lock(self.root / WRITE, self._wait):
                self._journal.write_bytes(b"")
            path = self.root / f"gen-{uuid.uuid4().hex[:12]}"
            try:
                index = self._create(path)
                with writer(index, self._wait) as opened:
                    fill(opened)
                with file_lock(self.root / WRITE, self._wait):
                    changed = set(self._journal.read_text(encoding="utf-8").splitlines())
                    if changed:
                        with writer(index, self._wait) as opened:
                            catch_up(opened, self.searcher(), changed)
                    previous = self._point_to(path)
            except BaseException:
                shutil.rmtree(path, ignore_errors=True)
                raise
            finally:
                self._journal.unlink(missing_ok=True)
            self._remove_all_but(path.name, previous)

    @property
    def _journal(self) -> Path:
        return self.root / "JOURNAL"

    def _current(self, use: Callable[[], T]) -> T:
        """What `use` returns; it is tried again when rebuilds replaced the current generation while it was used."""
        if self._process != os.getpid():
            self.close()
        with self._opening:
            while True:
                before = self._generation()
                try:
                    return use()
                except BaseException as error:
                    self._path = None
                    # The engine panics over some damaged files, with an exception of its own beside `Exception`.
                    if not isinstance(error, (OSError, ValueError)) and type(error).__name__ != "PanicException":
                        raise
                    if self._generation() == before:
                        raise IndexOutdated(f"the index in {self.root} cannot be read: {error}") from error

    def _generation(self) -> Path:
        try:
            return self.root / (self.root / CURRENT).readlink()
        except OSError as error:
            raise IndexOutdated(f"there is no index in {self.root}: {error}") from error

    def _current_index(self) -> tantivy.Index:
        """The current generation, opened, if it was made the way this code makes it."""
        path = self._generation()
        if path != self._path or self._index is None:
            made_by = (path / FINGERPRINT).read_text(encoding="utf-8")
            if made_by != self._fingerprint:
                raise IndexOutdated(f"the index in {self.root} was made by {made_by!r}, not by {self._fingerprint!r}")
            self._index = register(tantivy.Index.open(str(path)))
            self._path = path
        return self._index

    def _create(self, path: Path) -> tantivy.Index:
        path.mkdir()
        (path / FINGERPRINT).write_text(self._fingerprint, encoding="utf-8")
        return register(tantivy.Index(schema(), str(path)))

    def _point_to(self, path: Path) -> str | None:
        """Make this generation the current one, in one step; the name of the one before it, if there was one."""
        current = self.root / CURRENT
        previous = current.readlink().name if current.is_symlink() else None
        link = self.root / f"{path.name}.link"
        link.symlink_to(path.name)
        link.replace(current)
        directory = os.open(self.root, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)
        return previous

    def _remove_all_but(self, *names: str | None) -> None:
        """Clear away what is no longer used; the previous generation stays for readers that are about to open it."""
        for leftover in self.root.glob("gen-*"):
            if leftover.name in names:
                continue
            if leftover.is_dir() and not leftover.is_symlink():
                shutil.rmtree(leftover, ignore_errors=True)
            else:
                leftover.unlink(missing_ok=True)
