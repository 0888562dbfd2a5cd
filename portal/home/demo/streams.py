"""Turns the content's tables into StreamField values, each block with an id that is the same in every run."""

import uuid
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any

from django.db.models import Model
from wagtail.blocks import StreamValue

from .content import ContentError, Item

NAMESPACE = uuid.UUID("6c2ff3a4-3f0e-5f0c-9a3e-0d4c1c8b7f51")
RICH_TEXT_TAGS = frozenset({"p", "b", "i", "ul", "ol", "li", "a", "br"})


def block_id(*names: str | int) -> str:
    """Return the id of the block that `names` lead to, as text."""
    return str(uuid.uuid5(NAMESPACE, "/".join(map(str, names))))


def body_stream(page: Model, field: str, tables: Iterable[Item]) -> StreamValue:
    """Return running text: tables with `type` paragraph, heading, quote or fact_box."""
    return _stream(page, field, [_body_block(table) for table in tables])


def points_stream(page: Model, field: str, points: Iterable[str]) -> StreamValue:
    """Return a list of short statements."""
    blocks = [
        {"type": "point", "value": point, "id": block_id(page.slug, field, number)}
        for number, point in enumerate(points, 1)
    ]
    return _stream(page, field, blocks)


def agenda_stream(page: Model, tables: Iterable[Item]) -> tuple[StreamValue, dict[str, str]]:
    """Return a meeting's agenda, and the block id of each item that has a key."""
    blocks = []
    ids = {}
    for table in tables:
        kind = table.take("kind")
        if kind not in _AGENDA_KINDS:
            raise ContentError(f"agenda: unknown kind {kind}")
        name, more = _AGENDA_KINDS[kind]
        key = table.take("key", "") or f"{kind}-{table.peek('starts')}"
        value = {field: table.take(field, None) for field in ("title", "starts", "ends")} | more(table)
        table.finish()
        if key in ids:
            raise ContentError(f"agenda: two items are called {key}")
        ids[key] = block_id(page.slug, "agenda", key)
        blocks.append({"type": name, "value": value, "id": ids[key]})
    return _stream(page, "agenda", blocks), ids


def _stream(page: Model, field: str, blocks: list[dict[str, Any]]) -> StreamValue:
    return page._meta.get_field(field).stream_block.to_python(blocks)


def _body_block(table: Item) -> dict[str, Any]:
    kind = table.take("type")
    if kind == "paragraph":
        value: Any = rich_text(table.take("value"))
    elif kind == "heading":
        value = table.take("value")
    elif kind == "quote":
        value = {"text": table.take("text"), "attribution": table.take("attribution", "")}
    elif kind == "fact_box":
        value = {"heading": table.take("heading"), "value": rich_text(table.take("value"))}
    else:
        raise ContentError(f"unknown type of text: {kind}")
    table.finish()
    return {"type": kind, "value": value, "id": block_id(table.key)}


def _session(table: Item) -> dict[str, Any]:
    return {
        "description": rich_text(table.take("description", "")),
        "speakers": [_row(speaker, "name", "role", "organisation") for speaker in table.tables("speakers")],
    }


def _breakouts(table: Item) -> dict[str, Any]:
    return {"rooms": [_row(room, "name", "topic", "capacity") for room in table.tables("rooms")]}


def _row(table: Item, *fields: str) -> dict[str, Any]:
    value = {field: table.take(field, None if field == "capacity" else "") for field in fields}
    table.finish()
    return {"type": "item", "value": value, "id": block_id(table.key)}


def _pause(table: Item) -> dict[str, Any]:
    return {}


#: The content's word for an agenda item → the block's type, and what it holds beside title and time.
_AGENDA_KINDS = {
    "session": ("session", _session),
    "break": ("pause", _pause),
    "breakouts": ("breakouts", _breakouts),
}


class _Tags(HTMLParser):
    """Collects what a text uses that the editor would not let through."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, or an attribute other than a link's address, that is not allowed."""
        if tag not in RICH_TEXT_TAGS:
            self.foreign.add(tag)
        for name, value in attrs:
            address = value or ""
            if (tag, name) != ("a", "href") or not address.startswith(("/", "https://", "http://", "mailto:")):
                self.foreign.add(f"{tag} {name}={address}")


def rich_text(html: str) -> str:
    """Return `html` as it is, when it holds only what the editor's own toolbar can make.

    Raises:
        ContentError: naming the tags and attributes that it cannot.
    """
    tags = _Tags()
    tags.feed(html)
    tags.close()
    if tags.foreign:
        raise ContentError(f"not allowed in text: {', '.join(sorted(tags.foreign))}")
    return html
