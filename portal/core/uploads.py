"""Is a file what its name says? Judged by its first bytes, before anything opens it."""

import zipfile
from pathlib import PurePath
from typing import BinaryIO

_PACKAGES = {
    "docx": "word/",
    "pptx": "ppt/",
    "xlsx": "xl/",
    "odt": "application/vnd.oasis.opendocument.text",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


def content_matches_extension(upload: BinaryIO) -> bool:
    """Return whether the content of `upload` is of the kind that its file name's ending promises.

    Args:
        upload: an open binary file with a `name`; its position is reset to the start.

    Unknown endings answer False: the list of allowed endings is `WAGTAILDOCS_EXTENSIONS`.
    """
    extension = PurePath(upload.name).suffix.lstrip(".").lower()
    upload.seek(0)
    head = upload.read(2048)
    try:
        if extension == "pdf":
            return b"%PDF-" in head[:1024]
        if extension in {"txt", "csv"}:
            return b"\x00" not in head and not head.lstrip().lower().startswith(
                (b"<!doctype", b"<html", b"<script", b"<svg")
            )
        if extension in _PACKAGES:
            return head.startswith(b"PK") and _package_is(upload, extension)
        return False
    finally:
        upload.seek(0)


def _package_is(upload: BinaryIO, extension: str) -> bool:
    """Return whether a zip package holds what an Office Open XML or OpenDocument file of this kind must."""
    expected = _PACKAGES[extension]
    try:
        with zipfile.ZipFile(upload) as package:
            if extension.startswith("od"):
                return package.read("mimetype").decode("ascii", "replace").startswith(expected)
            return any(name.startswith(expected) for name in package.namelist())
    except (zipfile.BadZipFile, KeyError, RuntimeError):
        return False
