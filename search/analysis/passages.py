"""The passage of a long text that says most about a query, found without analysing all of it.

Words inflect at their end, and compounds hold them whole: whatever matches a term nearly always has the term's first
letters in it. So the text is searched for those, which is fast, and only what surrounds them is analysed.
"""

from collections.abc import Iterable, Iterator

from search.analysis.expressions import Expression
from search.analysis.highlight import Html, highlight, matches
from search.analysis.tokens import analyse

#: What divides the parts (pages, slides, sheets) of a text. A passage never goes across.
PART_BREAK = "\f"

_VOWELS = "aeiouyåäö"
_ENDINGS = ("el", "er", "en", "or", "um")
#: Vowels that change in some plurals: stad, städer; bok, böcker.
_CHANGING = str.maketrans({"a": "ä", "o": "ö", "å": "ä"})
_LONGEST_UNCHANGED = 5
_MOST_STEMS = 24
_MOST_ANCHORS = 100
_MOST_LOOKS = 6
#: What stands around an anchor and is analysed with it, in characters.
_BEFORE = 120
#: How much of the beginning is analysed when no first letters lead anywhere (gå, gick).
_BEGINNING = 6_000

Terms = frozenset[str | Expression]


def passage(text: str, terms: Terms, *, length: int = 240) -> tuple[Html, int]:
    """(the passage as `highlight` gives it, the number of the part it stands in); the number is 0 when nothing matches.

    `text` may be long; its parts are divided by `PART_BREAK`.
    """
    place = _best_place(text, _words(terms), length)
    if place is None:
        end = text.find(PART_BREAK)
        return highlight(text[: min(end if end >= 0 else len(text), 2 * length)], terms, length=length), 0
    part_start = text.rfind(PART_BREAK, 0, place) + 1
    part_end = text.find(PART_BREAK, place)
    start, end = _window(text, place, length, part_start, part_end if part_end >= 0 else len(text))
    shown = highlight(text[start:end], terms, length=length)
    before = "" if shown.startswith("… ") or not text[part_start:start].strip() else "… "
    after = "" if shown.endswith(" …") or not text[end : part_end if part_end >= 0 else len(text)].strip() else " …"
    return Html(f"{before}{shown}{after}"), text.count(PART_BREAK, 0, place) + 1


def _words(terms: Terms) -> frozenset[str]:
    """The single words among the terms and in their expressions."""
    found: set[str] = set()
    for term in terms:
        found.update(term.terms if isinstance(term, Expression) else [term])
    return frozenset(found)


def _best_place(text: str, words: frozenset[str], length: int) -> int | None:
    """Where most different words stand close together; None when none can be found."""
    best, best_count = None, 0
    looked: list[tuple[int, int]] = []
    for anchor, expected in _anchors(_lowered(text), words, length):
        if any(start <= anchor < end for start, end in looked):
            continue
        if expected <= best_count or len(looked) == _MOST_LOOKS:
            break
        start, end = _window(text, anchor, length, 0, len(text))
        looked.append((start, end))
        place, count = _matched(text[start:end], words)
        if count > best_count:
            best, best_count = start + place, count
    if best is None and words:
        place, count = _matched(text[:_BEGINNING], words)
        return place if count else None
    return best


def _matched(text: str, words: frozenset[str]) -> tuple[int, int]:
    """(where the first match stands, how many different words match)."""
    hits = [token for token in analyse(text) if matches(token, words)]
    found = {word for hit in hits for word in (hit.lemma, hit.surface, *hit.parts) if word in words}
    return hits[0].start if hits else 0, len(found)


def _anchors(lowered: str, words: Iterable[str], length: int) -> list[tuple[int, int]]:
    """(place, how many different words seem to stand from there on), the most promising first."""
    stems = sorted({stem for word in words for stem in [_stem(word)] if stem}, key=len, reverse=True)[:_MOST_STEMS]
    variants = [_variants(stem) for stem in stems]
    weighed = []
    for anchor in {place for forms in variants for form in forms for place in _places(lowered, form)}:
        around = lowered[anchor : anchor + length]
        weighed.append((sum(any(form in around for form in forms) for forms in variants), -anchor))
    return [(-anchor, count) for count, anchor in sorted(weighed, reverse=True)]


def _places(lowered: str, form: str) -> Iterator[int]:
    """Where a form stands, up to a number."""
    place, count = lowered.find(form), 0
    while place >= 0 and count < _MOST_ANCHORS:
        yield place
        place, count = lowered.find(form, place + len(form)), count + 1


def _lowered(text: str) -> str:
    """`text` in small letters, each in its place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _stem(word: str) -> str:
    """The letters that all forms of a word begin with, most often."""
    if len(word) > 3:
        word = word.rstrip(_VOWELS) if len(word.rstrip(_VOWELS)) > 2 else word
        if len(word) > 4 and word.endswith(_ENDINGS):
            word = word[:-2]
    return word


def _variants(stem: str) -> tuple[str, ...]:
    """The stem, and for short ones the stem of a plural with another vowel."""
    changed = stem.translate(_CHANGING)
    if changed == stem or len(stem) > _LONGEST_UNCHANGED:
        return (stem,)
    return (stem, f"{changed[:-1]}ck" if changed.endswith("k") else changed)


def _window(text: str, place: int, length: int, first: int, last: int) -> tuple[int, int]:
    """Where to cut around a place, between words."""
    start, end = max(first, place - _BEFORE), min(last, place + length + _BEFORE)
    if start > first:
        space = max(text.find(" ", start, place), text.find("\n", start, place))
        start = space + 1 if space >= 0 else start
    if end < last:
        space = max(text.rfind(" ", place, end), text.rfind("\n", place, end))
        end = space if space > place else end
    return start, end
