"""Tells sentences that ask from words that name, and what one asks with from what one asks about."""

from pathlib import Path

from search.analysis.fold import fold
from search.analysis.tokens import analyse

#: A text of at least so many words that begins with one of these, or ends with a question mark, is a question.
_SHORTEST = 3
_INTERROGATIVES = frozenset(["hur", "vad", "varför", "vem", "vems", "vilka", "vilken", "vilket", "när", "var", "vart"])

#: Lemmas of what people ask with rather than about: göra, få, behöva, and in this portal kommun.
asking_words: frozenset[str] = frozenset(
    map(fold, (Path(__file__).parent / "data" / "asking_words_sv.txt").read_text(encoding="utf-8").split())
)


def is_question(text: str) -> bool:
    """Whether somebody asks in a sentence instead of naming what they look for."""
    tokens = analyse(text)
    if len(tokens) < _SHORTEST:
        return False
    return text.rstrip().endswith("?") or tokens[0].surface in _INTERROGATIVES
