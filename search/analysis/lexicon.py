"""The Swedish lexicon: which lemma a form has, and which words compounds begin and end with.

It is kept as one sorted run of bytes with an index of its half kilobytes, because the same words in a dict would need
ten times the memory; a look-up takes about two microseconds, and `tokens.py` remembers the answers.
"""

import json
import lzma
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

FORMAT = 1
#: Marks after a lemma: compounds certainly end in this form; they may, but hunspell does not say so.
CAN_END, MAY_END = "+", "?"
PATH = Path(__file__).parent / "data" / "lexicon_sv.xz"
#: Genitives in -s of at least this many letters are not in the file: the reader takes the s away itself.
GENITIVE_FROM = 4
_BLOCK = 512


class Reading(NamedTuple):
    """The lemma of a form, and whether a compound can end in the form (one of CAN_END, MAY_END or empty)."""

    lemma: str
    end: str


def encode_lemma(form: str, lemma: str) -> str:
    """The lemma as what must be done to the form: how many letters to drop, then what to add."""
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return f"{len(form) - shared}{lemma[shared:]}"


def decode_lemma(form: str, code: str) -> str:
    """The opposite of `encode_lemma`."""
    digits = 2 if code[1:2].isdigit() else 1
    return form[: len(form) - int(code[:digits])] + code[digits:]


class Lexicon:
    """The words of one file made by `lexicon_build.build`."""

    def __init__(self, packed: bytes) -> None:
        """Unpack the bytes of a lexicon file; raises ValueError when they have another format."""
        header, _, body = lzma.decompress(packed).partition(b"\n")
        self.about: dict[str, object] = json.loads(header)
        if self.about["format"] != FORMAT:
            raise ValueError(f"The lexicon has format {self.about['format']}, this code reads {FORMAT}.")
        words, _, beginnings = body.partition(b"\n\n")
        self._words = b"\n" + words + b"\n"
        self._index, self._offsets = self._make_index()
        self.beginnings: dict[str, str] = {}
        for line in beginnings.decode("utf-8").splitlines():
            form, _, code = line.partition("\t")
            self.beginnings[form] = form if code == "0" else decode_lemma(form, code)

    def _make_index(self) -> tuple[list[bytes], list[int]]:
        """The first form of each block of about _BLOCK bytes, and where the blocks begin."""
        keys, offsets, position = [], [], 0
        while 0 <= position < len(self._words) - 1:
            keys.append(self._words[position + 1 : self._words.index(b"\t", position)])
            offsets.append(position)
            position = self._words.find(b"\n", position + _BLOCK)
        return keys, [*offsets, len(self._words)]

    def find(self, form: str) -> Reading | None:
        """The reading of a folded form, also of its genitive in -s; None where the lexicon has no answer."""
        if reading := self._find(form):
            return reading
        return self._find(form[:-1]) if len(form) >= GENITIVE_FROM and form.endswith("s") else None

    def _find(self, form: str) -> Reading | None:
        key = form.encode("utf-8", "replace")
        block = bisect_right(self._index, key) - 1
        if block < 0:
            return None
        start = self._words.find(b"\n" + key + b"\t", self._offsets[block], self._offsets[block + 1] + 1)
        if start < 0:
            return None
        start += len(key) + 2
        code = self._words[start : self._words.index(b"\n", start)].decode("utf-8")
        end = code[-1] if code[-1] in (CAN_END, MAY_END) else ""
        return Reading(decode_lemma(form, code.rstrip(CAN_END + MAY_END)), end)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of the repository, read once per process (about half a second)."""
    return Lexicon(PATH.read_bytes())
