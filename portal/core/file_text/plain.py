"""Plain text and CSV."""

from .collecting import Parts
from .limits import Limits

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_plain(data: bytes, parts: Parts, limits: Limits) -> None:
    """Read UTF-8, or UTF-16 with its mark, or else Windows' Western European letters (a superset of Latin-1)."""
    encodings = [name for mark, name in _MARKS if data.startswith(mark)] or ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = data.decode("latin-1")
    parts.add(text)
