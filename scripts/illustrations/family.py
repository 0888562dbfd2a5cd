"""Illustrations about children, parents and leisure."""

from . import motifs as m
from . import palette as p
from .canvas import Canvas, arc_points


def skate(c: Canvas, x: float, y: float, scale: float, boot: p.Colour, flip: bool = False) -> None:
    """An ice skate seen from the side, its blade resting at (x, y)."""
    dark = p.mix(boot, p.BLACK, 0.2)
    with c.placed(x, y, scale, flip=flip):
        c.curve([(-150, -14), (-120, -8), (60, -8), (150, -8), (182, -28)], 15, p.TEAL_SOFT)
        for px in (-92, 92):
            c.poly([(px - 30, -52), (px + 30, -52), (px + 20, -8), (px - 20, -8)], p.TEAL_MID)
        c.blob([(-128, -60), (-132, -150), (-116, -300), (-40, -318), (0, -290), (12, -196), (70, -160),
                (160, -132), (172, -74), (140, -56), (0, -52)], boot)  # fmt: skip
        c.rect(-134, -74, 306, 24, dark, 10)
        c.poly([(-122, -304), (-2, -304), (2, -266), (-124, -266)], p.mix(boot, p.WHITE, 0.45))
        for i in range(4):
            top = -246 + i * 28
            c.line([(-44, top), (4 + i * 13, top + 12)], 9, p.CREAM)


def helmet(c: Canvas, x: float, y: float, r: float, colour: p.Colour) -> None:
    """A helmet with vents."""
    c.slice(x, y, r, 180, 360, colour, r * 0.95)
    c.rect(x - r * 1.06, y - r * 0.08, r * 2.12, r * 0.22, p.mix(colour, p.BLACK, 0.22), r * 0.1)
    for dx in (-0.45, 0, 0.45):
        c.line([(x + dx * r, y - r * 0.3), (x + dx * r * 0.8, y - r * 0.68)], r * 0.12, p.mix(colour, p.BLACK, 0.3))


def fritidsbank(c: Canvas) -> None:
    """A shelf of sports gear with skates in front."""
    c.rect(0, 820, 1600, 180, p.SAND)
    c.rect(250, 130, 1020, 700, p.OCHRE_DARK, 12)
    for row, top in enumerate((154, 384, 614)):
        for col in range(3):
            c.rect(274 + col * 326, top, 310, 206, p.mix(p.OCHRE_SOFT, p.WHITE, 0.25 - row * 0.08), 4)
    m.ball(c, 372, 296, 64, p.BRICK)
    c.ellipse(494, 318, 42, p.WHITE)
    c.arc(494, 318, 30, 200, 320, 5, p.TEAL_SOFT)
    helmet(c, 700, 350, 70, p.TEAL)
    helmet(c, 838, 350, 54, p.BRICK_MID)
    for dx, colour in ((0, p.GREEN), (74, p.TEAL_MID), (148, p.OCHRE)):
        c.rect(968 + dx, 222, 58, 138, colour, 20)
        c.rect(968 + dx, 272, 58, 14, p.mix(colour, p.WHITE, 0.5))
    for dx, colour in ((0, p.BRICK), (120, p.TEAL)):
        with c.placed(350 + dx, 500, 0.62, -20):
            c.ellipse(0, -46, 62, colour, 78)
            c.ellipse(0, -46, 48, p.CREAM, 64)
            for i in (-24, 0, 24):
                c.line([(i, -98), (i, 8)], 4, colour)
                c.line([(-40, i - 46), (40, i - 46)], 4, colour)
            c.line([(0, 32), (0, 128)], 18, p.OCHRE_DARK)
    for x, colour in ((690, p.GREEN), (850, p.BRICK)):
        c.rect(x - 60, 466, 120, 122, colour, 26)
        c.arc(x, 470, 30, 180, 360, 10, p.mix(colour, p.BLACK, 0.3))
        c.rect(x - 40, 516, 80, 54, p.mix(colour, p.BLACK, 0.18), 12)
    m.ball(c, 1012, 532, 54, p.OCHRE)
    m.ball(c, 1136, 548, 40, p.TEAL_MID)
    for x, colour in ((1346, p.BRICK), (1400, p.BRICK)):
        with c.placed(x, 850, 1, 4):
            c.rect(-17, -690, 34, 690, colour, 17)
            c.rect(-16, -320, 32, 46, p.CREAM)
            c.rect(-12, -300, 24, 60, p.NIGHT, 6)
    c.line([(1468, 850), (1448, 300)], 9, p.TEAL)
    c.ellipse(1466, 806, 26, p.TEAL, 8)
    skate(c, 560, 884, 1.12, p.TEAL, flip=True)
    skate(c, 960, 914, 1.12, p.TEAL_MID)


def foraldragrupp(c: Canvas) -> None:
    """Chairs around a low table with coffee, a window behind."""
    c.rect(0, 720, 1600, 280, p.OCHRE_SOFT)
    c.rect(520, 110, 560, 420, p.WHITE, 10)
    with c.clipped(lambda k: k.rect(540, 130, 520, 380, p.WHITE)):
        c.rect(540, 130, 520, 380, p.MIST)
        m.hill(c, [(500, 420), (700, 360), (900, 410), (1100, 350)], p.GREEN_SOFT)
        m.tree(c, 640, 500, 190, p.GREEN_MID)
        m.tree(c, 960, 500, 230, p.GREEN)
    c.rect(792, 110, 16, 420, p.WHITE)
    c.rect(500, 520, 600, 24, p.WHITE, 8)
    c.ellipse(800, 862, 640, p.BRICK_SOFT, 110)
    c.ellipse(800, 862, 580, p.mix(p.BRICK_SOFT, p.CREAM, 0.45), 94)
    m.chair(c, 300, 850, 200, p.TEAL)
    m.chair(c, 530, 790, 176, p.GREEN)
    m.chair(c, 1070, 790, 176, p.OCHRE, flip=True)
    m.chair(c, 1300, 850, 200, p.BRICK, flip=True)
    c.ellipse(800, 900, 210, p.mix(p.BRICK_SOFT, p.BLACK, 0.12), 26)
    c.line([(720, 880), (690, 740)], 16, p.OCHRE_DARK)
    c.line([(880, 880), (910, 740)], 16, p.OCHRE_DARK)
    c.ellipse(800, 732, 236, p.OCHRE_DARK, 46)
    c.ellipse(800, 722, 236, p.OCHRE, 46)
    m.cup(c, 690, 728, 86, p.BRICK)
    m.cup(c, 906, 732, 86, p.TEAL_MID)
    c.poly([(760, 716), (840, 716), (828, 590), (772, 590)], p.TEAL)
    c.poly([(838, 690), (886, 610), (866, 606), (832, 640)], p.TEAL)
    c.arc(762, 650, 36, 100, 270, 12, p.TEAL)
    c.slice(800, 592, 30, 180, 360, p.TEAL_DARK)
    c.ellipse(800, 558, 9, p.OCHRE)
    for x, colour in ((120, p.TEAL_MID), (196, p.OCHRE), (158, p.BRICK_MID)):
        y = 850 if x != 158 else 782
        c.rect(x - 34, y, 68, 68, colour, 8)


def hembesok(c: Canvas) -> None:
    """A front door with a pram beside the steps."""
    c.rect(0, 0, 1600, 780, p.BRICK_MID)
    for y in range(44, 780, 44):
        c.rect(0, y, 1600, 4, p.mix(p.BRICK_MID, p.BLACK, 0.08))
    c.rect(0, 780, 1600, 220, p.SAND)
    c.rect(0, 770, 1600, 34, p.TEAL_MID)
    c.poly([(520, 150), (800, 40), (1080, 150), (1080, 184), (520, 184)], p.TEAL)
    c.rect(590, 184, 420, 606, p.WHITE)
    c.rect(626, 216, 348, 574, p.GLOW)
    c.rect(650, 620, 130, 12, p.OCHRE_MID)
    for x in (660, 756):
        c.rect(x, 632, 12, 158, p.OCHRE_MID)
    m.pot_plant(c, 716, 622, 130, p.BRICK)
    c.poly([(974, 216), (836, 246), (836, 806), (974, 790)], p.TEAL)
    c.poly([(950, 260), (862, 280), (862, 470), (950, 462)], p.TEAL_MID)
    c.poly([(950, 520), (862, 526), (862, 730), (950, 716)], p.TEAL_DARK)
    c.ellipse(858, 500, 12, p.GLOW)
    for i, (x, w) in enumerate(((540, 520), (490, 620))):
        c.rect(x, 790 + i * 44, w, 46, p.mix(p.TEAL_SOFT, p.WHITE, 0.35 - i * 0.2), 4)
    c.rect(690, 776, 220, 18, p.OCHRE_DARK, 8)
    m.window(c, 170, 260, 260, 300, p.MIST)
    c.rect(150, 560, 300, 20, p.WHITE, 6)
    m.window(c, 1170, 260, 260, 300, p.MIST)
    c.rect(1150, 560, 300, 20, p.WHITE, 6)
    m.pot_plant(c, 400, 884, 220, p.OCHRE)
    m.bush(c, 160, 800, 260)
    pram(c, 1250, 890, 1.25)


def pram(c: Canvas, x: float, y: float, scale: float) -> None:
    """A pram with its hood up."""
    with c.placed(x, y, scale):
        c.line([(130, -190), (214, -262), (236, -262)], 14, p.NIGHT)
        c.line([(-110, -40), (110, -150)], 12, p.NIGHT)
        c.line([(110, -40), (-110, -150)], 12, p.NIGHT)
        c.slice(0, -184, 156, 0, 180, p.OCHRE, 112)
        c.slice(-10, -184, 150, 180, 318, p.OCHRE_DARK, 150)
        for angle in (212, 246, 282):
            c.line([(-10, -184), arc_points(-10, -184, 150, angle, angle)[0]], 5, p.OCHRE)
        c.rect(-164, -200, 328, 28, p.mix(p.OCHRE, p.WHITE, 0.35), 14)
        for wx in (-104, 104):
            c.ellipse(wx, -44, 46, p.NIGHT)
            c.ellipse(wx, -44, 30, p.CREAM)
            c.ellipse(wx, -44, 9, p.NIGHT)


def familjecentral(c: Canvas) -> None:
    """A house cut open: four rooms under one roof."""
    m.hill(c, [(0, 860), (500, 830), (1100, 850), (1600, 820)], p.GREEN_SOFT)
    m.tree(c, 180, 870, 330, p.GREEN)
    m.tree(c, 1440, 860, 280, p.GREEN_MID)
    c.rect(1040, 96, 64, 160, p.OCHRE_DARK)
    c.rect(1030, 84, 84, 22, p.OCHRE_DARK, 4)
    c.poly([(330, 340), (800, 80), (1270, 340)], p.BRICK)
    c.rect(380, 330, 840, 540, p.WHITE)
    rooms = ((396, 340, p.MIST), (808, 340, p.OCHRE_SOFT), (396, 610, p.BRICK_SOFT), (808, 610, p.GREEN_SOFT))
    for x, y, colour in rooms:
        c.rect(x, y, 396, 250, colour)
    c.poly([(290, 336), (800, 48), (1310, 336), (1290, 366), (800, 92), (310, 366)], p.BRICK_DARK)
    c.ellipse(800, 226, 46, p.CREAM)
    m.heart(c, 800, 230, 28, p.BRICK)
    for x in (510, 690):
        c.line([(x, 556), (x + (24 if x < 600 else -24), 440)], 12, p.OCHRE_DARK)
    c.slice(600, 476, 104, 0, 180, p.OCHRE, 64)
    c.slice(560, 478, 64, 180, 300, p.OCHRE_DARK, 70)
    c.arc(600, 500, 126, 40, 140, 12, p.OCHRE_DARK, 72)
    c.rect(880, 544, 250, 18, p.OCHRE_DARK, 6)
    c.poly([(940, 520), (1070, 520), (1090, 544), (920, 544)], p.TEAL)
    c.rect(985, 500, 40, 24, p.TEAL_DARK)
    c.slice(1005, 452, 100, 0, 180, p.WHITE, 46)
    c.ellipse(1005, 452, 100, p.PALE, 14)
    for x, y, colour in ((450, 796, p.TEAL), (524, 796, p.OCHRE), (487, 732, p.GREEN)):
        c.rect(x, y, 64, 60, colour, 6)
    m.ball(c, 660, 820, 38, p.BRICK)
    c.poly([(720, 856), (772, 856), (746, 760)], p.TEAL_MID)
    for x, flip in ((900, False), (1110, True)):
        with c.placed(x, 856, 0.5, flip=flip):
            c.rect(-90, -120, 180, 110, p.TEAL, 30)
            c.rect(-110, -250, 70, 230, p.TEAL_DARK, 34)
            c.rect(-60, -20, 20, 20, p.NIGHT)
            c.rect(50, -20, 20, 20, p.NIGHT)
    c.ellipse(1005, 818, 42, p.OCHRE, 10)
    c.rect(1000, 818, 10, 40, p.OCHRE_DARK)
    c.line([(1005, 610), (1005, 660)], 6, p.TEAL_DARK)
    c.poly([(965, 700), (1045, 700), (1026, 656), (984, 656)], p.OCHRE)
    c.rect(340, 860, 920, 20, p.TEAL_MID, 6)


def lovaktiviteter(c: Canvas) -> None:
    """A jetty on a lake in summer: canoe, life vest, ball and a kite."""
    c.ellipse(1250, 230, 96, p.GLOW)
    m.cloud(c, 360, 220, 260)
    m.cloud(c, 900, 140, 180)
    m.hill(c, [(0, 430), (300, 350), (640, 420), (1000, 340), (1300, 400), (1600, 330)], p.GREEN_SOFT)
    for x, h in ((70, 150), (150, 190), (240, 140), (1380, 170), (1470, 210), (1550, 160)):
        m.conifer(c, x, 470, h, p.GREEN_MID)
    c.rect(0, 460, 1600, 540, p.TEAL_SOFT)
    for x, y, w in ((180, 540, 180), (900, 520, 240), (1300, 600, 160), (90, 690, 120), (1180, 760, 220)):
        c.rect(x, y, w, 8, p.mix(p.TEAL_SOFT, p.WHITE, 0.45), 4)
    with c.placed(1120, 670, 1.1, -4):
        c.blob([(-300, -30), (-250, 24), (0, 44), (250, 24), (300, -30), (220, -6), (0, 6), (-220, -6)], p.BRICK)
        c.poly([(-236, -8), (236, -8), (200, 8), (-200, 8)], p.BRICK_DARK)
        c.line([(-60, 40), (110, -150)], 12, p.OCHRE)
        c.ellipse(124, -166, 20, p.OCHRE, 40)
    c.poly([(110, 1000), (760, 1000), (640, 600), (430, 600)], p.OCHRE_MID)
    for i, y in enumerate((640, 690, 748, 814, 890)):
        spread = 6 + i * 18
        c.line([(424 - spread * 2.4, y), (648 + spread * 0.9, y)], 5, p.OCHRE_DARK)
    for x, y in ((420, 610), (652, 610), (270, 800), (716, 800)):
        c.rect(x - 14, y - 60, 28, 130, p.OCHRE_DARK, 8)
    with c.placed(440, 900, 1.15):
        c.rect(-70, -170, 62, 160, p.BRICK, 22)
        c.rect(8, -170, 62, 160, p.BRICK, 22)
        c.rect(-70, -90, 140, 16, p.NIGHT)
        c.rect(-70, -50, 140, 16, p.NIGHT)
        c.rect(-14, -96, 28, 28, p.GLOW, 4)
    m.ball(c, 600, 850, 60, p.TEAL)
    with c.placed(720, 260, 1, 18):
        c.poly([(0, -96), (64, 0), (0, 110), (-64, 0)], p.OCHRE)
        c.poly([(0, -96), (64, 0), (0, 0)], p.BRICK)
        c.poly([(0, 0), (0, 110), (-64, 0)], p.TEAL)
        c.curve([(0, 110), (-26, 170), (14, 220), (-20, 280), (-60, 330)], 5, p.TEAL_DARK)
