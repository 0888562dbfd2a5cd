"""What reading a file gave, as it goes from the child process to its parent."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """How reading a file ended. The values are stored."""

    READY = "klar"
    EMPTY = "utan-text"
    ENCRYPTED = "skyddad"
    BROKEN = "trasig"
    TOO_LARGE = "for-stor"
    TOO_LONG = "for-langsam"
    UNSUPPORTED = "okand-sort"


class PartKind(StrEnum):
    """What the parts of a file are called. Word files have no pages before somebody prints them: they are whole."""

    WHOLE = ""
    PAGE = "sida"
    SLIDE = "bild"
    SHEET = "blad"


class Unreadable(Exception):
    """The file cannot be read, for a reason that its owner can be told."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        super().__init__(outcome.value)


@dataclass(frozen=True)
class Part:
    """One page, slide or sheet: its number from 1 on, its text, and the name of a sheet."""

    number: int
    text: str
    name: str = ""


@dataclass(frozen=True)
class Reading:
    """What reading a file gave. `is_cut` tells that there is more in the file than `parts` hold."""

    outcome: Outcome
    kind: PartKind = PartKind.WHOLE
    parts: tuple[Part, ...] = ()
    is_cut: bool = False

    def to_json(self) -> str:
        """The reading as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Reading":
        """The reading that `to_json` wrote. Raises ValueError, KeyError or TypeError for anything else."""
        values = json.loads(text)
        parts = tuple(Part(int(part["number"]), str(part["text"]), str(part["name"])) for part in values["parts"])
        return cls(Outcome(values["outcome"]), PartKind(values["kind"]), parts, bool(values["is_cut"]))
