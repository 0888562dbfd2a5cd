"""Which analyser this is: an index made with another one must be rebuilt."""

import hashlib
from functools import lru_cache
from pathlib import Path

_HERE = Path(__file__).parent
#: Whatever decides which lemma and parts a word gets.
_RULES = ("compounds.py", "exceptions.py", "fold.py", "lexicon.py", "tokens.py", "words.py")
_DATA = ("lexicon_sv.xz", "exceptions_sv.toml")


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Sixteen hexadecimal digits that change whenever the analyser's rules or data do."""
    digest = hashlib.sha256()
    for path in (*(_HERE / name for name in _RULES), *(_HERE / "data" / name for name in _DATA)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
