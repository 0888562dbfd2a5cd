"""Parts of compounds that the dictionary does not mark as such, learnt from the compounds that it lists.

Hunspell says of most words whether compounds may begin or end with them, but not of all: läs- of läsa begins a hundred
of its entries (läsambassadör, läsanvisning) and tal ends as many (nyckeltal, årtal), yet neither is marked.
"""

from collections import Counter

from search.analysis.lexicon import MAY_END
from search.analysis.lexicon_draft import NOUN, Draft

#: So many entries must begin with a part, or end in one, before it is believed.
_BEGINS, _ENDS = 5, 20
_SHORTEST, _SHORTEST_TAIL = 3, 4
#: What verbs are prefixed with; a verb with it, or a word that seems to end in it, begins no compounds.
_PARTICLES = ("för", "upp", "ned", "ner", "till", "ut", "in", "av", "an", "be", "om", "med", "fram", "bort", "om", "på")


def add_attested(draft: Draft) -> None:
    """Add to the draft the beginnings, and the ends of three letters, that its own compounds attest."""
    begun, ended = _count(draft)
    tails = {tail for tail, count in ended.items() if count >= _ENDS and tail not in draft.ends}
    for form, found in draft.candidates.items():
        if any(base in tails and rank <= NOUN for rank, _, base in found):
            draft.end(form, MAY_END)
    for head, count in begun.items():
        base = _word_behind(head, draft) if count >= _BEGINS else None
        if base:
            draft.begin(head, 2, base)


def _count(draft: Draft) -> tuple[Counter[str], Counter[str]]:
    """How many entries begin with each part not known as a beginning, and end in each noun of three letters."""
    begun: Counter[str] = Counter()
    ended: Counter[str] = Counter()
    for word in draft.words:
        if word[-_SHORTEST:] in draft.nouns and word[:-_SHORTEST] in draft.beginnings:
            ended[word[-_SHORTEST:]] += 1
        for start in range(_SHORTEST, len(word) - _SHORTEST_TAIL + 1):
            head, tail = word[:start], word[start:]
            if head not in draft.beginnings and tail in draft.nouns and tail in draft.ends:
                begun[head] += 1
    return begun, ended


def _word_behind(head: str, draft: Draft) -> str | None:
    """The word that a beginning stands for: a noun first, then the verb or noun that it lacks the last vowel of."""
    if head in draft.nouns:
        return head
    if head.startswith(_PARTICLES) or head.endswith(_PARTICLES):
        return None
    stem = head[:-1]
    ways = (
        (head, draft.adjectives), (head + "a", draft.nouns), (head + "a", draft.verbs), (head + "e", draft.nouns),
        (stem if head.endswith("s") else "", draft.nouns), (stem + "a" if head[-1] in "uo" else "", draft.nouns),
        (head, draft.bases),
    )  # fmt: skip
    return next((word for word, known in ways if word in known), None)
