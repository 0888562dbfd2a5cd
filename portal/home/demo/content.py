"""Reads the content files: one TOML table is one `Item`, whose values are taken by name and may not be misspelt."""

import hashlib
import json
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError

#: Raised when what the loader makes of the same file changes, so that a rerun makes it anew.
LOADER_VERSION = 1
_REQUIRED = object()


class ContentError(Exception):
    """A content file says something that the portal's rules do not allow. The message names the file."""


class Item:
    """One table of the content, with a key that stays the same between runs.

    Args:
        key: the file's path beneath the content folder, and for a table of a shared file `#` and the table's name.
        values: the table.
    """

    def __init__(self, key: str, values: dict[str, Any]):
        self.key = key
        self.fingerprint = fingerprint(values)
        self._values = dict(values)

    def take(self, name: str, default: Any = _REQUIRED) -> Any:
        """Return the value called `name`, once. Text comes without blank space around it.

        Raises:
            ContentError: when it is missing and there is no `default`.
        """
        value = self._values.pop(name, default)
        if value is _REQUIRED:
            raise ContentError(f"{name} is missing")
        return value.strip() if isinstance(value, str) else value

    def peek(self, name: str, default: Any = "") -> Any:
        """Return the value called `name` and leave it to be taken."""
        return self._values.get(name, default)

    def tables(self, name: str) -> list["Item"]:
        """Return the tables called `name`, each as an item of its own; none when there is no such name."""
        return [Item(f"{self.key}#{name}-{number}", table) for number, table in enumerate(self.take(name, []), 1)]

    def finish(self) -> None:
        """Refuse what nobody has taken: a misspelt name would otherwise be lost in silence."""
        if self._values:
            raise ContentError(f"unknown: {', '.join(sorted(self._values))}")

    @contextmanager
    def errors_name_the_file(self) -> Iterator[None]:
        """Turn errors of the rules, raised within, into one `ContentError` that begins with the item's key."""
        try:
            yield
        except ValidationError as error:
            raise ContentError(f"{self.key}: {_in_words(error)}") from error
        except KeyError as error:
            raise ContentError(f"{self.key}: {error.args[0]} is missing") from error
        except (ContentError, IntegrityError, TypeError, ValueError) as error:
            raise ContentError(f"{self.key}: {error}") from error


def _in_words(error: ValidationError) -> str:
    if hasattr(error, "error_dict"):
        return "; ".join(f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items())
    return " ".join(error.messages)


def fingerprint(value: Any) -> str:
    """Return a digest of plain data (dicts, lists, text, numbers, dates) that is the same as long as the data is."""
    plain = json.dumps([LOADER_VERSION, value], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()


def read_toml(path: Path) -> dict[str, Any]:
    """Return what a TOML file says.

    Raises:
        ContentError: when it is not TOML in UTF-8, naming the file.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(f"{path.name}: {error}") from error


def folder_items(root: Path, folder: str) -> list[Item]:
    """Return the items of a folder with one file each, by file name."""
    return [Item(f"{folder}/{path.name}", read_toml(path)) for path in sorted((root / folder).glob("*.toml"))]


def file_tables(root: Path, name: str, table: str, key_of) -> list[Item]:
    """Return the tables called `table` of one shared file; `key_of(values)` tells them apart. None without the file."""
    path = root / name
    if not path.exists():
        return []
    tables = read_toml(path).get(table, [])
    try:
        return [Item(f"{name}#{key_of(values)}", values) for values in tables]
    except KeyError as error:
        raise ContentError(f"{name}: {error.args[0]} is missing") from error
