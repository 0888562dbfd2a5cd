"""Text to tokens: where each word stands, how it is written, what it means to search."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from search.analysis.compounds import MAX_LENGTH
from search.analysis.fold import IGNORABLE, fold
from search.analysis.words import analyse_word

# A word is letters and figures, with the accents and invisible characters that may stand among them; hyphens and
# apostrophes join, and a colon before the ending of an abbreviation (SFI:s) belongs to it.
_INSIDE = rf"[^\W_](?:[^\W_]|[\u0300-\u036f{IGNORABLE}])*"
_ENDINGS = "s|n|en|ens|ns|t|et|ets|e|a|ar|arna|er|erna|or|orna|na|are"
_WORD = re.compile(rf"{_INSIDE}(?:[-‐‑'’]{_INSIDE})*(?::(?:{_ENDINGS})\b)?")
_PIECE = re.compile(_INSIDE)
_TRAILING = re.compile(rf"[{IGNORABLE}]+$")
#: What folding can leave in a word that no engine should see in a term: apostrophes, blanks of written-out ligatures.
_NO_TERM = re.compile(r"[^\w-]|_")
#: No more of a word's text than this is looked at: enough for any word, however many accents it carries.
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
    """Surface, lemma and parts of a word as written."""
    folded = fold(raw).partition(":")[0]
    surface = _NO_TERM.sub("", folded)[:MAX_LENGTH].strip("-")
    return surface, *analyse_word(surface)


def analyse(text: str) -> list[Token]:
    """The words of `text` in order. The same word gets the same lemma in every text. Never raises."""
    tokens = []
    for match in _WORD.finditer(text):
        raw = match.group()
        if len(raw) > MAX_LENGTH:
            tokens += _long_word(raw, match.start())
            continue
        surface, lemma, parts = _analysed(raw)
        start, end = match.span()
        if not raw[-1].isalnum():
            end = start + len(_TRAILING.sub("", raw))
        if surface:
            tokens.append(Token(start, end, surface, lemma, parts))
    return tokens


def _long_word(raw: str, offset: int) -> Iterator[Token]:
    """A chain of hyphens too long to be one word as several; a run of letters cut off."""
    for piece in _PIECE.finditer(raw):
        surface, lemma, parts = _analysed(piece.group()[:_LONGEST_RAW])
        if surface:
            yield Token(offset + piece.start(), offset + piece.end(), surface, lemma, parts)


stop_words: frozenset[str] = frozenset(
    map(fold, (Path(__file__).parent / "data" / "stopwords_sv.txt").read_text(encoding="utf-8").split())
)


def query_terms(query: str) -> list[Token]:
    """The words of a query without stop words (by surface); all of them when there are only stop words."""
    tokens = analyse(query)
    return [token for token in tokens if token.surface not in stop_words] or tokens
