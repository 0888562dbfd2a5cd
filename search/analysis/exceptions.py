"""The reviewed exceptions of `data/exceptions_sv.toml`: where the lexicon knows no answer, or the wrong one."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from search.analysis.fold import fold

PATH = Path(__file__).parent / "data" / "exceptions_sv.toml"


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Answers that come before the lexicon's. All words are folded."""

    #: form → lemma
    lemmas: Mapping[str, str]
    #: lemma → its parts, all of them
    parts: Mapping[str, tuple[str, ...]]
    #: beginning of a compound → the lemma it stands for
    beginnings: Mapping[str, str]
    #: words and names that are not compounds although they look so
    whole: frozenset[str]
    #: strings that are not taken as a part of a compound
    not_parts: frozenset[str]
    #: strings that are not taken as the last part of a compound
    not_last: frozenset[str]
    #: words that act as suffixes: a word ending in one has no parts (bostadslös is not about bostad and lös)
    suffixes: frozenset[str]


def _words(section: Mapping[str, str]) -> frozenset[str]:
    return frozenset(map(fold, section["words"].split()))


def read(path: Path) -> Exceptions:
    """Read an exceptions file; raises tomllib.TOMLDecodeError or KeyError when it is malformed."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    lemmas = {fold(form): fold(lemma) for lemma, forms in data["lemmas"].items() for form in (lemma, *forms.split())}
    names = {fold(name) for group in data["names"].values() for name in group.split()}
    return Exceptions(
        lemmas=lemmas | {name: name for name in names},
        parts={fold(word): tuple(map(fold, parts.split())) for word, parts in data["parts"].items()},
        beginnings={fold(form): fold(lemma) for form, lemma in data["beginnings"].items()},
        whole=names | _words(data["whole"]),
        not_parts=_words(data["not_parts"]),
        not_last=_words(data["not_last"]),
        suffixes=_words(data["suffixes"]),
    )


@lru_cache(maxsize=1)
def exceptions() -> Exceptions:
    """The exceptions of the repository, read once per process."""
    return read(PATH)
