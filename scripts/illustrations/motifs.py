"""Things that return in several illustrations. Each stands with its foot, or lies with its centre, at (x, y)."""

from . import palette as p
from .canvas import Canvas, Point, spline
from .palette import Colour


def hill(c: Canvas, points: list[Point], colour: Colour, bottom: float = 1000) -> None:
    """Fill everything below a smooth line through ``points``."""
    c.poly([*spline(points, closed=False), (points[-1][0], bottom), (points[0][0], bottom)], colour)


def tree(c: Canvas, x: float, y: float, h: float, crown: Colour = p.GREEN, shade: Colour | None = None) -> None:
    """A round leafy tree of height ``h``."""
    shade = shade or p.mix(crown, p.BLACK, 0.14)
    with c.placed(x, y, h / 300):
        c.poly([(-11, 0), (11, 0), (7, -170), (-7, -170)], p.OCHRE_DARK)
        c.line([(0, -90), (34, -135)], 9, p.OCHRE_DARK)
        c.blob([(-86, -150), (-70, -232), (0, -300), (72, -236), (88, -150), (40, -96), (-40, -96)], crown)
        with c.clipped(
            lambda k: k.blob(
                [(-86, -150), (-70, -232), (0, -300), (72, -236), (88, -150), (40, -96), (-40, -96)], p.WHITE
            )
        ):
            c.blob([(20, -310), (110, -250), (120, -80), (-30, -70), (40, -130), (52, -220)], shade)


def conifer(c: Canvas, x: float, y: float, h: float, colour: Colour = p.GREEN) -> None:
    """A spruce of height ``h`` with three skirts, its right half in shadow."""
    shade = p.mix(colour, p.BLACK, 0.16)
    with c.placed(x, y, h / 300):
        c.rect(-9, -40, 18, 40, p.OCHRE_DARK)
        for top, bottom, half in ((-190, -30, 84), (-250, -105, 66), (-300, -175, 46)):
            c.poly([(0, top), (half, bottom), (-half, bottom)], colour)
            c.poly([(0, top), (half, bottom), (8, bottom)], shade)


def birch(c: Canvas, x: float, y: float, h: float, crown: Colour = p.GREEN_MID) -> None:
    """A slender birch with marks on its white stem."""
    with c.placed(x, y, h / 300):
        c.blob([(-58, -150), (-52, -235), (0, -300), (54, -232), (60, -150), (0, -92)], crown)
        c.poly([(-8, 0), (8, 0), (4, -240), (-4, -240)], p.WHITE)
        for up, side in ((-30, -1), (-66, 1), (-98, -1), (-140, 1), (-180, -1)):
            c.line([(2 * side, up), (6 * side, up)], 4, p.TEAL_DARK)


def bush(c: Canvas, x: float, y: float, w: float, colour: Colour = p.GREEN) -> None:
    """A low bush of width ``w``."""
    with c.placed(x, y, w / 200):
        c.slice(-55, 0, 48, 180, 360, colour)
        c.slice(52, 0, 50, 180, 360, colour)
        c.slice(0, 0, 70, 180, 360, p.mix(colour, p.WHITE, 0.1))


def cloud(c: Canvas, x: float, y: float, w: float, colour: Colour = p.WHITE) -> None:
    """A flat cloud of width ``w``."""
    with c.placed(x, y, w / 240):
        c.rect(-120, -36, 240, 52, colour, 26)
        c.ellipse(-30, -44, 50, colour)
        c.ellipse(42, -34, 40, colour)


def lamp_post(c: Canvas, x: float, y: float, h: float, colour: Colour = p.TEAL_DARK) -> None:
    """A street lamp with a lit globe."""
    with c.placed(x, y, h / 300):
        c.rect(-5, -250, 10, 250, colour)
        c.rect(-16, -12, 32, 12, colour, 4)
        c.ellipse(0, -268, 30, p.GLOW)
        c.rect(-20, -304, 40, 10, colour, 5)
        c.rect(-12, -244, 24, 8, colour, 4)


def bench(c: Canvas, x: float, y: float, w: float, wood: Colour = p.OCHRE) -> None:
    """A park bench of width ``w``."""
    with c.placed(x, y, w / 260):
        for side in (-100, 100):
            c.line([(side, 0), (side, -92)], 12, p.TEAL_DARK)
        c.rect(-130, -58, 260, 16, wood, 6)
        c.rect(-130, -116, 260, 18, wood, 6)
        c.rect(-130, -90, 260, 14, p.mix(wood, p.BLACK, 0.12), 6)


def window(c: Canvas, x: float, y: float, w: float, h: float, glass: Colour = p.MIST, frame: Colour = p.WHITE) -> None:
    """A window with a cross, its top left corner at (x, y)."""
    edge = max(5, w * 0.07)
    c.rect(x, y, w, h, frame, 4)
    c.rect(x + edge, y + edge, w - 2 * edge, h - 2 * edge, glass)
    c.rect(x + w / 2 - edge / 3, y, edge / 1.5, h, frame)
    c.rect(x, y + h * 0.42, w, edge / 1.5, frame)


def house(c: Canvas, x: float, y: float, w: float, wall: Colour, roof: Colour, windows: int = 2,
          lit: Colour = p.MIST, door: bool = True) -> None:  # fmt: skip
    """A house with a gable towards us, ``w`` wide, its foot in the middle at (x, y)."""
    with c.placed(x, y, w / 300):
        c.rect(80, -372, 40, 140, p.mix(wall, p.BLACK, 0.25))
        c.poly([(-150, 0), (150, 0), (150, -210), (0, -350), (-150, -210)], wall)
        c.poly([(-178, -196), (-160, -178), (0, -326), (160, -178), (178, -196), (0, -366)], roof)
        spread = [-82, 34] if windows == 2 else [-24]
        for wx in spread:
            window(c, wx, -180, 50, 66, lit)
        if door:
            c.rect(-26, -96, 52, 96, roof, 4)
            c.ellipse(16, -46, 4, p.GLOW)


def pot_plant(c: Canvas, x: float, y: float, h: float, pot: Colour = p.BRICK, leaf: Colour = p.GREEN) -> None:
    """A potted plant with seven leaves, ``h`` high."""
    with c.placed(x, y, h / 200):
        for angle, length in ((-62, 96), (62, 96), (-40, 118), (40, 118), (-16, 132), (18, 128), (0, 138)):
            with c.placed(0, -66, 1, angle):
                tone = leaf if angle < 10 else p.mix(leaf, p.BLACK, 0.14)
                c.blob([(0, 0), (-18, -length * 0.5), (0, -length), (18, -length * 0.5)], tone)
        c.poly([(-46, -78), (46, -78), (34, 0), (-34, 0)], pot)
        c.rect(-52, -86, 104, 22, p.mix(pot, p.BLACK, 0.14), 6)


def cup(c: Canvas, x: float, y: float, w: float, colour: Colour = p.BRICK) -> None:
    """A coffee cup on a saucer, ``w`` wide."""
    with c.placed(x, y, w / 140):
        c.ellipse(0, 0, 84, p.mix(colour, p.WHITE, 0.7), 14)
        c.arc(56, -50, 26, -100, 110, 12, colour)
        c.poly([(-58, -86), (58, -86), (44, -12), (26, 0), (-26, 0), (-44, -12)], colour)
        c.ellipse(0, -86, 58, p.mix(colour, p.WHITE, 0.25), 13)
        c.ellipse(0, -84, 48, p.mix(p.OCHRE_DARK, p.BLACK, 0.45), 9)


def steam(c: Canvas, x: float, y: float, colour: Colour = p.WHITE) -> None:
    """Two curls of steam rising from (x, y)."""
    for dx in (-18, 18):
        c.curve([(x + dx, y), (x + dx + 12, y - 22), (x + dx - 8, y - 46), (x + dx + 6, y - 72)], 7, colour)


def books(c: Canvas, x: float, y: float, spines: list[tuple[float, float, Colour]]) -> float:
    """Books standing from (x, y) to the right; a spine is (width, height, colour). Returns where the row ends."""
    for w, h, colour in spines:
        c.rect(x, y - h, w - 3, h, colour, 4)
        c.rect(x, y - h * 0.82, w - 3, h * 0.05, p.mix(colour, p.WHITE, 0.55))
        c.rect(x, y - h * 0.22, w - 3, h * 0.05, p.mix(colour, p.WHITE, 0.55))
        x += w
    return x


def paper(c: Canvas, x: float, y: float, w: float, h: float, lines: int = 4, ink: Colour = p.TEAL_SOFT) -> None:
    """A sheet with lines of text, its top left corner at (x, y)."""
    c.rect(x, y, w, h, p.WHITE, 8)
    gap = h / (lines + 2)
    for i in range(lines):
        share = 0.72 if i % 3 != 2 else 0.45
        c.rect(x + w * 0.14, y + gap * (i + 1.2), w * share, gap * 0.24, ink, gap * 0.12)


def ball(c: Canvas, x: float, y: float, r: float, colour: Colour = p.BRICK) -> None:
    """A basketball."""
    dark = p.mix(colour, p.BLACK, 0.35)
    c.ellipse(x, y, r, colour)
    with c.clipped(lambda k: k.ellipse(x, y, r, p.WHITE)):
        c.line([(x - r, y), (x + r, y)], r * 0.07, dark)
        c.line([(x, y - r), (x, y + r)], r * 0.07, dark)
        c.ring(x - r * 1.25, y, r * 0.9, r * 0.07, dark)
        c.ring(x + r * 1.25, y, r * 0.9, r * 0.07, dark)


def heart(c: Canvas, x: float, y: float, r: float, colour: Colour) -> None:
    """A heart that reaches ``r`` from its centre."""
    c.poly([(x, y + r * 0.95), (x - r * 0.9, y - r * 0.02), (x, y - r * 0.45), (x + r * 0.9, y - r * 0.02)], colour)
    for side in (-1, 1):
        c.ellipse(x + side * r * 0.47, y - r * 0.32, r * 0.54, colour)


def chair(c: Canvas, x: float, y: float, w: float, colour: Colour, flip: bool = False) -> None:
    """A chair seen from the side, ``w`` wide, facing right (left when flipped)."""
    dark = p.mix(colour, p.BLACK, 0.2)
    with c.placed(x, y, w / 150, flip=flip):
        for leg in ((-52, -10, -66, 0), (52, -10, 66, 0)):
            c.line([(leg[0], -92), (leg[2], leg[3] - 4)], 11, dark)
        c.rect(-72, -112, 144, 26, colour, 12)
        c.poly([(-72, -100), (-48, -100), (-62, -262), (-88, -258)], colour)
        c.line([(-75, -258), (-60, -104)], 24, colour)
