"""Where in a document a term stands, by field, and as which words: read from the document itself, without an engine."""

from collections import Counter
from collections.abc import Callable

from search.analysis import Token, analyse, root
from search.document import Document
from search.engines import weights
from search.spelling import form_distance
from search.terms import REPEATS, texts

#: So many of the document's own words are named.
_MOST_WORDS = 3
_BODY = "body"

Shares = dict[str, float]


class Places:
    """The words of one document by field. Shares add up to 1, and weigh a field as `REPEATS` says."""

    def __init__(self, document: Document) -> None:
        self._tokens = {name: analyse(text) for name, text in texts(document).items()}

    def of_lemma(self, lemma: str) -> tuple[Shares, tuple[str, ...]]:
        """(shares by field, words of the document) of a lemma as a word of its own."""
        return self._counted(lambda token: token.lemma == lemma)

    def of_root(self, lemma: str) -> tuple[Shares, tuple[str, ...]]:
        """The same of all words, and parts of compounds, that have the root of the lemma."""
        wanted = root(lemma)
        return self._counted(lambda token: [root(word) for word in (token.lemma, *token.parts)].count(wanted))

    def of_form(self, surface: str) -> tuple[str, Shares]:
        """(the form that a misspelt word is taken for, shares by field); ("", {}) when nothing is near enough.

        That is the form that gives most: near the top of the page rather than below, then the fewest letters that
        differ.
        """
        best: tuple[float, str, str] | None = None
        for name, tokens in self._tokens.items():
            half = "rest" if name == _BODY else "head"
            for form in sorted({form for token in tokens for form in (token.surface, token.lemma)}):
                distance = form_distance(surface, form)
                if distance is not None:
                    points = weights.FORMS[half] / max(1, distance)
                    if best is None or points > best[0]:
                        best = points, half, form
        if best is None:
            return "", {}
        _, half, form = best
        return form, self._counted(lambda token: form in (token.surface, token.lemma), half)[0]

    def _counted(self, times: Callable[[Token], int], half: str = "") -> tuple[Shares, tuple[str, ...]]:
        counts: Counter[str] = Counter()
        words: Counter[str] = Counter()
        for name, tokens in self._tokens.items():
            if half and (half == "rest") != (name == _BODY):
                continue
            for token in tokens:
                found = int(times(token))
                if found:
                    counts[name] += found * REPEATS[name]
                    words[token.surface] += found
        whole = sum(counts.values())
        shares = {name: count / whole for name, count in counts.items()}
        return shares, tuple(word for word, _ in words.most_common(_MOST_WORDS))
