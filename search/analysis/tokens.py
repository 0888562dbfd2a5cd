"""Text to tokens: where each word stands, how it is written, what it means to search."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from search.analysis.compounds import MAX_LENGTH
from search.analysis.fold import IGNORABLE, fold
from search.analysis.words import analyse_word

_LETTERS = rf"[^\W_](?:[^\W_]|[\u0300-\u036f{IGNORABLE}])*"
_PIECE = rf"[^\W_][^\W_\u0300-\u036f{IGNORABLE}]*"
_WORD = re.compile(
    rf"{_LETTERS}(?:[-‐‑'’]{_LETTERS})*"
    r"(?::(?:s|n|en|ens|ns|t|et|ets|e|a|ar|arna|er|erna|or|orna|na|are)\b)?"
)
_ENDING = re.compile(r"(?:'s?|:\w+)$")
#: A token's text is not looked at further than this: enough for any word, however many marks it carries.
_LONGEST_RAW = 4 * MAX_LENGTH


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text.

    `start` and `end` are character offsets into the text as given, `surface` is the word folded (at most 64
    characters), `lemma` its dictionary form, `parts` the lemmas of a compound's parts, without the lemma itself.
    """

    start: int
    end: int
    surface: str
    lemma: str
    parts: tuple[str, ...]


@lru_cache(maxsize=32768)
def _analysed(raw: str) -> tuple[str, str, tuple[str, ...]]:
    surface = fold(raw[:_LONGEST_RAW]).replace("'", "").partition(":")[0][:MAX_LENGTH].strip("-")
    return surface, *analyse_word(surface)


def analyse(text: str) -> list[Token]:
    """The words of `text` in order. The same word gets the same lemma everywhere. Never raises."""
    return [
        Token(match.start(), match.end(), *_analysed(match.group()[:_LONGEST_RAW])) for match in _WORD.finditer(text)
    ]


stop_words: frozenset[str] = frozenset(
    (Path(__file__).parent / "data" / "stopwords_sv.txt").read_text(encoding="utf-8").split()
)


def query_terms(query: str) -> list[Token]:
    """The words of a query without stop words; all of them when there are only stop words."""
    tokens = analyse(query)
    return [token for token in tokens if token.surface not in stop_words] or tokens
