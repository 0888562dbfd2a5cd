"""First half of building the lexicon: every form that hunspell's dictionary makes, with all its possible lemmas."""

from dataclasses import dataclass, field
from pathlib import Path

from search.analysis.fold import fold
from search.analysis.hunspell import Entry, Suffix, forms, read_entries, read_suffixes
from search.analysis.lexicon import CAN_END, MAY_END

# How a form may be explained; of several explanations the lowest number wins.
(ADJECTIVE_PLURAL, OWN, GENITIVE, NOUN, ADJECTIVE, PARTICIPLE_ENTRY, NAME, VERB, BARE_ENTRY, IMPERATIVE) = range(10)
#: Flags that say nothing about inflection: genitive, places in compounds, numerals, warnings.
_BARE_FLAGS = frozenset("AXYUW!srbkj0123456789")
#: Flags of nouns listed in the plural, and of verbs in the present that are listed like them.
_PLURAL_FLAGS = frozenset("J")
#: Rules for numerals and abbreviations; the tokeniser handles both.
_IGNORED_RULES = frozenset("178ar")
_NOUN_FLAGS = frozenset("BCDEFGHIJv")
#: Flags that an entry in -a has when it is a verb, whatever else it is.
_VERB_FLAGS = frozenset("PmKLN")
#: Flags that an entry in another letter has when it is an adjective; the first is of those that can be compared.
_ADJECTIVE_FLAGS = frozenset("PKLMOQR")
_COMPARED = "P"


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
    adjectives: set[str] = field(default_factory=set)
    compared: set[str] = field(default_factory=set)
    plurals: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

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


def draft_from(dictionary: Path) -> Draft:
    """Collect every form of every entry with its possible bases."""
    suffixes = read_suffixes(dictionary.with_suffix(".aff"))
    entries = sorted({(entry.word, entry.flags) for entry in read_entries(dictionary.with_suffix(".dic"))})
    draft = Draft(noun_entries={word for word, flags in entries if word.islower() and _NOUN_FLAGS & set(flags)})
    draft.verbs = {fold(word) for word, flags in entries if word.endswith("a") and _VERB_FLAGS & set(flags)}
    draft.words = {fold(word) for word, _ in entries if word.islower() and not word.endswith("-")}
    draft.plurals = {fold(word) for word, flags in entries if word.islower() and _is_plural(flags)}
    adjectives = [(fold(word), flags) for word, flags in entries if not word.endswith("a")]
    draft.adjectives = {word for word, flags in adjectives if _ADJECTIVE_FLAGS & set(flags)}
    draft.compared = {word for word, flags in adjectives if _COMPARED in flags}
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


def _is_plural(flags: str) -> bool:
    return "J" in flags and not set(flags) - _BARE_FLAGS - _PLURAL_FLAGS


def _own_rank(base: str, flags: set[str], name: bool) -> int:
    """How likely it is that a form that is an entry of its own is its own lemma."""
    if name:
        return NAME
    if base.endswith("en") and "M" in flags and not flags & _NOUN_FLAGS:
        return PARTICIPLE_ENTRY
    return OWN if flags - _BARE_FLAGS - _PLURAL_FLAGS else BARE_ENTRY


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
