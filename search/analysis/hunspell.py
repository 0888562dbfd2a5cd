"""Reads a hunspell dictionary (.aff and .dic) and lists the forms of its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]+-?")


@dataclass(frozen=True, slots=True)
class Suffix:
    """One rule of the .aff file: a word that ends as `condition` says loses `strip` and gets `add`."""

    flag: str
    strip: str
    add: str
    added_flags: str
    condition: re.Pattern[str]

    def apply(self, word: str) -> str | None:
        """The form of `word` that the rule makes, or None where the rule does not apply."""
        if not word.endswith(self.strip) or not self.condition.search(word):
            return None
        return word[: len(word) - len(self.strip)] + self.add


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the .dic file: a word as written there and its one-letter flags."""

    word: str
    flags: str


@cache
def _condition(pattern: str) -> re.Pattern[str]:
    return re.compile("$" if pattern == "." else f"(?:{pattern})$")


def read_suffixes(path: Path) -> dict[str, list[Suffix]]:
    """The suffix rules of an .aff file in UTF-8, by flag."""
    rules: dict[str, list[Suffix]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if len(fields) < 4 or fields[0] != "SFX" or (len(fields) == 4 and fields[2] in "YN"):
            continue
        _, flag, strip, add, *rest = fields
        add, _, added_flags = add.partition("/")
        rule = Suffix(
            flag, "" if strip == "0" else strip, "" if add == "0" else add, added_flags, _condition((rest or ["."])[0])
        )
        rules.setdefault(flag, []).append(rule)
    return rules


def read_entries(path: Path) -> Iterator[Entry]:
    """The single words of a .dic file in UTF-8; forbidden words, phrases and anything with figures are left out."""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        word, _, flags = line.split("\t")[0].partition("/")
        if len(word) > 1 and "%" not in flags and _WORD.fullmatch(word):
            yield Entry(word, flags)


def forms(entry: Entry, suffixes: dict[str, list[Suffix]]) -> Iterator[tuple[str, Suffix]]:
    """The inflected forms of an entry with the rule that made each of them; the word itself is not included."""
    for flag in entry.flags:
        for suffix in suffixes.get(flag, ()):
            form = suffix.apply(entry.word)
            if form:
                yield form, suffix
