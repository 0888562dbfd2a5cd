"""Zip packages (Office Open XML and OpenDocument) before anything opens them: bombs, entities, passwords."""

import zipfile
from io import BytesIO

from .limits import Limits
from .outcome import Outcome, Unreadable

_MOST_ENTRIES = 20_000
_CHUNK = 1024 * 1024
_ENCRYPTED_FLAG = 1
_TEXTS = (".xml", ".rels")
_ENTITY = b"<!ENTITY"
#: The same in the encodings where letters take two bytes.
_WIDE_ENTITIES = (_ENTITY.decode().encode("utf-16-le"), _ENTITY.decode().encode("utf-16-be"))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A protected Office file is such a container with a stream of this name. Source: [MS-OFFCRYPTO] 2.3.4.
_PROTECTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def check_package(data: bytes, limits: Limits) -> None:
    """Raise Unreadable for a package that is protected, broken, declares XML entities, or unpacks to too much.

    Neither format has any use for entities: they are how a small file grows without end, or reaches for others.
    """
    if data.startswith(_OLE):
        raise Unreadable(Outcome.ENCRYPTED if _PROTECTED_STREAM in data else Outcome.BROKEN)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
            if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
                raise Unreadable(Outcome.ENCRYPTED)
            texts = [entry for entry in entries if entry.filename.lower().endswith(_TEXTS)]
            if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in texts) > limits.unpacked_size:
                raise Unreadable(Outcome.TOO_LARGE)
            for entry in texts:
                _check_text(package, entry)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise Unreadable(Outcome.BROKEN) from error


def _check_text(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Read a text through; the module reads no more of it than its directory says, and holds it to its checksum."""
    tail = b""
    with package.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            window = tail + chunk
            if _ENTITY in window or any(entity in window for entity in _WIDE_ENTITIES):
                raise Unreadable(Outcome.BROKEN)
            if entry.filename == "META-INF/manifest.xml" and b"encryption-data" in window:
                raise Unreadable(Outcome.ENCRYPTED)
            tail = window[-64:]
