"""A drawing surface of 1600 x 1000 units, drawn four times as large and scaled down for smooth edges."""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from PIL import Image, ImageDraw

from .palette import Colour

WIDTH, HEIGHT, OVERSAMPLING = 1600, 1000, 4
Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]


class Canvas:
    """Draws filled shapes and strokes. Units are pixels of the finished image, the origin is at the top left."""

    def __init__(self, background: Colour) -> None:
        self.image = Image.new("RGB", (WIDTH * OVERSAMPLING, HEIGHT * OVERSAMPLING), background)
        self._draw = ImageDraw.Draw(self.image)
        self._matrix: Matrix = (1, 0, 0, 0, 1, 0)

    def finished(self) -> Image.Image:
        """Return the image at its final size, 1600 x 1000."""
        return self.image.reduce(OVERSAMPLING)

    @contextmanager
    def placed(self, x: float = 0, y: float = 0, scale: float = 1, angle: float = 0, flip: bool = False) -> Iterator:
        """Within the block, the origin is (x, y), turned ``angle`` degrees clockwise and scaled (and mirrored)."""
        saved, (a, b, c, d, e, f) = self._matrix, self._matrix
        cos, sin = math.cos(math.radians(angle)) * scale, math.sin(math.radians(angle)) * scale
        m = (-cos if flip else cos, -sin, x, -sin if flip else sin, cos, y)
        self._matrix = (
            a * m[0] + b * m[3], a * m[1] + b * m[4], a * m[2] + b * m[5] + c,
            d * m[0] + e * m[3], d * m[1] + e * m[4], d * m[2] + e * m[5] + f,
        )  # fmt: skip
        try:
            yield
        finally:
            self._matrix = saved

    @contextmanager
    def clipped(self, shape: Callable[["Canvas"], None]) -> Iterator:
        """Within the block, only what falls inside ``shape`` (drawn in any colour) becomes visible."""
        below = self.image.copy()
        yield
        drawn, mask = self.image, Image.new("RGB", self.image.size, (0, 0, 0))
        self._use(mask)
        shape(self)
        stencil = mask.convert("L").point(lambda value: 255 if value else 0)
        self._use(below)
        below.paste(drawn, (0, 0), stencil)

    def _use(self, image: Image.Image) -> None:
        self.image, self._draw = image, ImageDraw.Draw(image)

    def _map(self, points: Sequence[Point]) -> list[Point]:
        a, b, c, d, e, f = self._matrix
        k = OVERSAMPLING
        return [((a * x + b * y + c) * k, (d * x + e * y + f) * k) for x, y in points]

    def poly(self, points: Sequence[Point], colour: Colour) -> None:
        """Fill the polygon through ``points``."""
        self._draw.polygon(self._map(points), fill=colour)

    def rect(self, x: float, y: float, w: float, h: float, colour: Colour, r: float = 0) -> None:
        """Fill a rectangle with its top left corner at (x, y); ``r`` rounds the corners."""
        self.poly(rounded(x, y, w, h, r), colour)

    def ellipse(self, cx: float, cy: float, rx: float, colour: Colour, ry: float | None = None) -> None:
        """Fill an ellipse, or a circle when ``ry`` is left out."""
        self.poly(arc_points(cx, cy, rx, 0, 360, ry), colour)

    def slice(self, cx: float, cy: float, r: float, start: float, stop: float, colour: Colour,
              ry: float | None = None) -> None:  # fmt: skip
        """Fill the part of a circle or ellipse between two angles (degrees, clockwise from three o'clock)."""
        self.poly(arc_points(cx, cy, r, start, stop, ry), colour)

    def blob(self, points: Sequence[Point], colour: Colour) -> None:
        """Fill a smooth closed shape that passes through ``points``."""
        self.poly(spline(points, closed=True), colour)

    def line(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """Stroke a line through ``points`` with round ends and joints."""
        mapped, scale = self._map(points), math.hypot(self._matrix[0], self._matrix[3]) * OVERSAMPLING
        r = width * scale / 2
        for x, y in mapped:
            self._draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)
        for (x1, y1), (x2, y2) in pairwise(mapped):
            length = math.hypot(x2 - x1, y2 - y1)
            if length:
                dx, dy = (y1 - y2) / length * r, (x2 - x1) / length * r
                corners = [(x1 + dx, y1 + dy), (x2 + dx, y2 + dy), (x2 - dx, y2 - dy), (x1 - dx, y1 - dy)]
                self._draw.polygon(corners, fill=colour)

    def curve(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """Stroke a smooth open curve through ``points``."""
        self.line(spline(points, closed=False), width, colour)

    def arc(self, cx: float, cy: float, r: float, start: float, stop: float, width: float, colour: Colour,
            ry: float | None = None) -> None:  # fmt: skip
        """Stroke a part of a circle or ellipse."""
        self.line(arc_points(cx, cy, r, start, stop, ry), width, colour)

    def ring(self, cx: float, cy: float, r: float, width: float, colour: Colour) -> None:
        """Stroke a whole circle."""
        self.arc(cx, cy, r, 0, 360, width, colour)


def arc_points(cx: float, cy: float, rx: float, start: float, stop: float, ry: float | None = None) -> list[Point]:
    """Return points along an ellipse from ``start`` to ``stop`` degrees."""
    ry, steps = rx if ry is None else ry, max(12, round(abs(stop - start) / 2.5))
    angles = [math.radians(start + (stop - start) * i / steps) for i in range(steps + 1)]
    return [(cx + rx * math.cos(v), cy + ry * math.sin(v)) for v in angles]


def rounded(x: float, y: float, w: float, h: float, r: float) -> list[Point]:
    """Return the outline of a rectangle with corner radius ``r``."""
    r = min(r, w / 2, h / 2)
    if r <= 0:
        return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
    corners = [(x + w - r, y + r, 270), (x + w - r, y + h - r, 0), (x + r, y + h - r, 90), (x + r, y + r, 180)]
    return [p for cx, cy, start in corners for p in arc_points(cx, cy, r, start, start + 90)]


def spline(points: Sequence[Point], closed: bool) -> list[Point]:
    """Return a Catmull-Rom curve through ``points``, 16 steps between each pair."""
    count, result = len(points), []
    for i in range(count if closed else count - 1):
        if closed:
            p0, p1, p2, p3 = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            p0, p1, p2, p3 = points[max(i - 1, 0)], points[i], points[i + 1], points[min(i + 2, count - 1)]
        for step in range(16):
            result.append(tuple(_catmull(a, b, c, d, step / 16) for a, b, c, d in zip(p0, p1, p2, p3, strict=True)))
    return result if closed else [*result, points[-1]]


def _catmull(a: float, b: float, c: float, d: float, t: float) -> float:
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
