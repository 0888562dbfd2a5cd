"""Illustrations of squares, houses, gardens and paths."""

from . import motifs as m
from . import palette as p
from .canvas import Canvas, Point, spline


def allaktivitetshus(c: Canvas) -> None:
    """A school in the evening with its windows lit, and a basketball hoop outside."""
    for x, y in ((150, 130), (330, 230), (520, 90), (980, 120), (1180, 210), (1330, 90), (1500, 260), (760, 60)):
        c.ellipse(x, y, 5, p.GLOW)
    c.ellipse(1420, 170, 60, p.CREAM)
    c.ellipse(1392, 156, 56, p.TEAL_DARK)
    m.hill(c, [(0, 620), (400, 560), (900, 600), (1600, 540)], p.mix(p.TEAL, p.GREEN, 0.3))
    c.rect(0, 790, 1600, 210, p.NIGHT)
    c.rect(250, 380, 900, 420, p.BRICK)
    c.rect(222, 352, 956, 40, p.BRICK_DARK, 6)
    c.rect(560, 260, 280, 540, p.BRICK_MID)
    c.poly([(530, 270), (700, 170), (870, 270)], p.BRICK_DARK)
    for x in (300, 425, 900, 1025):
        for y in (430, 600):
            m.window(c, x, y, 92, 120, p.GLOW, p.OCHRE_DARK)
    for x in (600, 718):
        m.window(c, x, 330, 84, 110, p.GLOW, p.OCHRE_DARK)
    c.rect(594, 560, 212, 240, p.OCHRE_DARK)
    c.rect(606, 572, 90, 228, p.GLOW)
    c.rect(704, 572, 90, 228, p.GLOW)
    c.rect(570, 490, 260, 44, p.TEAL, 8)
    for i in range(5):
        c.ellipse(606 + i * 47, 512, 11, (p.GLOW, p.OCHRE, p.WHITE, p.BRICK_SOFT, p.GREEN_SOFT)[i])
    c.poly([(606, 800), (794, 800), (930, 1000), (470, 1000)], p.mix(p.NIGHT, p.OCHRE, 0.45))
    m.tree(c, 150, 830, 330, p.GREEN_DARK)
    c.rect(1352, 430, 18, 440, p.TEAL_MID)
    c.rect(1240, 390, 210, 146, p.CREAM, 8)
    c.rect(1312, 450, 66, 52, p.BRICK)
    c.rect(1320, 458, 50, 36, p.CREAM)
    c.line([(1300, 540), (1390, 540)], 10, p.BRICK)
    for i in range(5):
        c.line([(1304 + i * 20, 544), (1318 + i * 13, 606)], 4, p.WHITE)
    m.ball(c, 1230, 850, 46, p.OCHRE)


def torg(c: Canvas) -> None:
    """A town square with a market stall, trees, lamps and a bench."""
    c.ellipse(1290, 200, 80, p.GLOW)
    fronts = ((0, 250, 300, p.OCHRE_MID), (250, 210, 380, p.BRICK_MID), (460, 230, 330, p.TEAL_SOFT),
              (690, 270, 420, p.OCHRE_SOFT), (960, 200, 350, p.GREEN_SOFT), (1160, 240, 390, p.BRICK_SOFT),
              (1400, 220, 320, p.TEAL_SOFT))  # fmt: skip
    for i, (x, w, h, colour) in enumerate(fronts):
        top = 700 - h
        c.rect(x, top, w, h, colour)
        roof = (p.BRICK, p.TEAL, p.BRICK_DARK)[i % 3]
        c.poly([(x - 10, top + 4), (x + w / 2, top - 92), (x + w + 10, top + 4)], roof)
        for row in range(2):
            for k in range(3):
                m.window(c, x + w * (0.14 + k * 0.27), top + 46 + row * 120, w * 0.17, 74, p.PALE)
    c.rect(0, 690, 1600, 310, p.SAND)
    for y, step in ((740, 120), (810, 160), (890, 210), (970, 260)):
        c.rect(0, y, 1600, 4, p.mix(p.SAND, p.OCHRE, 0.3))
        for x in range(-step // 2, 1700, step):
            c.line([(800 + (x - 800) * 0.94, y), (800 + (x - 800) * 1.06, y + 70)], 3, p.mix(p.SAND, p.OCHRE, 0.3))
    m.tree(c, 180, 810, 330, p.GREEN)
    m.tree(c, 1440, 800, 300, p.GREEN_MID)
    m.lamp_post(c, 420, 800, 330)
    m.lamp_post(c, 1230, 790, 300)
    m.bench(c, 250, 900, 280)
    market_stall(c, 820, 880)
    m.bench(c, 1330, 900, 240)


def market_stall(c: Canvas, x: float, y: float) -> None:
    """A stall with a striped awning and boxes of fruit."""
    with c.placed(x, y):
        for side in (-210, 198):
            c.rect(side, -330, 14, 330, p.OCHRE_DARK)
        c.rect(-220, -150, 440, 150, p.OCHRE)
        c.rect(-230, -166, 460, 24, p.OCHRE_DARK, 6)
        for i in range(6):
            c.rect(-210 + i * 72, -136, 4, 132, p.OCHRE_DARK)
        for i, colour in enumerate((p.BRICK, p.GREEN, p.OCHRE_SOFT)):
            left = -200 + i * 140
            for k in range(5):
                c.ellipse(left + 16 + k * 24, -182, 17, colour)
            c.rect(left - 4, -182, 128, 22, p.mix(p.OCHRE, p.WHITE, 0.35), 4)
        for i in range(9):
            colour = p.BRICK if i % 2 == 0 else p.WHITE
            left, top = -252 + i * 56, -216 + i * 48
            c.poly([(top, -420), (top + 48, -420), (left + 56, -320), (left, -320)], colour)
            c.slice(left + 28, -321, 28, 0, 180, colour, 26)


def naturstig(c: Canvas) -> None:
    """A path that winds through a forest, with a signpost."""
    c.ellipse(1180, 230, 90, p.GLOW)
    far = p.mix(p.GREEN_SOFT, p.PALE, 0.4)
    m.hill(c, [(0, 430), (260, 330), (560, 420), (900, 300), (1250, 410), (1600, 320)], far)
    m.hill(c, [(0, 520), (400, 450), (800, 520), (1200, 430), (1600, 500)], p.GREEN_SOFT)
    for x, h in ((60, 230), (170, 290), (300, 220), (980, 180), (1060, 220), (1340, 260), (1440, 320), (1550, 270)):
        m.conifer(c, x, 580, h, p.mix(p.GREEN, p.PALE, 0.25))
    m.hill(c, [(0, 590), (400, 560), (900, 600), (1600, 560)], p.GREEN_MID)
    c.poly(_path([(760, 590), (700, 640), (900, 710), (980, 780), (700, 880), (560, 1000)],
                 [(1060, 1000), (1010, 900), (1190, 790), (1060, 700), (800, 640), (806, 590)]), p.CREAM)  # fmt: skip
    m.conifer(c, 150, 860, 520, p.GREEN)
    m.conifer(c, 350, 780, 380, p.mix(p.GREEN, p.TEAL, 0.25))
    m.birch(c, 1330, 800, 430, p.mix(p.GREEN, p.OCHRE, 0.35))
    m.conifer(c, 1490, 900, 560, p.GREEN)
    c.rect(518, 560, 26, 330, p.OCHRE_DARK, 6)
    for y, colour, d in ((580, p.OCHRE, 1), (660, p.OCHRE_MID, -1)):
        with c.placed(531, y, 1, flip=d < 0):
            c.poly([(-90, 0), (110, 0), (150, 30), (110, 60), (-90, 60)], colour)
            c.rect(-60, 26, 130, 9, p.OCHRE_DARK, 4)
    c.ellipse(531, 780, 20, p.BRICK)
    for x, y, w in ((420, 900, 120), (1240, 900, 150), (60, 930, 170), (1130, 660, 90)):
        m.bush(c, x, y, w, p.GREEN)
    for x, y, r in ((620, 850, 26), (1220, 830, 34), (900, 640, 14)):
        c.slice(x, y, r, 180, 360, p.TEAL_SOFT)


def _path(left: list[Point], right: list[Point]) -> list[Point]:
    """Return the outline of a path between two smooth edges."""
    return [*spline(left, closed=False), *spline(right, closed=False)]


def odling(c: Canvas) -> None:
    """Raised beds, a greenhouse and a watering can."""
    c.ellipse(260, 220, 84, p.GLOW)
    m.cloud(c, 720, 190, 240)
    m.hill(c, [(0, 520), (500, 450), (1000, 520), (1600, 440)], p.GREEN_SOFT)
    m.tree(c, 140, 640, 320, p.GREEN)
    m.tree(c, 480, 600, 210, p.GREEN_MID)
    c.rect(0, 620, 1600, 380, p.mix(p.GREEN_SOFT, p.OCHRE, 0.15))
    c.poly([(860, 640), (860, 380), (1130, 220), (1400, 380), (1400, 640)], p.mix(p.MIST, p.WHITE, 0.4))
    for x in range(860, 1401, 108):
        top = 380 - (160 - abs(x - 1130) / 270 * 160)
        c.line([(x, top), (x, 640)], 8, p.TEAL)
    for points in ([(850, 384), (1130, 218), (1410, 384)], [(860, 384), (1400, 384)], [(860, 640), (1400, 640)],
                   [(860, 510), (1400, 510)]):  # fmt: skip
        c.line(points, 10, p.TEAL)
    for x in (930, 1030, 1240, 1340):
        m.pot_plant(c, x, 634, 110, p.BRICK)
    bed(c, 420, 880, 620, "cabbage")
    bed(c, 1180, 910, 620, "carrot")
    watering_can(c, 800, 920, 1.15)


def bed(c: Canvas, x: float, y: float, w: float, crop: str) -> None:
    """A raised bed of planks with ``crop`` growing in it."""
    c.ellipse(x, y - 132, w / 2, p.mix(p.OCHRE_DARK, p.BLACK, 0.4), 40)
    for i in range(5):
        left = x - w * 0.4 + i * w * 0.2
        if crop == "cabbage":
            c.ellipse(left - 26, y - 156, 40, p.GREEN)
            c.ellipse(left + 26, y - 156, 40, p.GREEN)
            c.ellipse(left, y - 178, 42, p.GREEN_MID)
            c.ellipse(left, y - 156, 26, p.GREEN_SOFT)
        else:
            for angle in (-34, -12, 12, 34):
                with c.placed(left, y - 146, 1, angle):
                    c.blob([(0, 0), (-13, -60), (0, -120), (13, -60)], p.GREEN if angle > 0 else p.GREEN_MID)
            c.slice(left, y - 140, 24, 180, 360, p.BRICK)
    for i in range(2):
        c.rect(x - w / 2, y - 138 + i * 70, w, 66, p.OCHRE if i == 0 else p.mix(p.OCHRE, p.BLACK, 0.08), 4)
    for side in (-1, 1):
        c.rect(x + side * (w / 2 - 26) - 14, y - 146, 28, 150, p.OCHRE_DARK, 4)


def watering_can(c: Canvas, x: float, y: float, scale: float) -> None:
    """A watering can with its spout to the right."""
    with c.placed(x, y, scale):
        c.arc(-40, -130, 70, 120, 290, 16, p.TEAL_DARK)
        c.poly([(50, -40), (150, -150), (172, -132), (60, 0)], p.TEAL_MID)
        c.poly([(126, -168), (196, -118), (206, -132), (140, -182)], p.TEAL_DARK)
        c.poly([(-76, -140), (56, -140), (74, 0), (-90, 0)], p.TEAL)
        c.rect(-84, -152, 148, 22, p.TEAL_DARK, 8)
        c.rect(-84, -62, 152, 14, p.TEAL_MID)


def kulturhus(c: Canvas) -> None:
    """A stage with curtains, spotlights, a guitar, a drum and a microphone."""
    for x in (470, 800, 1130):
        c.poly([(x - 26, 120), (x + 26, 120), (x + 190, 760), (x - 190, 760)], p.mix(p.TEAL, p.GLOW, 0.22))
    c.ellipse(800, 770, 560, p.mix(p.TEAL, p.GLOW, 0.4), 60)
    c.rect(0, 790, 1600, 210, p.OCHRE_DARK)
    c.rect(0, 780, 1600, 26, p.OCHRE)
    for x in range(60, 1600, 150):
        c.line([(800 + (x - 800) * 0.9, 812), (800 + (x - 800) * 1.2, 1000)], 4, p.mix(p.OCHRE_DARK, p.BLACK, 0.2))
    drum(c, 1080, 790)
    guitar(c, 520, 790, 1)
    c.rect(792, 420, 12, 360, p.NIGHT)
    c.rect(738, 768, 120, 18, p.NIGHT, 9)
    with c.placed(798, 420, 1, 24):
        c.rect(-20, -76, 40, 92, p.NIGHT, 20)
        c.ellipse(0, -78, 34, p.TEAL_SOFT)
        c.rect(-34, -62, 68, 10, p.NIGHT, 5)
    for side in (False, True):
        with c.placed(1600 if side else 0, 0, flip=side):
            c.poly([(0, 0), (360, 0), (330, 300), (230, 560), (200, 860), (0, 860)], p.BRICK)
            for x in (60, 140, 215):
                c.curve([(x + 60, 90), (x + 40, 360), (x - 20, 600), (x - 40, 850)], 22, p.BRICK_DARK)
            c.line([(222, 566), (0, 600)], 26, p.OCHRE)
    c.rect(0, 0, 1600, 96, p.BRICK_DARK)
    for i in range(8):
        c.slice(100 + i * 200, 90, 100, 0, 180, p.BRICK, 58)
    for x in (470, 800, 1130):
        c.rect(x - 36, 110, 72, 66, p.NIGHT, 12)
        c.ellipse(x, 176, 32, p.GLOW, 12)


def guitar(c: Canvas, x: float, y: float, scale: float) -> None:
    """A guitar on a stand."""
    with c.placed(x, y, scale, -10):
        c.blob([(0, -6), (-94, -40), (-100, -120), (-58, -172), (-74, -230), (-40, -280), (0, -288),
                (40, -280), (74, -230), (58, -172), (100, -120), (94, -40)], p.OCHRE)  # fmt: skip
        c.ellipse(0, -176, 34, p.NIGHT)
        c.rect(-13, -500, 26, 320, p.NIGHT)
        c.rect(-24, -580, 48, 86, p.OCHRE_DARK, 10)
        for i in range(-1, 2):
            c.line([(i * 7, -556), (i * 7, -70)], 2, p.CREAM)
        c.rect(-40, -84, 80, 20, p.NIGHT, 6)


def drum(c: Canvas, x: float, y: float) -> None:
    """A drum and a cymbal."""
    c.line([(x + 190, y), (x + 190, y - 330)], 10, p.NIGHT)
    with c.placed(x + 190, y - 330, 1, -8):
        c.ellipse(0, 0, 120, p.OCHRE, 18)
    c.ellipse(x, y - 120, 140, p.CREAM)
    c.ring(x, y - 120, 136, 20, p.TEAL_MID)
    c.ellipse(x, y - 120, 70, p.BRICK_MID)
    c.rect(x - 70, y - 340, 160, 96, p.TEAL_MID, 10)
    c.ellipse(x + 10, y - 340, 80, p.CREAM, 22)
    c.line([(x + 10, y - 244), (x + 10, y - 220)], 12, p.NIGHT)


def cykel(c: Canvas) -> None:
    """A bicycle on a path among birches."""
    c.ellipse(330, 240, 90, p.GLOW)
    m.cloud(c, 1150, 200, 260)
    m.hill(c, [(0, 560), (400, 440), (900, 540), (1300, 430), (1600, 500)], p.GREEN_SOFT)
    m.house(c, 430, 540, 130, p.BRICK, p.BRICK_DARK)
    m.house(c, 560, 560, 110, p.OCHRE_MID, p.BRICK_DARK)
    m.hill(c, [(0, 640), (700, 590), (1600, 650)], p.mix(p.GREEN_SOFT, p.GREEN, 0.3))
    for x, y, h in ((130, 720, 460), (270, 690, 340), (1440, 740, 480), (1330, 700, 330)):
        m.birch(c, x, y, h, p.GREEN_MID if x % 20 else p.mix(p.GREEN, p.OCHRE, 0.4))
    c.rect(0, 780, 1600, 220, p.SAND)
    c.rect(0, 776, 1600, 14, p.mix(p.GREEN, p.OCHRE, 0.3))
    for x in range(80, 1600, 300):
        c.rect(x, 920, 150, 12, p.WHITE, 6)
    bicycle(c, 800, 880)


def bicycle(c: Canvas, x: float, y: float) -> None:
    """A bicycle with a basket, heading right; the wheels rest at ``y``."""
    with c.placed(x, y, 1.18):
        for wx in (-210, 220):
            c.ring(wx, -130, 122, 18, p.NIGHT)
            c.ring(wx, -130, 104, 5, p.TEAL_SOFT)
            for angle in range(0, 180, 20):
                with c.placed(wx, -130, 1, angle):
                    c.line([(-100, 0), (100, 0)], 2, p.TEAL_SOFT)
            c.ellipse(wx, -130, 14, p.NIGHT)
            c.arc(wx, -130, 146, 190, 320 if wx < 0 else 330, 10, p.BRICK_DARK)
        frame = [[(-210, -130), (-90, -330), (160, -330)], [(-210, -130), (-10, -130), (170, -310)],
                 [(-110, -380), (-10, -130)], [(220, -130), (150, -400)]]  # fmt: skip
        for points in frame:
            c.line(points, 18, p.BRICK)
        c.curve([(150, -400), (140, -430), (100, -440), (70, -428)], 14, p.NIGHT)
        c.rect(-168, -404, 116, 26, p.NIGHT, 13)
        c.ellipse(-10, -130, 42, p.OCHRE)
        c.ellipse(-10, -130, 26, p.BRICK_DARK)
        c.line([(-10, -130), (26, -66)], 10, p.NIGHT)
        c.rect(2, -70, 54, 14, p.NIGHT, 6)
        c.poly([(176, -420), (306, -420), (288, -310), (192, -310)], p.OCHRE)
        for i in range(4):
            c.line([(196 + i * 29, -416), (202 + i * 25, -314)], 5, p.OCHRE_DARK)
        c.rect(168, -430, 146, 18, p.OCHRE_DARK, 8)
        for dx, colour in ((-20, p.GREEN), (20, p.GREEN_MID), (0, p.BRICK)):
            c.ellipse(240 + dx, -440 - (14 if dx == 0 else 0), 26, colour)
        c.rect(168, -430, 146, 18, p.OCHRE_DARK, 8)
