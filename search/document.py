"""What the search knows of one page: plain text, facets, dates and who may see it. No engine, no database."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from operator import methodcaller

from search.facets import FACETS, PAST, STORED, UPCOMING


@dataclass(frozen=True, kw_only=True)
class Document:
    """One searchable thing. All texts are plain text.

    `id` is stable and unique over all types ("page:17"); `rev` rises with every change of the row (drift check).
    `facets` holds slugs by facet key, without "typ" (that is `type`) and "nar" (that follows from the times).
    `audience` lists who may see it ("public", "member", "group:7"): a reader with at least one of these tokens;
    it has no default on purpose. `date` orders "nyast"; `evidence` is 0 (none) and up; `starts` and `ends` are
    aware datetimes of a meeting. `suggestions` are phrases to suggest besides the title.

    Of a file, `body` is its text with a form feed between its parts; `part_kind` says what those are called ("sida",
    "bild", "blad", or "" when there is only one), `part_names` what each sheet is called. `belongs_to` is the title of
    the page where the file is found, and `belongs_url` that page's address.

    Raises ValueError for an unknown facet or a naive datetime.
    """

    id: str
    rev: int
    type: str
    title: str
    audience: tuple[str, ...]
    summary: str = ""
    body: str = ""
    keywords: str = ""
    method_names: str = ""
    place: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date: dt.date | None = None
    evidence: int = 0
    starts: dt.datetime | None = None
    ends: dt.datetime | None = None
    url: str = ""
    suggestions: tuple[str, ...] = ()
    part_kind: str = ""
    part_names: tuple[str, ...] = ()
    belongs_to: str = ""
    belongs_url: str = ""

    def __post_init__(self) -> None:
        unknown = sorted(set(self.facets) - set(STORED) | {"typ"} & set(self.facets))
        if unknown:
            raise ValueError(f"a document cannot carry the facets {unknown}")
        if any(moment is not None and moment.tzinfo is None for moment in (self.starts, self.ends)):
            raise ValueError("starts and ends must know their time zone")
        facets = {key: tuple(sorted(set(self.facets[key]))) for key in FACETS if self.facets.get(key)}
        object.__setattr__(self, "facets", facets)
        object.__setattr__(self, "audience", tuple(sorted(set(self.audience))))
        object.__setattr__(self, "suggestions", tuple(self.suggestions))
        object.__setattr__(self, "part_names", tuple(self.part_names))

    @property
    def stored_facets(self) -> dict[str, tuple[str, ...]]:
        """Every facet an engine stores for this document, "typ" included."""
        return {"typ": (self.type,), **self.facets}

    @property
    def over(self) -> int | None:
        """The second (Unix time) from which it is past; None for what has no time."""
        moment = self.ends or self.starts
        return None if moment is None else int(moment.timestamp())

    def when(self, now: dt.datetime) -> str | None:
        """The value of "nar" at `now` (aware): a meeting that runs now is still upcoming."""
        if self.over is None:
            return None
        return UPCOMING if self.over > int(now.timestamp()) else PAST

    def to_json(self) -> str:
        """The document as one line of JSON, for an engine to store and hand back with a hit."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        return json.dumps(values, default=methodcaller("isoformat"), ensure_ascii=False, separators=(",", ":"))

    def head_json(self) -> str:
        """The document without its body as one line of JSON, for an engine that keeps the body beside it."""
        return replace(self, body="").to_json()

    @classmethod
    def from_json(cls, text: str, body: str | None = None) -> "Document":
        """The document that `to_json` wrote, or `head_json` and a body."""
        values = json.loads(text)
        if body is not None:
            values["body"] = body
        values["facets"] = {key: tuple(slugs) for key, slugs in values["facets"].items()}
        for name, parse in (
            ("date", dt.date.fromisoformat),
            ("starts", dt.datetime.fromisoformat),
            ("ends", dt.datetime.fromisoformat),
        ):
            values[name] = values[name] and parse(values[name])
        return cls(**values)
