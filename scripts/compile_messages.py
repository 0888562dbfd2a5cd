"""Compile our catalogues of messages (`*.po`) into what Django reads (`*.mo`), beside them. Needs no gettext tools.

The compiled files are committed, so that running the portal needs no compiler; a test compares the two.
"""

from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]


def catalogues() -> list[Path]:
    """Return every `*.po` file of ours."""
    return sorted(ROOT.glob("portal/*/locale/*/LC_MESSAGES/*.po"))


def compiled(path: Path) -> bytes:
    """Return the catalogue at `path` as it is when compiled."""
    return polib.pofile(str(path), check_for_duplicates=True).to_binary()


if __name__ == "__main__":
    for path in catalogues():
        path.with_suffix(".mo").write_bytes(compiled(path))
        print(path.relative_to(ROOT))
