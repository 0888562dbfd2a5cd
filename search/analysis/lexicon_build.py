"""Second half of building the lexicon: one lemma for every form, written as the file that `lexicon.py` reads.

The result depends on hunspell's sv_SE dictionary and on `data/irregular_sv.tsv` alone: the same input gives the same
bytes.
"""

import json
import lzma
from collections.abc import Iterable
from pathlib import Path

from search.analysis.fold import fold
from search.analysis.lexicon import FORMAT, GENITIVE_FROM, encode_lemma
from search.analysis.lexicon_attested import add_attested
from search.analysis.lexicon_draft import BARE_ENTRY, IMPERATIVE, OWN, PARTICIPLE_ENTRY, VERB, Draft, draft_from

#: Endings of forms listed for themselves, and what their lemma has instead.
_BARE_ENDINGS = (
    ("ar", "a"), ("er", "a"), ("are", ""), ("ast", ""), ("aste", ""), ("a", ""), ("e", ""), ("s", ""), ("s", "a"),
)  # fmt: skip
_SHORTEST_TAIL = 4


def build(dictionary: Path, irregular: Path, source: str) -> bytes:
    """The lexicon as bytes.

    `dictionary` is the path of the hunspell dictionary without its ending, `irregular` a table of irregular endings,
    `source` names the version of the dictionary. Raises OSError when a file is missing.
    """
    draft = draft_from(dictionary)
    add_attested(draft)
    lemmas = choose(draft, read_irregular(irregular))
    beginnings = choose_beginnings(draft, lemmas)
    return serialise(lemmas, draft.ends, beginnings, source)


def read_irregular(path: Path) -> dict[str, list[str]]:
    """The lemmas of each irregular form; where there are several, the first that makes a known word counts."""
    lemmas: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            lemma, *irregular = map(fold, line.split())
            lemmas.setdefault(lemma, []).insert(0, lemma)
            for form in irregular:
                lemmas.setdefault(form, []).append(lemma)
    return lemmas


def choose(draft: Draft, irregular: dict[str, list[str]]) -> dict[str, str]:
    """One lemma for every form, the same on every run, and such that a lemma is its own lemma."""
    lemmas = {form: found[0] for form, found in irregular.items()}
    for form in draft.candidates:
        lemmas[form] = _irregular_lemma(form, irregular, draft) or _regular_lemma(form, draft)
    for form in draft.candidates:
        if lemmas[form] == form and form in draft.plurals:
            lemmas[form] = _lemma_by_tail(form, lemmas, draft)
    for form in lemmas:
        seen = {form}
        while (lemma := lemmas[form]) not in seen and lemma in lemmas:
            seen.add(lemma)
            lemmas[form] = lemmas[lemma]
    return _without_genitives(lemmas)


def _regular_lemma(form: str, draft: Draft) -> str:
    """The likeliest base of a form; a participle's is its verb (anställd → anställa), a genitive's its word."""
    found = draft.candidates[form]
    rank, _, base = min(found)
    if base == form and _is_adjective(form, rank, draft):
        return form[:-1]
    if form.endswith("ade") and form[:-2] in draft.verbs:
        return form[:-2]
    if rank == BARE_ENTRY and base == form:
        return _bare_lemma(form, draft.bases) or base
    if rank == OWN and form.endswith("d") and form not in draft.nouns:
        return min((lemma for kind, _, lemma in found if kind == VERB), default=base)
    if rank > OWN and form.endswith("s"):
        without = min(draft.candidates.get(form[:-1], [(IMPERATIVE, 0, "")]))
        if without[0] <= OWN:
            return without[2]
    return base


def _is_adjective(form: str, rank: int, draft: Draft) -> bool:
    """Whether a form that is listed for itself is better taken as that of an adjective: vita, ryska, lugnt, dumt."""
    if form in draft.verbs or rank not in (OWN, BARE_ENTRY):
        return False
    if form.endswith("t"):
        return rank == BARE_ENTRY and form[:-1] in draft.adjectives
    return form.endswith("a") and form[:-1] in draft.compared


def _irregular_lemma(form: str, irregular: dict[str, list[str]], draft: Draft) -> str | None:
    """The lemma of an irregular form, also after a prefix that makes a known word: antog is to anta as tog is to ta."""
    ranks = {rank for rank, _, _ in draft.candidates[form]}
    if form in irregular:
        return irregular[form][0]
    if form.removesuffix("s") in irregular and min(ranks) > OWN:
        return irregular[form.removesuffix("s")][0]
    if VERB in ranks and not ranks & {OWN, BARE_ENTRY}:
        return None
    for start in range(2, len(form) - 2):
        for lemma in irregular.get(form[start:], ()):
            candidate = form[:start] + lemma
            if candidate in draft.bases and (candidate in draft.nouns or form not in draft.nouns):
                return candidate
    return _participle_lemma(form, irregular, draft) if min(ranks) >= PARTICIPLE_ENTRY else None


def _participle_lemma(form: str, irregular: dict[str, list[str]], draft: Draft) -> str | None:
    """The verb of a strong participle, which goes with the supine in -it: skriven and skrivna as skrivit."""
    for ending in ("en", "na", "et"):
        if form.endswith(ending):
            supine = form.removesuffix(ending) + "it"
            if supine in draft.candidates:
                return _irregular_lemma(supine, irregular, draft)
            if supine in irregular:
                return irregular[supine][0]
    return None


def _bare_lemma(form: str, bases: set[str]) -> str | None:
    """The lemma of an entry that hunspell lists without inflection, as it does where two words share a form."""
    for ending, replacement in _BARE_ENDINGS:
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 2 and stem + replacement in bases:
            return stem + replacement
    return None


def _lemma_by_tail(form: str, lemmas: dict[str, str], draft: Draft) -> str:
    """The lemma of a compound listed in the plural alone, by the known word it ends in: sommarbostäder, of bostäder."""
    for start in range(2, len(form) - _SHORTEST_TAIL + 1):
        tail = form[start:]
        if tail in draft.ends and lemmas.get(tail, tail) != tail:
            return form[:start] + lemmas[tail]
    return form


def _without_genitives(lemmas: dict[str, str]) -> dict[str, str]:
    """Leave out the forms in -s that the reader finds by taking the s away."""
    return {
        form: lemma
        for form, lemma in lemmas.items()
        if lemma == form or not form.endswith("s") or len(form) < GENITIVE_FROM or lemmas.get(form[:-1]) != lemma
    }


def choose_beginnings(draft: Draft, lemmas: dict[str, str]) -> dict[str, str]:
    """What each possible beginning of a compound stands for: arbets → arbete, skol → skola, gatu → gata."""
    chosen = {}
    for form, found in draft.beginnings.items():
        _, _, base = min((base not in draft.nouns, rank, base) for rank, base in found)
        if base in draft.compound_only and base not in draft.nouns:
            base = next((word for word in _free_forms(base) if word in draft.nouns), None) or next(
                (word for word in _free_forms(base) if word in lemmas), base
            )
        if form[-1] in "es" and base in draft.verbs and base[:-1] in draft.nouns:
            base = base[:-1]
        if base not in lemmas and base not in draft.nouns and len(base) > _SHORTEST_TAIL and base.endswith("s"):
            base = base[:-1]
        chosen[form] = lemmas.get(base, base)
    return chosen


def _free_forms(beginning: str) -> Iterable[str]:
    """Words that a form found only in compounds may stand for, most likely first."""
    if beginning.endswith("ar"):
        yield beginning + "e"
    yield beginning
    stem, last = beginning[:-1], beginning[-1]
    if last == "s":
        yield from (stem, stem + "e", stem + "a")
    if last in "aeou":
        yield from (stem + "a", stem, stem + "e", stem + "um", stem + "ium")
    if last == "a" and len(stem) > 2:
        yield stem[:-1] + "e" + stem[-1]
    yield from (beginning + "a", beginning + "e", beginning + "ium", beginning + "um")


def serialise(lemmas: dict[str, str], ends: dict[str, str], beginnings: dict[str, str], source: str) -> bytes:
    """The lexicon's file: a line of JSON, the forms, an empty line, the beginnings; compressed."""
    words = [f"{form}\t{encode_lemma(form, lemma)}{ends.get(form, '')}" for form, lemma in sorted(lemmas.items())]
    starts = [f"{form}\t{encode_lemma(form, lemma)}" for form, lemma in sorted(beginnings.items())]
    header = json.dumps(
        {"format": FORMAT, "source": source, "forms": len(words), "beginnings": len(starts)}, sort_keys=True
    )
    text = "\n".join([header, *words, "", *starts, ""])
    return lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME)
