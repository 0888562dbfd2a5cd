"""The verb that a noun of action is made from, so that a question about "ansöka" finds a page about "ansökan".

It helps to rank, never to match: what a word is derived from says more about what a text is about than about which
word it holds.
"""

from functools import lru_cache

from search.analysis.lexicon import lexicon

_SHORTEST_STEM = 3
#: Endings of nouns of action and of those who act, with what the verb has instead; the first verb that is known counts.
_DERIVED = (
    ("ation", ("era", "a")),
    ("gande", ("",)),
    ("ning", ("a",)),
    ("else", ("a",)),
    ("ande", ("a",)),
    ("ende", ("a",)),
    ("ing", ("a", "ra")),
    ("are", ("a",)),
    ("an", ("a",)),
    ("e", ("a",)),
)


@lru_cache(maxsize=16384)
def root(lemma: str) -> str:
    """The verb a lemma is derived from by a common ending (investering → investera, omhändertagande → omhänderta).

    The lemma itself where the lexicon knows no such verb. Source of the endings: Swedish word formation as in
    Thorell, "Svensk ordbildningslära" (1981), nouns from verbs.
    """
    for ending, replacements in _DERIVED:
        stem = lemma.removesuffix(ending)
        if stem == lemma or len(stem) < _SHORTEST_STEM:
            continue
        for replacement in replacements:
            reading = lexicon().find(stem + replacement)
            if reading and reading.lemma == stem + replacement:
                return reading.lemma
    return lemma
