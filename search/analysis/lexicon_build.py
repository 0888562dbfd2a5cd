"""Builds the compact Swedish lexicon that `lexicon.py` reads, from hunspell's sv_SE dictionary.

The result depends on the dictionary and on `data/irregular_sv.tsv` alone: the same input gives the same bytes.
"""

import json
import lzma
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from search.analysis.fold import fold
from search.analysis.hunspell import Entry, Suffix, forms, read_entries, read_suffixes
from search.analysis.lexicon import CAN_END, FORMAT, MAY_END, encode_lemma

# How a form may be explained; of several explanations the lowest number wins.
(ADJECTIVE_PLURAL, OWN, GENITIVE, NOUN, ADJECTIVE, PARTICIPLE_ENTRY, NAME, VERB, BARE_ENTRY, IMPERATIVE) = range(10)
#: Flags that say nothing about inflection: genitive, places in compounds, numerals, warnings.
_BARE_FLAGS = frozenset("AXYUW!srbkj0123456789")
#: Rules for numerals and abbreviations; the tokeniser handles both.
_IGNORED_RULES = frozenset("178ar")
_NOUN_FLAGS = frozenset("BCDEFGHIJv")
#: Endings of forms listed for themselves, and what their lemma has instead.
_BARE_ENDINGS = (("ar", "a"), ("er", "a"), ("are", ""), ("ast", ""), ("aste", ""), ("a", ""), ("e", ""), ("s", ""))


@dataclass(slots=True)
class Draft:
    """What the dictionary says, before one lemma is chosen for every form."""

    candidates: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)
    beginnings: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    compound_only: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    noun_entries: set[str] = field(default_factory=set)
    bases: set[str] = field(default_factory=set)
    verbs: set[str] = field(default_factory=set)

    def add(self, form: str, rank: int, base: str) -> None:
        """Note that `form` can be a form of `base`."""
        found = self.candidates.setdefault(form, [])
        candidate = (rank, len(base), base)
        if candidate not in found:
            found.append(candidate)

    def end(self, form: str, mark: str) -> None:
        """Note that compounds can end in `form`; a certain end is not made uncertain."""
        if self.ends.get(form) != CAN_END:
            self.ends[form] = mark

    def begin(self, form: str, rank: int, base: str) -> None:
        """Note that compounds can begin with `form`, which stands for `base`."""
        found = self.beginnings.setdefault(form, [])
        if (rank, base) not in found:
            found.append((rank, base))


def build(dictionary: Path, irregular: Path, source: str) -> bytes:
    """The lexicon as bytes.

    `dictionary` is the path of the hunspell dictionary without its ending, `irregular` a table of irregular endings,
    `source` names the version of the dictionary. Raises OSError when a file is missing.
    """
    draft = draft_from(dictionary)
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


def draft_from(dictionary: Path) -> Draft:
    """Collect every form of every entry with its possible bases."""
    suffixes = read_suffixes(dictionary.with_suffix(".aff"))
    entries = sorted({(entry.word, entry.flags) for entry in read_entries(dictionary.with_suffix(".dic"))})
    draft = Draft(noun_entries={word for word, flags in entries if word.islower() and _NOUN_FLAGS & set(flags)})
    draft.verbs = {fold(word) for word, flags in entries if word.endswith("a") and {"P", "m", "K", "L"} & set(flags)}
    for word, flags in entries:
        _add_entry(draft, Entry(word, flags), suffixes)
    return draft


def _add_entry(draft: Draft, entry: Entry, suffixes: dict[str, list[Suffix]]) -> None:
    base, flags = fold(entry.word).rstrip("-"), set(entry.flags)
    if len(base) < 2:
        return
    name, noun = entry.word[0].isupper(), bool(flags & _NOUN_FLAGS)
    mark = CAN_END if "Y" in flags else MAY_END if noun and not name and len(base) > 3 else ""
    if "Z" in flags or entry.word.endswith("-"):
        draft.compound_only.add(base)
    else:
        participle = {"N", "Q"} <= flags and base[:-1] in draft.verbs
        draft.add(base, _own_rank(base, flags, name), base[:-1] if participle else base)
        if not name:
            draft.bases.add(base)
        if noun and not name:
            draft.nouns.add(base)
        if mark:
            draft.end(base, mark)
    if flags & {"X", "U"}:
        draft.begin(base, 0, base)
    for form, suffix in forms(entry, suffixes):
        _add_form(draft, entry, base, fold(form), suffix, mark)


def _add_form(draft: Draft, entry: Entry, base: str, form: str, suffix: Suffix, mark: str) -> None:
    if suffix.flag in _IGNORED_RULES or form.endswith("-") or (suffix.strip == "um" and entry.word[0].isupper()):
        return
    if set(suffix.added_flags) & {"X", "U"}:
        draft.begin(form, 1, _noun_within(entry, suffix, draft.noun_entries) or base)
        return
    lemma = _derived(base, suffix) or _noun_within(entry, suffix, draft.noun_entries) or base
    draft.add(form, _rank(entry, suffix), lemma)
    if lemma != base and lemma not in draft.noun_entries:
        draft.add(lemma, VERB, lemma)
        draft.bases.add(lemma)
    if mark:
        draft.end(form, mark)


def _derived(base: str, suffix: Suffix) -> str | None:
    """The lemma of a form that is a word of its own rather than an inflection: sökande, skövdebo, turistisk."""
    if suffix.add.startswith("nde") and suffix.flag in "BDF":
        return base + "nde"
    for flag, ending in (("e", "bo"), ("d", "sbo")):
        if suffix.flag == flag:
            return base + ending
    if suffix.flag == "T":
        return base + ("isk" if suffix.add.startswith("isk") else "re")
    return None


def _noun_within(entry: Entry, suffix: Suffix, nouns: set[str]) -> str | None:
    """The noun that an entry for a verb in -a also stands for: åtgärda gives åtgärder and åtgärds-, of åtgärd."""
    noun = entry.word[:-1]
    if not entry.word.endswith("a") or noun not in nouns or not {"m", "P"} & set(entry.flags):
        return None
    return fold(noun) if suffix.flag == "I" or (suffix.strip == "a" and suffix.flag in "Hfvyhui") else None


def _own_rank(base: str, flags: set[str], name: bool) -> int:
    """How likely it is that a form that is an entry of its own is its own lemma."""
    if name:
        return NAME
    if base.endswith("en") and "M" in flags and not flags & _NOUN_FLAGS:
        return PARTICIPLE_ENTRY
    return OWN if flags - _BARE_FLAGS else BARE_ENTRY


def _rank(entry: Entry, suffix: Suffix) -> int:
    """How likely a reading is that rests on this suffix."""
    if suffix.flag == "A" or (suffix.flag == "J" and suffix.add in ("na", "nas") and not suffix.strip):
        return GENITIVE
    if suffix.flag == "J" and suffix.strip in ("a", "ma") and not suffix.add:
        return IMPERATIVE
    verb = entry.word.endswith("a") and set(entry.flags) & {"m", "K", "L", "P"}
    if suffix.flag not in "KLMNOPQRm":
        return NOUN
    if verb or suffix.flag in "mR":
        return VERB
    return ADJECTIVE_PLURAL if suffix.flag in "MO" and suffix.add.endswith("a") else ADJECTIVE


def choose(draft: Draft, irregular: dict[str, list[str]]) -> dict[str, str]:
    """One lemma for every form, the same on every run, and such that a lemma is its own lemma."""
    lemmas = {form: _irregular_lemma(form, irregular, draft) or _regular_lemma(form, draft) for form in draft.candidates}
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
    if rank == BARE_ENTRY and base == form:
        return _bare_lemma(form, draft.bases) or base
    if rank == OWN and form.endswith("d") and form not in draft.nouns:
        return min((lemma for kind, _, lemma in found if kind == VERB), default=base)
    if rank > OWN and form.endswith("s"):
        without = min(draft.candidates.get(form[:-1], [(IMPERATIVE, 0, "")]))
        if without[0] <= OWN:
            return without[2]
    return base


def _irregular_lemma(form: str, irregular: dict[str, list[str]], draft: Draft) -> str | None:
    """The lemma of an irregular form, also after a prefix that makes a known word: antog is to anta as tog is to ta."""
    if form in irregular:
        return irregular[form][0]
    ranks = {rank for rank, _, _ in draft.candidates[form]}
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


def _without_genitives(lemmas: dict[str, str]) -> dict[str, str]:
    """Leave out the forms in -s that the reader finds by taking the s away."""
    return {
        form: lemma
        for form, lemma in lemmas.items()
        if lemma == form or not form.endswith("s") or lemmas.get(form[:-1]) != lemma
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
