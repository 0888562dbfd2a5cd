"""Marks the words of a query in a text, found with the same analysis that found the document."""

import re
from collections.abc import Iterable
from html import escape

from search.analysis.expressions import Expression, places_of
from search.analysis.fold import strip_ignorable
from search.analysis.tokens import Token, analyse

#: Longer texts are only looked at this far (characters), so that no page is slow.
MAX_TEXT = 200_000
_MAX_HITS = 500
_LEAD = 60
_SPACE = re.compile(r"\s+")
_UNPRINTABLE = re.compile(r"[\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]+")
_SENTENCE_END = re.compile(r"[.!?…]['\"”»)]*\s+|\n+")


class Html(str):
    """A string of HTML that templates need not escape: it follows the `__html__` convention."""

    __slots__ = ()

    def __html__(self) -> str:
        """The string itself, as a plain str."""
        return str(self)


def matches(token: Token, query_terms: frozenset[str]) -> bool:
    """Whether the word, its lemma or a part of it is one of `query_terms`."""
    return token.lemma in query_terms or token.surface in query_terms or not query_terms.isdisjoint(token.parts)


def highlight(text: str, query_terms: frozenset[str | Expression], *, length: int = 240, whole: bool = False) -> Html:
    """The passage of the plain text `text` that says most about the query, as HTML with the hits in <mark>.

    `query_terms` are lemmas, parts and surfaces in folded form (see `Token`), and expressions, whose words are marked
    where they stand together. The passage is about `length` characters, begins at a sentence or a word and is the
    beginning of the text where nothing matches; cuts show as "…". With `whole` all of the text is returned. Everything
    but the marks is escaped; control characters are left out.
    """
    text = text[:MAX_TEXT]
    expressions = [term for term in query_terms if isinstance(term, Expression)]
    hits = _hits(text, query_terms.difference(expressions), expressions) if query_terms else []
    telling = query_terms.union(*(wanted.terms for wanted in expressions))
    start, end = (0, len(text)) if whole else _passage(text, hits[:_MAX_HITS], telling, length)
    pieces, position = [], start
    for hit in hits:
        if hit.start >= start and hit.end <= end:
            pieces += [_clean(text[position : hit.start]), f"<mark>{_clean(text[hit.start : hit.end])}</mark>"]
            position = hit.end
    pieces.append(_clean(text[position:end]))
    body = "".join(pieces).strip()
    before = "… " if text[:start].strip() else ""
    after = " …" if text[end:].strip() else ""
    return Html(f"{before}{body}{after}")


def _hits(text: str, words: frozenset[str], expressions: Iterable[Expression]) -> list[Token]:
    """What is to be marked: words wherever they stand, and the words of expressions that are there as a whole."""
    tokens = analyse(text)
    together = {place for wanted in expressions for place in places_of(wanted, tokens)}
    return [token for place, token in enumerate(tokens) if place in together or matches(token, words)]


def _clean(text: str) -> str:
    return escape(_SPACE.sub(" ", _UNPRINTABLE.sub("", strip_ignorable(text))))


def _passage(text: str, hits: list[Token], query_terms: frozenset[str], length: int) -> tuple[int, int]:
    """Where the best passage starts and ends."""
    if len(text) <= length:
        return 0, len(text)
    start = _beginning(text, _best_hit(hits, query_terms, length).start, length) if hits else 0
    end = min(start + length, len(text))
    if end < len(text) and not text[end].isspace():
        space = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        end = space if space > start + length // 2 else end
    return start, end


def _best_hit(hits: list[Token], query_terms: frozenset[str], length: int) -> Token:
    """The hit with most different words of the query within reach, then with most hits; the earliest of equals."""
    reach = max(length - _LEAD, length // 2)

    def weight(first: int) -> tuple[int, int]:
        within = [hit for hit in hits[first : first + 20] if hit.end <= hits[first].start + reach]
        found = {word for hit in within for word in (hit.lemma, hit.surface, *hit.parts) if word in query_terms}
        return len(found), len(within)

    return hits[max(range(len(hits)), key=weight)]


def _beginning(text: str, position: int, length: int) -> int:
    """Where to begin so that what stands at `position` has something before it, at most a quarter of the passage."""
    earliest = max(0, position - min(_LEAD, length // 4))
    if earliest == 0:
        return 0
    sentences = [match.end() for match in _SENTENCE_END.finditer(text, earliest, position)]
    if sentences:
        return sentences[0]
    space = text.find(" ", earliest, position)
    return space + 1 if space >= 0 else position
