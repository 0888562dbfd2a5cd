"""Folding: one spelling for every way of writing the same Swedish letters."""

import re
import unicodedata

#: Characters that may stand inside a word without being a part of it: NUL, soft hyphen, zero-width characters,
#: marks of writing direction, variation selectors. They are dropped before anything else is looked at.
IGNORABLE = (
    "\u0000\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
_IGNORABLE = re.compile(f"[{IGNORABLE}]+")
_PLAIN = re.compile(r"[a-z0-9åäö \-]*")
_KEPT = frozenset("åäö")
#: Letters that Unicode does not take apart; Danish and Norwegian ones meet their Swedish counterparts.
_LETTERS = str.maketrans(
    {"æ": "ä", "ø": "ö", "œ": "oe", "ß": "ss", "ð": "d", "đ": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "n",
     "’": "'", "‑": "-", "‐": "-"}
)  # fmt: skip


def strip_ignorable(text: str) -> str:
    """Return `text` without NUL, soft hyphens, zero-width characters and marks of direction."""
    return _IGNORABLE.sub("", text)


def fold(text: str) -> str:
    """Return `text` in lower case, with accents removed from all letters but å, ä and ö.

    Å, ä and ö are letters of their own in Swedish (häll is not hall), whichever way they are encoded. Other accents
    are dropped (idé → ide, Müller → muller), ligatures and other compatibility forms are written out. Never raises.
    """
    text = strip_ignorable(text).lower()
    if _PLAIN.fullmatch(text):
        return text
    composed = unicodedata.normalize("NFKC", text).lower()
    return "".join(map(_fold_letter, composed)).translate(_LETTERS)


def _fold_letter(letter: str) -> str:
    """One composed letter without its accents; å, ä and ö as they are."""
    if letter in _KEPT or letter.isascii():
        return letter
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
