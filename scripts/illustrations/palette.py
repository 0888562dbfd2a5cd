"""The colours every illustration shares. A colour is a tuple of three integers 0-255."""

Colour = tuple[int, int, int]


def hex_colour(value: str) -> Colour:
    """Return the colour for ``value``, written as ``#RRGGBB``."""
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return ``first`` with ``share`` (0-1) of ``second`` mixed in."""
    return tuple(round(a + (b - a) * share) for a, b in zip(first, second, strict=True))


TEAL = hex_colour("#0F4C5C")
BRICK = hex_colour("#B5462F")
OCHRE = hex_colour("#B08A3C")
GREEN = hex_colour("#4C6B3C")
PALE = hex_colour("#ECF2F2")
CREAM = hex_colour("#F4EBDD")
WHITE = (255, 255, 255)
BLACK = (0, 0, 0)

NIGHT = mix(TEAL, BLACK, 0.35)
TEAL_DARK = mix(TEAL, BLACK, 0.2)
TEAL_MID = mix(TEAL, PALE, 0.35)
TEAL_SOFT = mix(TEAL, PALE, 0.62)
MIST = mix(TEAL, PALE, 0.82)
BRICK_DARK = mix(BRICK, BLACK, 0.18)
BRICK_MID = mix(BRICK, CREAM, 0.35)
BRICK_SOFT = mix(BRICK, CREAM, 0.65)
OCHRE_DARK = mix(OCHRE, BLACK, 0.22)
OCHRE_MID = mix(OCHRE, CREAM, 0.35)
OCHRE_SOFT = mix(OCHRE, CREAM, 0.65)
GREEN_DARK = mix(GREEN, BLACK, 0.22)
GREEN_MID = mix(GREEN, PALE, 0.3)
GREEN_SOFT = mix(GREEN, PALE, 0.6)
SAND = mix(CREAM, OCHRE, 0.18)
GLOW = mix(OCHRE, WHITE, 0.62)
