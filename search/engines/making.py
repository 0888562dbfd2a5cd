"""What an index is made with, as a hash: an index from before a change is rebuilt without anybody raising a number."""

import hashlib
from functools import cache
from importlib import resources
from pathlib import Path

_FILES = ("document.py", "ordering.py", "suggestions.py", "terms.py", "facets.py")


@cache
def making(*sources: str) -> str:
    """A hash, 16 characters long, of all code and data that make a document's terms, and of an engine's own `sources`,
    which are paths of files."""
    package = Path(str(resources.files("search")))
    files = [package / name for name in _FILES]
    files += [path for path in (package / "analysis").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    digest = hashlib.sha256(b"".join(Path(source).read_bytes() for source in sources))
    for path in sorted(files):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
