"""Suggestions while somebody types: the same terms and the same ranking in every engine.

A suggestion term is a phrase folded from one of its words on, then the kind of thing it is, then the phrase as people
write it. Whoever types the beginning of any word finds the whole phrase by walking the terms with that prefix.
"""

from collections.abc import Iterable

from search.analysis import Token, analyse, fold, stop_words
from search.document import Document
from search.engines.base import WORD, Suggestion

SHORTEST_PREFIX = 2
_SEPARATOR = "\x1f"
_SHORTEST_WORD = 3
_LONGEST_PHRASE = 120


def fold_phrase(phrase: str) -> str:
    """A phrase as prefixes of it are compared: folded, one blank between words, nothing before the first word."""
    return " ".join(fold(phrase).replace(_SEPARATOR, " ").split())[:_LONGEST_PHRASE]


def suggestion_terms(document: Document, tokens: Iterable[Token]) -> set[str]:
    """The terms of one document: each of the given words, and title and other phrases from each of their words on."""
    words = {token.surface for token in tokens if token.surface not in stop_words}
    found = {_term(word, WORD) for word in words if len(word) >= _SHORTEST_WORD}
    for phrase in (document.title, *document.suggestions):
        phrase = " ".join(phrase.replace(_SEPARATOR, " ").split())[:_LONGEST_PHRASE].strip()
        found |= {_term(phrase, document.type, token.start) for token in analyse(phrase)}
    return found


def ranked(counts: Iterable[tuple[str, int]], limit: int) -> tuple[Suggestion, ...]:
    """The best of (suggestion term, documents with it): single words in the first half, then whole phrases.

    In each of the two what begins as typed comes first, then the most frequent, then by letters.
    """
    best: dict[tuple[str, str], tuple[bool, int]] = {}
    for term, count in counts:
        folded, kind, phrase = term.split(_SEPARATOR)
        from_start = folded == phrase or (_may_begin(phrase, folded) and folded == fold_phrase(phrase))
        best[phrase, kind] = max(best.get((phrase, kind), (False, 0)), (from_start, count))
    ordered = sorted(best, key=lambda found: (not best[found][0], -best[found][1], found))
    words = [found for found in ordered if found[1] == WORD]
    phrases = [found for found in ordered if found[1] != WORD]
    room = max(limit // 2, limit - len(phrases))
    chosen = (words[:room] + phrases)[:limit]
    return tuple(Suggestion(phrase, kind, best[phrase, kind][1]) for phrase, kind in chosen)


def _may_begin(phrase: str, folded: str) -> bool:
    """Whether the first letters do not rule out that `folded` is all of the phrase; folding a phrase takes time."""
    first = phrase[:1] + folded[:1]
    return not first.isascii() or phrase[:1].lower() == folded[:1]


def _term(phrase: str, kind: str, start: int = 0) -> str:
    return _SEPARATOR.join((fold_phrase(phrase[start:]), kind, phrase))
