"""Where a Tantivy index lives on disk, who may write to it, and how it is replaced.

    <root>/CURRENT       symbolic link to the generation that readers use
    <root>/gen-…/        one generation: Tantivy's files, and FINGERPRINT (what it was written with)
    <root>/WRITE         locked by whoever writes to the current generation or moves CURRENT
    <root>/REBUILD       locked by whoever builds a new generation
    <root>/JOURNAL       ids written while a new generation is being built, one per line

A process opens the index when it first needs it, and again after a fork. A writer lives as long as one batch.
"""

import contextlib
import os
import shutil
import threading
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import tantivy

from search.engines.base import IndexOutdated, SearchError
from search.engines.locks import file_lock
from search.engines.tantivy_schema import register, schema

_HEAP = 50_000_000
_ATTEMPTS = 5

Fill = Callable[[tantivy.IndexWriter], None]
CatchUp = Callable[[tantivy.IndexWriter, tantivy.Searcher, set[str]], None]


@contextlib.contextmanager
def writer(path: Path) -> Iterator[tantivy.IndexWriter]:
    """A writer of one generation: commits at the end, or changes nothing. Raises SearchError when it cannot write."""
    try:
        opened = register(tantivy.Index.open(str(path))).writer(_HEAP, 1)
    except ValueError as error:
        raise SearchError(f"the index in {path} cannot be written: {error}") from error
    try:
        yield opened
        opened.commit()
    except BaseException as error:
        opened.rollback()
        if isinstance(error, (OSError, ValueError)):
            raise SearchError(f"writing to the index in {path} failed: {error}") from error
        raise
    finally:
        # Lets go of the engine's own lock, after merges that are under way.
        opened.wait_merging_threads()


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
        if self._process != os.getpid():
            self.close()
        with self._opening:
            for _ in range(_ATTEMPTS):
                path = self.current()
                try:
                    return self._open(path)
                except (OSError, ValueError) as error:
                    # Rebuilds in quick succession remove a generation between two of our steps: then look again.
                    problem = error
                    self._path = None
            raise IndexOutdated(f"the index in {path} cannot be read: {problem}") from problem

    def current(self) -> Path:
        """The directory of the current generation. Raises IndexOutdated when there is none made as this code would."""
        try:
            path = self.root / (self.root / "CURRENT").readlink()
            made_by = self._fingerprint if path == self._path else (path / "FINGERPRINT").read_text(encoding="utf-8")
        except OSError as error:
            raise IndexOutdated(f"there is no index in {self.root}: {error}") from error
        if made_by != self._fingerprint:
            raise IndexOutdated(f"the index in {self.root} was made by {made_by!r}, not by {self._fingerprint!r}")
        return path

    @contextlib.contextmanager
    def writing(self, ids: Iterable[str]) -> Iterator[tantivy.IndexWriter]:
        """A writer of the current generation that is going to change these ids."""
        if not self.root.is_dir():
            raise IndexOutdated(f"there is no index in {self.root}")
        with file_lock(self.root / "WRITE", self._wait):
            path = self.current()
            if self._journal.exists():
                with self._journal.open("a", encoding="utf-8") as journal:
                    journal.writelines(f"{id}\n" for id in ids)
            with writer(path) as opened:
                yield opened

    def replace(self, fill: Fill, catch_up: CatchUp) -> None:
        """Build a new generation beside the current one and put it in its place.

        `fill` writes everything into it, without a lock, while readers and writers go on with the old one. Then,
        while nobody writes, `catch_up` gets a writer of the new generation, a view of the old one, and the ids that
        were written to the old one meanwhile. After an error the old generation stays.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        with file_lock(self.root / "REBUILD", self._wait):
            with file_lock(self.root / "WRITE", self._wait):
                self._journal.write_bytes(b"")
            path = self.root / f"gen-{uuid.uuid4().hex[:12]}"
            try:
                self._create(path)
                with writer(path) as opened:
                    fill(opened)
                with file_lock(self.root / "WRITE", self._wait):
                    changed = set(self._journal.read_text(encoding="utf-8").splitlines())
                    if changed:
                        with writer(path) as opened:
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

    def _open(self, path: Path) -> tantivy.Searcher:
        if path != self._path:
            self._index = register(tantivy.Index.open(str(path)))
            self._path = path
        self._index.reload()
        return self._index.searcher()

    def _create(self, path: Path) -> None:
        path.mkdir()
        (path / "FINGERPRINT").write_text(self._fingerprint, encoding="utf-8")
        tantivy.Index(schema(), str(path))

    def _point_to(self, path: Path) -> str | None:
        """Make this generation the current one, in one step; the name of the one before it, if there was one."""
        current = self.root / "CURRENT"
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
