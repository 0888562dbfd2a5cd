"""The map of Sweden's 290 municipalities, drawn on the server as SVG (`components/map.html`).

The outlines are built by `scripts/build_map.py` from SCB's open data and committed as `data/sweden_map.json`; the
drawing is a grid 2,000 units high with y pointing down. The map is a picture (`role="img"`), so it always has a table
with the same facts beside it, and every class is told apart by pattern as well as by colour.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

DATA_FILE = Path(__file__).with_name("data") / "sweden_map.json"
MARGIN = 10  # grid units of air around the country

USED = "used"  # filled
TRIAL = "trial"  # dotted
PAST = "past"  # hatched
NONE = "none"  # empty
CLASSES = (USED, TRIAL, PAST)


@dataclass(frozen=True, slots=True)
class Shape:
    """One municipality: its code, name, SVG path and the point where a marker goes (grid units)."""

    code: str
    name: str
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Inset:
    """A square frame (grid units) that is drawn again, larger, beside the map."""

    number: int
    name: str
    x: int
    y: int
    size: int


@dataclass(frozen=True, slots=True)
class SwedenMap:
    """The whole drawing. `outline` is the simplified country for small markers; `source` and `licence` are shown."""

    width: int
    height: int
    outline: str
    source: str
    licence: str
    insets: tuple[Inset, ...]
    shapes: Mapping[str, Shape]

    @property
    def view_box(self) -> str:
        """The SVG `viewBox` with a margin around the country."""
        return f"{-MARGIN} {-MARGIN} {self.width + 2 * MARGIN} {self.height + 2 * MARGIN}"


@cache
def sweden() -> SwedenMap:
    """Return the drawing, read once per process."""
    data = json.loads(DATA_FILE.read_text(encoding="utf-8"))
    shapes = (Shape(m["code"], m["name"], m["d"], m["x"], m["y"]) for m in data["municipalities"])
    return SwedenMap(
        width=data["width"],
        height=data["height"],
        outline=data["outline"],
        source=data["source"],
        licence=data["licence"],
        insets=tuple(Inset(**inset) for inset in data["insets"]),
        shapes={shape.code: shape for shape in shapes},
    )


def marker_points(codes: Iterable[str]) -> list[tuple[int, int]]:
    """Return the marker points (grid units) of the municipalities with these codes; unknown codes are passed over."""
    shapes = sweden().shapes
    return [(shapes[code].x, shapes[code].y) for code in dict.fromkeys(codes) if code in shapes]


def municipality_map(
    classes: Mapping[str, str],
    links: Mapping[str, str] | None = None,
    titles: Mapping[str, str] | None = None,
    *,
    title: str = "",
    description: str = "",
    legend: Mapping[str, str] | None = None,
    source: str = "",
) -> dict[str, object]:
    """Return the prepared context of `components/map.html`; its `codes` (those with a class) suit `sweden_marker`.

    Args:
        classes: municipality code → one of `USED`, `TRIAL`, `PAST`. Codes that are absent stay empty.
        links: municipality code → address opened by a click (the table beside the map has the real links).
        titles: municipality code → what the tooltip says after the name, such as "2 exempel".
        title: accessible name of the picture.
        description: what the picture shows, in a sentence.
        legend: class → label, in the order to show; `NONE` is allowed. Counts are added. No legend when omitted.
        source: a sentence on where the classified facts come from.
    """
    drawing, links, titles = sweden(), links or {}, titles or {}
    counts = Counter(classes.get(code, NONE) for code in drawing.shapes)
    return {
        "title": title or _("Karta över Sveriges kommuner"),
        "description": description,
        "source": source,
        "legend": [{"class": key, "label": label, "count": counts[key]} for key, label in (legend or {}).items()],
        "view_box": drawing.view_box,
        "insets": drawing.insets,
        "codes": [code for code in drawing.shapes if code in classes],
        "shapes": [
            {
                "path": shape.path,
                "class": classes.get(shape.code, ""),
                "url": links.get(shape.code, ""),
                "title": f"{shape.name}: {titles[shape.code]}" if titles.get(shape.code) else shape.name,
            }
            for shape in drawing.shapes.values()
        ],
    }
