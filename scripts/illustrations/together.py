"""Illustrations about work, democracy, safety and working together."""

from . import motifs as m
from . import palette as p
from .canvas import Canvas, arc_points, spline
from .learning import laptop


def insatsgrupp(c: Canvas) -> None:
    """A round table seen from above with five chairs and one shared plan."""
    c.ellipse(800, 500, 468, p.mix(p.PALE, p.TEAL, 0.1))
    colours = (p.TEAL, p.BRICK, p.OCHRE, p.GREEN, p.TEAL_MID)
    for i, colour in enumerate(colours):
        with c.placed(800, 500, 1, i * 72):
            c.rect(-92, -452, 184, 150, colour, 48)
            c.rect(-104, -472, 208, 56, p.mix(colour, p.BLACK, 0.2), 28)
    c.ellipse(800, 512, 318, p.OCHRE_DARK)
    c.ellipse(800, 500, 318, p.OCHRE_MID)
    c.ring(800, 500, 292, 4, p.mix(p.OCHRE_MID, p.OCHRE, 0.6))
    for i, colour in enumerate(colours):
        with c.placed(800, 500, 1, i * 72):
            with c.placed(-4, -216, 1, 4):
                c.rect(-52, -66, 96, 118, p.WHITE, 6)
                c.rect(-38, -48, 44, 12, colour, 6)
                for k in range(3):
                    c.rect(-38, -22 + k * 20, 66 - k * 12, 8, p.MIST, 4)
            if i % 2 == 0:
                c.ellipse(96, -212, 32, p.WHITE)
                c.ellipse(96, -212, 23, p.mix(p.OCHRE_DARK, p.BLACK, 0.4))
    c.ellipse(800, 500, 130, p.WHITE)
    for i, colour in enumerate(colours):
        c.poly([(800, 500), *arc_points(800, 500, 112, -126 + i * 72, -54 + i * 72)], colour)
    for i in range(5):
        with c.placed(800, 500, 1, i * 72 + 36):
            c.line([(0, 0), (0, -114)], 8, p.WHITE)
    c.ellipse(800, 500, 46, p.WHITE)
    c.line([(780, 500), (796, 518), (824, 482)], 12, p.GREEN)


def jobbcentrum(c: Canvas) -> None:
    """A building with a wide entrance, a briefcase on its sign, and paths that meet at the door."""
    m.cloud(c, 260, 190, 240)
    m.cloud(c, 1380, 240, 200)
    m.hill(c, [(0, 640), (500, 580), (1100, 620), (1600, 570)], p.GREEN_SOFT)
    c.rect(0, 780, 1600, 220, p.mix(p.GREEN_SOFT, p.GREEN, 0.15))
    c.poly([(610, 790), (990, 790), (1240, 1000), (360, 1000)], p.CREAM)
    for y, half in ((830, 232), (884, 292), (950, 366)):
        c.rect(800 - half, y, 2 * half, 5, p.SAND)
    c.poly([(796, 800), (804, 800), (808, 1000), (792, 1000)], p.SAND)
    c.rect(260, 300, 1080, 500, p.TEAL_MID)
    c.rect(230, 270, 1140, 46, p.TEAL, 6)
    for x in (310, 440, 1064, 1194):
        for y in (370, 570):
            c.rect(x, y, 100, 140, p.PALE, 4)
            c.poly([(x, y), (x + 62, y), (x, y + 90)], p.WHITE)
    c.rect(590, 190, 420, 610, p.TEAL)
    c.rect(630, 500, 340, 300, p.PALE)
    for x in (630, 715, 797, 880, 962):
        c.rect(x, 500, 9, 300, p.TEAL_DARK)
    c.poly([(560, 470), (1040, 470), (1070, 510), (530, 510)], p.BRICK)
    c.ellipse(800, 330, 108, p.CREAM)
    c.rect(738, 306, 124, 84, p.BRICK, 12)
    c.arc(800, 306, 28, 180, 360, 12, p.BRICK)
    c.rect(738, 338, 124, 10, p.BRICK_DARK)
    c.rect(788, 330, 24, 26, p.GLOW, 4)
    m.tree(c, 150, 850, 360, p.GREEN)
    m.tree(c, 1470, 850, 330, p.GREEN)
    m.bush(c, 470, 804, 200, p.GREEN)
    m.bush(c, 1130, 804, 200, p.GREEN)


def rekrytering(c: Canvas) -> None:
    """A clipboard with the same scale for every answer, and two more sheets behind it."""
    c.ellipse(800, 500, 470, p.mix(p.CREAM, p.OCHRE, 0.2))
    for x, angle, colour in ((470, -9, p.TEAL_MID), (1130, 9, p.GREEN_MID)):
        with c.placed(x, 530, 1, angle):
            c.rect(-190, -280, 380, 540, colour, 20)
            c.rect(-168, -256, 336, 492, p.WHITE, 10)
            c.rect(-130, -216, 90, 90, p.mix(colour, p.WHITE, 0.5), 14)
            for i, w in enumerate((130, 100)):
                c.rect(-20, -204 + i * 40, w, 18, p.MIST, 9)
            for i, w in enumerate((260, 220, 250, 180, 240, 200)):
                c.rect(-130, -90 + i * 50, w, 16, p.MIST, 8)
    c.rect(538, 150, 524, 740, p.TEAL, 32)
    c.rect(576, 220, 448, 630, p.WHITE, 12)
    c.rect(690, 116, 220, 84, p.OCHRE, 22)
    c.ellipse(800, 118, 42, p.OCHRE)
    c.ellipse(800, 116, 18, p.TEAL)
    for i, score in enumerate((4, 3, 5, 4, 2)):
        y = 290 + i * 112
        c.rect(616, y - 24, (190, 150, 210, 170, 130)[i], 18, p.TEAL_SOFT, 9)
        for k in range(5):
            colour = (p.GREEN, p.OCHRE, p.BRICK)[i % 3] if k < score else p.MIST
            c.ellipse(638 + k * 62, y + 30, 22, colour)
        c.rect(944, y - 14, 48, 48, p.MIST, 8)
        if score > 2:
            c.line([(954, y + 10), (964, y + 22), (984, y - 4)], 9, p.GREEN)
    with c.placed(1120, 740, 1.2, -52):
        c.rect(-170, -19, 280, 38, p.BRICK, 4)
        c.rect(-170, -5, 280, 10, p.BRICK_MID)
        c.poly([(-170, -19), (-170, 19), (-236, 0)], p.CREAM)
        c.poly([(-214, -6), (-214, 6), (-236, 0)], p.NIGHT)
        c.rect(110, -19, 28, 38, p.TEAL_SOFT)
        c.rect(138, -19, 40, 38, p.OCHRE, 10)


def trygghet(c: Canvas) -> None:
    """A house with warm windows in the rain, under a large umbrella."""
    for i in range(34):
        x, y = (i * 197) % 1640, (i * 131) % 760
        if not (240 < x < 1380 and y > 300):
            c.line([(x, y), (x - 22, y + 60)], 5, p.mix(p.TEAL, p.PALE, 0.28))
    m.hill(c, [(0, 800), (400, 760), (1100, 790), (1600, 750)], p.NIGHT)
    c.ellipse(800, 880, 520, p.mix(p.NIGHT, p.OCHRE, 0.3), 80)
    c.ellipse(800, 880, 380, p.mix(p.NIGHT, p.OCHRE, 0.5), 54)
    umbrella(c, 800, 430, 560)
    c.rect(792, 400, 16, 300, p.OCHRE)
    light = p.mix(p.OCHRE, p.WHITE, 0.45)
    m.house(c, 800, 884, 344, p.MIST, p.BRICK_DARK, lit=light, door=False)
    c.rect(766, 766, 68, 118, light)
    c.poly([(766, 766), (766, 884), (726, 902), (726, 778)], p.TEAL_MID)
    c.poly([(766, 884), (834, 884), (880, 960), (720, 960)], light)
    m.bush(c, 570, 888, 130, p.GREEN)
    m.bush(c, 1040, 888, 150, p.GREEN)


def umbrella(c: Canvas, x: float, y: float, r: float) -> None:
    """The canopy of an umbrella, its lower edge at ``y``."""
    c.rect(x - 9, y - r * 0.68 - 30, 18, 60, p.OCHRE, 9)
    for width, colour in ((1, p.BRICK), (0.6, p.BRICK_MID), (0.22, p.BRICK)):
        c.slice(x, y, r * width, 180, 360, colour, r * 0.68)
    for left, right in ((-1, -0.6), (-0.6, -0.22), (-0.22, 0.22), (0.22, 0.6), (0.6, 1)):
        half = (right - left) / 2 * r
        c.slice(x + (left + right) / 2 * r, y + 2, half, 180, 360, p.TEAL, half * 0.42)


def medborgarbudget(c: Canvas) -> None:
    """A ballot box, ballots with a tree, a bench and a lamp, and coins."""
    c.ellipse(800, 470, 430, p.MIST)
    c.rect(0, 800, 1600, 200, p.OCHRE_SOFT)
    for x, y, angle, kind in ((470, 330, -14, "bench"), (800, 210, 3, "tree"), (1130, 330, 13, "lamp")):
        with c.placed(x, y, 1.1, angle):
            c.rect(-92, -112, 184, 236, p.WHITE, 14)
            c.rect(-64, 92, 94, 12, p.MIST, 6)
            if kind == "tree":
                m.tree(c, 0, 76, 160)
            elif kind == "bench":
                m.bench(c, 0, 56, 136)
            else:
                m.lamp_post(c, 0, 76, 160)
            c.rect(46, 84, 28, 28, p.BRICK if kind == "tree" else p.MIST, 6)
    c.poly([(520, 480), (1080, 480), (1140, 540), (460, 540)], p.TEAL_MID)
    c.rect(680, 498, 240, 22, p.NIGHT, 11)
    with c.clipped(lambda k: k.rect(0, 0, 1600, 510, p.WHITE)), c.placed(800, 470, 1, 3):
        c.rect(-92, -84, 184, 180, p.CREAM, 10)
        c.rect(-60, -40, 120, 14, p.TEAL_SOFT, 7)
        c.rect(-60, -8, 84, 14, p.TEAL_SOFT, 7)
    c.rect(480, 540, 640, 340, p.TEAL, 14)
    c.rect(480, 540, 640, 34, p.TEAL_DARK)
    c.ellipse(800, 722, 92, p.CREAM)
    c.line([(756, 724), (788, 758), (848, 686)], 24, p.BRICK)
    for x, n in ((250, 3), (330, 5), (1270, 6), (1356, 4), (1190, 2)):
        for i in range(n):
            y = 900 - i * 30 + (0 if x not in (330, 1356) else 20)
            c.ellipse(x, y + 12, 54, p.OCHRE_DARK, 18)
            c.ellipse(x, y, 54, p.OCHRE, 18)
            c.ellipse(x, y, 38, p.OCHRE_MID, 11)


def samverkan(c: Canvas) -> None:
    """A stone bridge that joins the two sides of a river."""
    c.ellipse(800, 260, 110, p.GLOW)
    m.cloud(c, 380, 170, 240)
    m.cloud(c, 1250, 150, 200)
    m.hill(c, [(0, 470), (400, 400), (800, 450), (1200, 380), (1600, 430)], p.GREEN_SOFT)
    c.rect(0, 700, 1600, 300, p.TEAL_SOFT)
    m.house(c, 150, 640, 190, p.OCHRE_MID, p.BRICK)
    m.house(c, 310, 630, 170, p.BRICK_MID, p.TEAL)
    m.house(c, 1270, 630, 160, p.TEAL_SOFT, p.TEAL)
    c.rect(1370, 380, 190, 260, p.OCHRE_SOFT)
    c.poly([(1350, 390), (1465, 300), (1580, 390)], p.BRICK)
    for x in (1386, 1440, 1494):
        c.rect(x, 430, 22, 210, p.WHITE)
    deck = [(290, 640), (540, 548), (800, 512), (1060, 548), (1310, 640)]
    stone = p.mix(p.TEAL_MID, p.CREAM, 0.4)
    c.poly([*spline(deck, closed=False), (1310, 860), (290, 860)], stone)
    for x, y, w in ((420, 650, 60), (500, 610, 44), (1080, 606, 56), (1140, 660, 48), (760, 560, 70), (470, 720, 40)):
        c.rect(x, y, w, 12, p.mix(stone, p.TEAL_MID, 0.5), 6)
    c.slice(800, 860, 250, 180, 360, p.mix(p.TEAL_SOFT, p.PALE, 0.35), 224)
    c.rect(550, 790, 500, 80, p.TEAL_SOFT)
    c.arc(800, 860, 262, 180, 360, 24, p.TEAL, 236)
    c.rect(0, 860, 1600, 140, p.TEAL_SOFT)
    for x, y, w in ((640, 830, 150), (860, 890, 200), (600, 930, 170), (900, 810, 90)):
        c.rect(x, y, w, 9, p.mix(p.TEAL_SOFT, p.WHITE, 0.5), 4)
    c.curve(deck, 30, p.TEAL)
    m.hill(c, [(0, 620), (240, 618), (350, 660), (440, 780), (500, 1000)], p.GREEN_MID)
    m.hill(c, [(1100, 1000), (1160, 780), (1250, 660), (1360, 618), (1600, 620)], p.GREEN_MID)
    for x, y in ((420, 586), (800, 512), (1180, 586)):
        m.lamp_post(c, x, y, 150)
    m.tree(c, 90, 830, 300, p.GREEN)
    m.tree(c, 1500, 840, 320, p.GREEN)
    m.bush(c, 330, 830, 150, p.GREEN)
    m.bush(c, 1290, 830, 150, p.GREEN)


def natverkstraff(c: Canvas) -> None:
    """A screen on a wall with nine small landscapes, one for each municipality in the meeting."""
    c.rect(0, 800, 1600, 200, p.OCHRE_MID)
    c.rect(0, 800, 1600, 20, p.OCHRE)
    c.rect(270, 70, 1060, 640, p.NIGHT, 26)
    c.rect(740, 700, 120, 110, p.NIGHT)
    c.rect(640, 790, 320, 22, p.NIGHT, 11)
    skies = (p.MIST, p.CREAM, p.BRICK_SOFT, p.OCHRE_SOFT, p.TEAL_SOFT, p.GREEN_SOFT, p.TEAL_SOFT, p.MIST, p.OCHRE_SOFT)
    for i, sky in enumerate(skies):
        x, y = 296 + (i % 3) * 340, 96 + (i // 3) * 196
        with c.clipped(lambda k, x=x, y=y: k.rect(x, y, 328, 184, p.WHITE, 12)):
            c.rect(x, y, 328, 184, sky)
            with c.placed(x, y):
                _tile(c, i)
    for x, colour in ((740, p.GREEN), (800, p.BRICK), (860, p.OCHRE)):
        c.ellipse(x, 694, 9, colour)
    laptop(c, 330, 956, 300, p.MIST)
    c.rect(240, 796, 110, 14, p.TEAL, 7)
    for i in range(3):
        c.rect(240, 828 + i * 26, 170 - i * 30, 10, p.WHITE, 5)
    m.cup(c, 1130, 920, 130, p.BRICK)
    m.steam(c, 1130, 836, p.CREAM)
    m.paper(c, 700, 850, 200, 100, 3)
    m.pot_plant(c, 1450, 900, 230, p.TEAL)


def _tile(c: Canvas, i: int) -> None:
    ground = (p.GREEN_MID, p.OCHRE_MID, p.TEAL_MID)[i % 3]
    m.hill(c, [(-20, 140 - i % 2 * 14), (120, 118 + i % 3 * 8), (340, 140)], ground)
    if i in (0, 5):
        for x, h in ((60, 90), (120, 120), (250, 100)):
            m.conifer(c, x, 156, h)
    elif i == 6:
        for x, h in ((90, 120), (180, 90), (262, 132)):
            c.line([(x, 156), (x, 156 - h)], 6, p.WHITE)
            for angle in (10, 130, 250):
                with c.placed(x, 156 - h, 1, angle):
                    c.poly([(-3, 0), (3, 0), (0, -46)], p.WHITE)
    elif i == 8:
        c.rect(0, 140, 328, 60, p.TEAL_MID)
        c.poly([(120, 160), (170, 118), (260, 160)], p.TEAL)
        c.poly([(162, 136), (196, 136), (190, 60), (168, 60)], p.WHITE)
        c.poly([(165, 104), (193, 104), (191, 84), (167, 84)], p.BRICK)
        c.rect(166, 40, 26, 22, p.GLOW)
        c.poly([(160, 42), (198, 42), (179, 24)], p.BRICK)
    elif i == 1:
        m.house(c, 110, 156, 74, p.BRICK, p.BRICK_DARK)
        m.house(c, 200, 158, 66, p.TEAL_SOFT, p.TEAL)
    elif i == 2:
        c.rect(0, 134, 328, 60, p.TEAL_MID)
        c.poly([(150, 140), (150, 50), (214, 134)], p.WHITE)
        c.poly([(108, 142), (236, 142), (214, 164), (130, 164)], p.BRICK)
    elif i == 3:
        c.poly([(40, 150), (130, 40), (220, 150)], p.TEAL_MID)
        c.poly([(130, 40), (106, 70), (126, 66), (140, 76), (154, 69)], p.WHITE)
        m.house(c, 250, 160, 62, p.BRICK, p.BRICK_DARK)
    elif i == 4:
        for x, h in ((60, 80), (116, 120), (172, 96), (228, 130)):
            c.rect(x, 160 - h, 48, h, p.PALE if x % 3 else p.CREAM)
            for k in range(int(h // 30)):
                c.rect(x + 8, 168 - h + k * 28, 12, 14, p.TEAL)
                c.rect(x + 28, 168 - h + k * 28, 12, 14, p.TEAL)
    else:
        c.ellipse(250, 50, 24, p.GLOW)
        m.tree(c, 100, 160, 110)
        m.birch(c, 190, 160, 120)
