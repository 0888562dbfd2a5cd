"""A document as terms: what an engine stores so that every engine matches the same words.

The terms never hold white space, so fields of them need nothing but splitting at blanks in any engine.
"""

from collections.abc import Collection
from dataclasses import dataclass

from search.analysis import Token, analyse, root
from search.document import Document
from search.suggestions import suggestion_terms

#: The text fields of the index, in falling weight. "labels" is what a page is tagged with: keywords, methods, place.
FIELDS = ("title", "labels", "summary", "body")
#: How often a word counts by where it stands: BM25F by repetition. Weighing how often a word occurs, in one field,
#: keeps one length and one rarity per word; adding up scores of several fields counts the same word several times.
#: Source: Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004.
REPEATS = {"title": 10, "labels": 5, "summary": 3, "body": 1}
#: Compound parts and word forms are kept for these two halves: what stands at the top of a page, and the rest.
HALVES = ("head", "rest")

_PLAIN = str.maketrans("åäö", "aao")


@dataclass(frozen=True)
class DocumentTerms:
    """`lemmas` by field in text order, `parts` and `forms` by half; `suggestions` as in `search.suggestions`.

    `words` is everything the document matches: lemmas and parts. By the other three it is ranked: `ranking` has the
    lemmas of each field as often as `REPEATS` says, `roots` the roots of those and of their compound parts, and
    `running` all lemmas once in text order, where words that stand close together are found.
    """

    lemmas: dict[str, list[str]]
    parts: dict[str, list[str]]
    forms: dict[str, set[str]]
    suggestions: set[str]
    words: set[str]
    ranking: list[str]
    roots: list[str]
    running: list[str]


def texts(document: Document) -> dict[str, str]:
    """The texts of a document by field."""
    labels = "\n".join(filter(None, (document.keywords, document.method_names, document.place)))
    return {"title": document.title, "labels": labels, "summary": document.summary, "body": document.body}


def document_terms(document: Document) -> DocumentTerms:
    """Analyse one document."""
    tokens = {field: analyse(text) for field, text in texts(document).items()}
    halves = {"head": tokens["title"] + tokens["labels"] + tokens["summary"], "rest": tokens["body"]}
    repeated = [token for field, found in tokens.items() for token in found * REPEATS[field]]
    words = {word for found in tokens.values() for token in found for word in (token.lemma, *token.parts)}
    return DocumentTerms(
        lemmas={field: [token.lemma for token in found] for field, found in tokens.items()},
        parts={half: [part for token in found for part in token.parts] for half, found in halves.items()},
        forms={half: forms(found) for half, found in halves.items()},
        suggestions=suggestion_terms(document, tokens["title"] + tokens["labels"]),
        words=words,
        ranking=[token.lemma for token in repeated],
        roots=[root(word) for token in repeated for word in (token.lemma, *token.parts)],
        running=[token.lemma for found in tokens.values() for token in found],
    )


def forms(tokens: Collection[Token]) -> set[str]:
    """What a misspelt word is compared with: words as written and as lemmas, also without the rings and dots."""
    found = {token.surface for token in tokens}
    found.update(token.lemma for token in tokens)
    return found.union(unmarked(form) for form in found if not form.isascii())


def unmarked(form: str) -> str:
    """A folded form with å and ä as a, ö as o, the way it is typed where the keyboard lacks them."""
    return form.translate(_PLAIN)
