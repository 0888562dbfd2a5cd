"""Illustrations about school, studies, reading and screens."""

from . import motifs as m
from . import palette as p
from .canvas import Canvas


def laptop(c: Canvas, x: float, y: float, w: float, screen: p.Colour = p.MIST) -> None:
    """An open laptop standing at (x, y); what is on the screen is drawn by the caller."""
    with c.placed(x, y, w / 600):
        c.rect(-270, -400, 540, 372, p.NIGHT, 22)
        c.rect(-246, -376, 492, 324, screen, 6)
        c.poly([(-270, -30), (270, -30), (330, 0), (-330, 0)], p.mix(p.TEAL_SOFT, p.WHITE, 0.2))
        c.rect(-330, -4, 660, 20, p.TEAL_MID, 10)
        c.rect(-60, -30, 120, 10, p.TEAL_MID, 5)


def desk_lamp(c: Canvas, x: float, y: float, scale: float, colour: p.Colour) -> None:
    """A jointed desk lamp that leans to the right."""
    with c.placed(x, y, scale):
        c.rect(-70, -18, 140, 18, p.NIGHT, 9)
        c.line([(0, -18), (-70, -210)], 12, p.NIGHT)
        c.line([(-70, -210), (70, -350)], 12, p.NIGHT)
        c.ellipse(-70, -210, 14, p.OCHRE)
        with c.placed(70, -350, 1, 38):
            c.poly([(-30, -20), (30, -20), (86, 76), (-86, 76)], colour)
            c.slice(0, 76, 46, 0, 180, p.GLOW, 22)


def studier(c: Canvas) -> None:
    """A desk with a laptop, a lamp, books and a cup."""
    c.ellipse(800, 470, 430, p.MIST)
    c.rect(0, 800, 1600, 200, p.OCHRE_MID)
    c.rect(0, 800, 1600, 22, p.OCHRE)
    laptop(c, 800, 806, 620, p.PALE)
    c.rect(590, 446, 180, 20, p.TEAL, 10)
    for i, w in enumerate((420, 380, 400, 240)):
        c.rect(590, 496 + i * 38, w, 14, p.TEAL_SOFT, 7)
    c.rect(590, 664, 200, 60, p.BRICK, 12)
    c.rect(812, 664, 200, 60, p.GREEN_MID, 12)
    desk_lamp(c, 330, 806, 1.25, p.BRICK)
    for i, (w, colour) in enumerate(((300, p.TEAL), (270, p.OCHRE), (286, p.GREEN), (240, p.BRICK))):
        y = 806 - 50 * (i + 1)
        x = 1290 - w / 2 + (14 if i % 2 else -8)
        c.rect(x, y, w, 48, colour, 8)
        c.rect(x + w - 34, y + 7, 34, 34, p.CREAM, 4)
    m.pot_plant(c, 1290, 606, 210, p.TEAL_MID)
    m.cup(c, 450, 940, 140, p.BRICK)
    m.steam(c, 450, 852, p.CREAM)
    with c.placed(960, 900, 1, -6):
        c.rect(-150, -40, 300, 84, p.WHITE, 8)
        for i in range(3):
            c.rect(-124, -20 + i * 22, 210 - i * 40, 8, p.TEAL_SOFT, 4)
    with c.placed(1150, 920, 1, 160):
        c.rect(-96, -9, 160, 18, p.OCHRE, 2)
        c.poly([(64, -9), (100, 0), (64, 9)], p.CREAM)
        c.rect(-112, -9, 20, 18, p.BRICK, 4)


def larcentrum(c: Canvas) -> None:
    """A study place by a window that looks out on forest and mountains."""
    c.rect(0, 780, 1600, 220, p.OCHRE_SOFT)
    c.rect(140, 90, 1320, 620, p.WHITE, 12)
    with c.clipped(lambda k: k.rect(166, 116, 1268, 568, p.WHITE)):
        c.rect(166, 116, 1268, 568, p.MIST)
        c.ellipse(1180, 250, 64, p.GLOW)
        c.poly([(100, 560), (420, 190), (690, 540)], p.TEAL_SOFT)
        c.poly([(420, 190), (346, 276), (400, 262), (428, 296), (462, 254), (486, 276)], p.WHITE)
        c.poly([(480, 560), (820, 270), (1140, 560)], p.TEAL_MID)
        c.poly([(820, 270), (742, 337), (800, 330), (826, 356), (866, 322), (884, 328)], p.WHITE)
        m.hill(c, [(100, 520), (500, 560), (1000, 510), (1500, 540)], p.GREEN_SOFT)
        for x, h in ((210, 190), (290, 240), (380, 180), (1120, 200), (1210, 260), (1310, 220), (1400, 280)):
            m.conifer(c, x, 620, h)
        m.hill(c, [(100, 600), (700, 620), (1500, 590)], p.mix(p.MIST, p.WHITE, 0.5))
        m.house(c, 490, 640, 100, p.BRICK, p.BRICK_DARK, lit=p.GLOW)
    for x in (580, 1010):
        c.rect(x, 100, 18, 600, p.WHITE)
    c.rect(110, 696, 1380, 30, p.WHITE, 8)
    c.rect(0, 800, 1600, 26, p.OCHRE_DARK)
    c.rect(0, 826, 1600, 174, p.OCHRE_MID)
    laptop(c, 800, 860, 560, p.TEAL_MID)
    c.poly([(774, 608), (774, 708), (862, 658)], p.WHITE)
    c.rect(600, 776, 380, 8, p.TEAL_SOFT, 4)
    c.rect(600, 776, 170, 8, p.GLOW, 4)
    headphones(c, 1220, 900, 1)
    for i, (w, colour) in enumerate(((250, p.GREEN), (220, p.BRICK), (236, p.TEAL))):
        c.rect(380 - w / 2, 900 - 46 * (i + 1), w, 44, colour, 8)
        c.rect(380 + w / 2 - 30, 906 - 46 * (i + 1), 30, 32, p.CREAM, 4)
    m.cup(c, 1410, 906, 120, p.OCHRE)


def headphones(c: Canvas, x: float, y: float, scale: float) -> None:
    """A pair of headphones lying on the table."""
    with c.placed(x, y, scale):
        c.arc(0, -86, 84, 180, 360, 20, p.NIGHT)
        for side in (-1, 1):
            c.rect(side * 84 - 28, -100, 56, 100, p.BRICK, 24)
            c.rect(side * 84 - (28 if side > 0 else 0), -92, 28, 84, p.BRICK_DARK, 12)


def skola(c: Canvas) -> None:
    """A brick school with a clock, seen from the schoolyard."""
    m.cloud(c, 300, 200, 260)
    m.cloud(c, 1360, 150, 200)
    m.hill(c, [(0, 640), (400, 600), (1200, 620), (1600, 590)], p.GREEN_SOFT)
    c.rect(0, 760, 1600, 240, p.SAND)
    c.rect(220, 420, 1160, 350, p.BRICK_MID)
    c.rect(196, 396, 1208, 34, p.TEAL)
    c.rect(620, 280, 360, 490, p.BRICK)
    c.poly([(590, 290), (800, 130), (1010, 290)], p.TEAL)
    c.rect(786, 66, 28, 90, p.TEAL_DARK)
    c.ellipse(800, 66, 22, p.OCHRE)
    c.ellipse(800, 370, 66, p.WHITE)
    c.ring(800, 370, 62, 9, p.TEAL)
    c.line([(800, 370), (800, 326)], 9, p.TEAL)
    c.line([(800, 370), (830, 386)], 9, p.TEAL)
    for x in (270, 400, 530, 1010, 1140, 1270):
        m.window(c, x - 10, 490, 92, 150, p.MIST)
    for x in (656, 888):
        m.window(c, x - 8, 490, 66, 130, p.MIST)
    c.slice(800, 640, 74, 180, 360, p.GLOW)
    c.rect(726, 636, 148, 134, p.TEAL)
    c.rect(796, 640, 8, 130, p.TEAL_DARK)
    for x in (782, 818):
        c.ellipse(x, 706, 6, p.GLOW)
    c.rect(680, 766, 240, 18, p.TEAL_SOFT)
    c.poly([(700, 784), (900, 784), (1040, 1000), (560, 1000)], p.mix(p.SAND, p.OCHRE, 0.25))
    m.tree(c, 120, 800, 370, p.GREEN)
    m.tree(c, 1490, 800, 400, p.GREEN_MID)
    m.ball(c, 400, 880, 44, p.OCHRE)
    m.bench(c, 1240, 860, 220)


def bibliotek(c: Canvas) -> None:
    """Bookshelves, an armchair and a floor lamp."""
    c.rect(0, 830, 1600, 170, p.OCHRE_MID)
    c.ellipse(800, 910, 600, p.mix(p.OCHRE_MID, p.BRICK, 0.25), 70)
    tones = [p.TEAL, p.BRICK, p.OCHRE, p.GREEN, p.TEAL_MID, p.BRICK_MID, p.GREEN_MID, p.OCHRE_MID]
    for left in (80, 1090):
        c.rect(left, 90, 430, 750, p.OCHRE_DARK, 8)
        for row in range(4):
            top = 114 + row * 180
            c.rect(left + 22, top, 386, 160, p.mix(p.OCHRE_DARK, p.BLACK, 0.35))
            spines = []
            for i in range(9 if row != 2 else 6):
                k = (i * 5 + row * 3 + left) % 8
                spines.append((34 + (i * 7 + row * 5) % 3 * 7, 116 + (i * 29 + row * 17) % 34, tones[k]))
            end = m.books(c, left + 30, top + 160, spines)
            if row == 2:
                m.pot_plant(c, end + 70, top + 160, 120, p.CREAM)
    c.rect(640, 130, 320, 380, p.WHITE, 8)
    with c.clipped(lambda k: k.rect(660, 150, 280, 340, p.WHITE)):
        c.rect(660, 150, 280, 340, p.MIST)
        m.hill(c, [(620, 420), (760, 380), (980, 430)], p.GREEN_SOFT)
        m.birch(c, 850, 480, 240)
    c.rect(796, 130, 10, 380, p.WHITE)
    with c.placed(800, 880, 1.25):
        c.rect(-122, -20, 20, 40, p.NIGHT)
        c.rect(102, -20, 20, 40, p.NIGHT)
        c.rect(-110, -270, 220, 240, p.BRICK, 50)
        c.rect(-92, -112, 184, 70, p.BRICK_MID, 24)
        c.rect(-150, -156, 62, 146, p.BRICK_DARK, 28)
        c.rect(88, -156, 62, 146, p.BRICK_DARK, 28)
        c.rect(-100, -40, 200, 34, p.BRICK_DARK, 6)
        with c.placed(0, -116, 1, -8):
            c.poly([(-70, -6), (0, 8), (0, -34), (-70, -46)], p.WHITE)
            c.poly([(70, -6), (0, 8), (0, -34), (70, -46)], p.PALE)
    c.rect(1015, 350, 10, 540, p.NIGHT)
    c.rect(972, 880, 96, 14, p.NIGHT, 7)
    c.poly([(960, 380), (1080, 380), (1054, 268), (986, 268)], p.OCHRE)


def sprakvanner(c: Canvas) -> None:
    """Two cups on a café table and two large speech bubbles."""
    c.ellipse(800, 500, 470, p.mix(p.CREAM, p.OCHRE, 0.2))
    bubble(c, 570, 320, 460, 330, p.TEAL, 1)
    bubble(c, 1050, 400, 430, 300, p.BRICK, -1)
    for i, w in enumerate((270, 320, 210)):
        c.rect(410, 250 + i * 58, w, 26, (p.WHITE, p.TEAL_SOFT, p.TEAL_SOFT)[i], 13)
    m.heart(c, 1050, 400, 92, p.CREAM)
    c.ellipse(800, 824, 560, p.OCHRE_DARK, 70)
    c.ellipse(800, 806, 560, p.OCHRE_MID, 70)
    c.rect(770, 880, 60, 120, p.OCHRE_DARK)
    m.cup(c, 540, 812, 190, p.TEAL)
    m.cup(c, 1040, 818, 190, p.BRICK)
    m.steam(c, 540, 690, p.WHITE)
    m.steam(c, 1040, 696, p.WHITE)
    with c.placed(790, 832, 1.25):
        c.poly([(-130, -14), (0, 10), (0, -22), (-124, -48)], p.WHITE)
        c.poly([(130, -14), (0, 10), (0, -22), (124, -48)], p.PALE)
        for i in range(3):
            c.line([(-104 + i * 3, -34 + i * 11), (-18, -16 + i * 9)], 4, p.TEAL_SOFT)
            c.line([(104 - i * 3, -34 + i * 11), (18, -16 + i * 9)], 4, p.TEAL_SOFT)


def bubble(c: Canvas, x: float, y: float, w: float, h: float, colour: p.Colour, side: int) -> None:
    """A speech bubble with its centre at (x, y) and its tail to the left (1) or right (-1)."""
    c.rect(x - w / 2, y - h / 2, w, h, colour, 70)
    foot = y + h / 2
    c.poly([(x - side * w * 0.3, foot - 30), (x - side * w * 0.08, foot - 6), (x - side * w * 0.3, foot + 90)], colour)


def digitalt(c: Canvas) -> None:
    """A laptop, a tablet and a phone joined to a cloud."""
    c.rect(0, 820, 1600, 180, p.MIST)
    c.ellipse(800, 480, 440, p.mix(p.PALE, p.TEAL, 0.1))
    wires = [(800, 250), (800, 420)], [(690, 236), (330, 236), (330, 470)], [(910, 236), (1280, 236), (1280, 420)]
    for points in wires:
        c.line(points, 10, p.TEAL_SOFT)
        c.ellipse(points[-1][0], points[-1][1], 16, p.BRICK)
    m.cloud(c, 800, 270, 420, p.TEAL)
    for r in (70, 44):
        c.arc(800, 262, r, 220, 320, 14, p.WHITE)
    c.ellipse(800, 252, 15, p.WHITE)
    laptop(c, 800, 850, 620, p.WHITE)
    c.rect(566, 480, 200, 190, p.TEAL_SOFT, 12)
    with c.clipped(lambda k: k.rect(566, 480, 200, 190, p.WHITE, 12)):
        m.hill(c, [(540, 620), (640, 570), (790, 630)], p.GREEN_MID)
        c.ellipse(716, 530, 24, p.GLOW)
    for i, w in enumerate((230, 200, 220, 140)):
        c.rect(796, 486 + i * 48, w, 20, p.TEAL if i == 0 else p.MIST, 10)
    c.rect(566, 706, 140, 50, p.BRICK, 25)
    c.rect(724, 706, 140, 50, p.MIST, 25)
    c.rect(1170, 440, 240, 410, p.NIGHT, 26)
    c.rect(1188, 464, 204, 362, p.CREAM, 8)
    for i, h in enumerate((90, 150, 120, 200)):
        c.rect(1210 + i * 44, 740 - h, 30, h, (p.TEAL, p.OCHRE, p.GREEN, p.BRICK)[i], 6)
    c.rect(1204, 744, 172, 8, p.TEAL_SOFT, 4)
    c.rect(1204, 774, 110, 14, p.TEAL_SOFT, 7)
    c.rect(250, 490, 170, 360, p.NIGHT, 28)
    c.rect(264, 520, 142, 296, p.CREAM, 6)
    for i in range(3):
        c.ellipse(294, 562 + i * 78, 20, (p.GREEN, p.OCHRE, p.BRICK)[i])
        c.rect(326, 546 + i * 78, 66, 12, p.TEAL_SOFT, 6)
        c.rect(326, 568 + i * 78, 46, 10, p.MIST, 5)
    c.ellipse(335, 832, 8, p.TEAL_MID)
