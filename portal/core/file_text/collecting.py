"""Gathers the parts of a file until there is enough of them, cleaned of what no text holds."""

import re
import time
import unicodedata

from .limits import Limits
from .outcome import Part

# What PDF files put where a word is divided at the end of a line, and soft hyphens.
_DIVIDED = re.compile("[\x02\ufffe\u00ad][ \t]*(?:\r\n|\r|\n)?")
# A hyphen at the end of a line between small letters divides a word; "för- och" does not stand at the end of one.
_HYPHEN_AT_END = re.compile(r"(?<=[a-zåäöéü])-[ \t]*\n(?=[a-zåäöéü])(?!(?:och|eller|samt)\b)")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_BLANKS = re.compile("[ \t\u00a0\u2000-\u200a]+")
_EMPTY_LINES = re.compile(r"\s*\n\s*")
#: Share of the time after which reading stops with what there is.
_ENOUGH_TIME = 0.75


def clean(text: str) -> str:
    """`text` in composed letters, without control characters, divided words joined, single blanks and line breaks."""
    text = _DIVIDED.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    text = _BLANKS.sub(" ", _CONTROLS.sub(" ", _HYPHEN_AT_END.sub("", text)))
    return unicodedata.normalize("NFC", _EMPTY_LINES.sub("\n", text)).strip()


class Full(Exception):
    """There is no room, or no time, for more."""


class Parts:
    """The parts read so far. `add` raises Full when the limit of characters or most of the time is reached."""

    def __init__(self, limits: Limits) -> None:
        self.found: list[Part] = []
        self._left = limits.characters
        self._deadline = time.monotonic() + _ENOUGH_TIME * limits.seconds

    @property
    def has_text(self) -> bool:
        """Whether any part has any text."""
        return any(part.text for part in self.found)

    def check_time(self) -> None:
        """Raise Full when most of the time has passed; for readers to call within long parts."""
        if time.monotonic() > self._deadline:
            raise Full

    def room_for(self, characters: int) -> bool:
        """Whether so much more raw text can be of any use: twice what is left, because cleaning makes it shorter."""
        return characters <= 2 * self._left

    def add(self, text: str, name: str = "") -> None:
        """Add the next part; one that does not fit is cut off at a blank."""
        text = clean(text[: 4 * self._left + 1])
        name = clean(name)[:100]
        fits = text if len(text) <= self._left else text[: self._left].rpartition(" ")[0]
        self.found.append(Part(len(self.found) + 1, fits, name))
        self._left -= len(fits)
        if len(fits) < len(text):
            raise Full
        self.check_time()
