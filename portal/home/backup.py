"""Everything that matters, put aside and put back: the database and the uploaded files, with checksums.

A backup is a folder with `database.sqlite3` or `database.dump`, `media/`, and `SHA256SUMS` as `sha256sum` writes it. It
is complete or absent: it gets its name last. The search index is not in it, because the database holds all of it.
"""

import contextlib
import hashlib
import os
import shutil
import sqlite3
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connections

SUMS = "SHA256SUMS"
SQLITE, POSTGRESQL = "database.sqlite3", "database.dump"
_CHUNK = 1024 * 1024
#: Every table goes before those of the backup come, in the same transaction: a newer release may have had others.
_DROP_TABLES = """
DO $$ DECLARE found record; BEGIN
    FOR found IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
        EXECUTE format('DROP TABLE %I CASCADE', found.tablename);
    END LOOP;
END $$;
"""


class BackupError(Exception):
    """A backup could not be made, or is not whole; the message says what is the matter."""


def make_backup(target: Path) -> Path:
    """Put a new backup into the folder `target` and return its own folder, named by the time in UTC.

    The database is copied first, as it is at one moment: a file that is uploaded meanwhile does no harm.

    Raises:
        BackupError: when PostgreSQL's tools are missing or fail.
    """
    name = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S.%fZ")
    target.mkdir(parents=True, exist_ok=True)
    unfinished = target / f"{name}.part"
    unfinished.mkdir(mode=0o700)
    try:
        _dump_database(unfinished)
        media = Path(settings.MEDIA_ROOT)
        if media.exists():
            shutil.copytree(media, unfinished / "media")
        sums = checksums(unfinished)
        (unfinished / SUMS).write_text("".join(f"{digest}  {path}\n" for path, digest in sums.items()), "utf-8")
        return unfinished.rename(target / name)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def check_backup(folder: Path) -> None:
    """Compare every file of a backup with its checksum.

    Raises:
        BackupError: when a file is missing, new or another than it was, or `folder` is no backup of this database.
    """
    if not (folder / SUMS).is_file():
        raise BackupError(f"{folder} is not a backup: it has no {SUMS}.")
    lines = (folder / SUMS).read_text("utf-8").splitlines()
    noted = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
    found = checksums(folder)
    wrong = sorted(path for path in noted.keys() | found.keys() if noted.get(path) != found.get(path))
    if wrong:
        raise BackupError(f"{folder} is not as it was made: {', '.join(wrong[:5])}.")
    if _database_name() not in found:
        raise BackupError(f"{folder} has no {_database_name()}: it was made with another kind of database.")


def restore_backup(folder: Path) -> Path:
    """Put a checked backup in the place of what there is, and return the folder where that was put aside.

    The portal must be stopped. The database on PostgreSQL is replaced in one transaction and not put aside.

    Raises:
        BackupError: when the backup is not whole, what was put back differs from it, or PostgreSQL's tools fail.
    """
    check_backup(folder)
    connections.close_all()
    data, media = Path(settings.DATA_DIR), Path(settings.MEDIA_ROOT)
    aside = data / f"replaced-{datetime.now(UTC):%Y-%m-%dT%H%M%S.%fZ}"
    aside.mkdir(parents=True, mode=0o700)
    incoming = aside / "incoming"
    if (folder / "media").exists():
        shutil.copytree(folder / "media", incoming)
    else:
        incoming.mkdir()
    _put_database_back(folder, aside)
    if media.exists():
        shutil.move(media, aside / "media")
    media.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(incoming, media)
    kept = {path.removeprefix("media/"): digest for path, digest in checksums(folder).items() if path[:6] == "media/"}
    if checksums(media) != kept:
        raise BackupError(f"The files in {media} are not those of the backup.")
    return aside


def checksums(folder: Path) -> dict[str, str]:
    """Return path beneath `folder` → SHA-256 in hexadecimal of every file but the list itself, by path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / SUMS)
    return {path.relative_to(folder).as_posix(): _digest(path) for path in files}


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _is_sqlite() -> bool:
    return connections["default"].vendor == "sqlite"


def _database_name() -> str:
    return SQLITE if _is_sqlite() else POSTGRESQL


def _dump_database(folder: Path) -> None:
    if not _is_sqlite():
        _run("pg_dump", "--format=custom", f"--file={folder / POSTGRESQL}")
        return
    source = Path(connections["default"].settings_dict["NAME"])
    if not source.is_file():
        raise BackupError(f"There is no database at {source}.")
    with (
        contextlib.closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as live,
        contextlib.closing(sqlite3.connect(folder / SQLITE)) as copy,
    ):
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it


def _put_database_back(folder: Path, aside: Path) -> None:
    if _is_sqlite():
        place = Path(connections["default"].settings_dict["NAME"])
        place.parent.mkdir(parents=True, exist_ok=True)
        incoming = aside / "incoming.sqlite3"
        shutil.copyfile(folder / SQLITE, incoming)
        for ending in ("", "-wal", "-shm"):
            old = place.with_name(place.name + ending)
            if old.exists():
                shutil.move(old, aside / old.name)
        shutil.move(incoming, place)
        return
    with tempfile.TemporaryDirectory() as work:
        drop, fill = Path(work, "drop.sql"), Path(work, "fill.sql")
        drop.write_text(_DROP_TABLES, "utf-8")
        _run("pg_restore", "--no-owner", "--no-privileges", f"--file={fill}", str(folder / POSTGRESQL))
        _run(
            "psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1", f"--file={drop}",
            f"--file={fill}",
        )  # fmt: skip


def _run(*command: str) -> None:
    """Run one of PostgreSQL's tools on the portal's database; the password goes by the environment."""
    database = connections["default"].settings_dict
    where = {
        "PGHOST": database["HOST"], "PGPORT": database["PORT"], "PGUSER": database["USER"],
        "PGPASSWORD": database["PASSWORD"], "PGDATABASE": database["NAME"],
        **{f"PG{name.upper()}": value for name, value in database["OPTIONS"].items() if name.startswith("ssl")},
    }  # fmt: skip
    environment = os.environ | {name: str(value) for name, value in where.items() if value}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True)  # noqa: S603 - a fixed list
    except FileNotFoundError as error:
        raise BackupError(f"{command[0]} is missing: install PostgreSQL's client.") from error
    if done.returncode:
        raise BackupError(f"{command[0]} failed: {done.stderr.strip()}")
