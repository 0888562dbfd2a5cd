"""Draw the portal's illustrations into portal/home/demo/images/.

    python scripts/draw_illustrations.py            # all of them
    python scripts/draw_illustrations.py torg skola  # some

Needs Pillow, which the portal itself depends on. Reads nothing; the same version of Pillow gives the same files.
"""

import sys
from pathlib import Path

from illustrations.canvas import Canvas
from illustrations.catalogue import SCENES
from PIL import Image

TARGET = Path(__file__).resolve().parent.parent / "portal" / "home" / "demo" / "images"
COLOURS = 160
LARGEST = 120_000  # bytes


def draw(name: str) -> int:
    """Draw the illustration ``name`` and return the size of its file in bytes."""
    background, scene = SCENES[name]
    canvas = Canvas(background)
    scene(canvas)
    image = canvas.finished().quantize(COLOURS, method=Image.Quantize.MEDIANCUT, kmeans=2, dither=Image.Dither.NONE)
    path = TARGET / f"{name}.png"
    image.save(path, optimize=True)
    return path.stat().st_size


def main(names: list[str]) -> None:
    """Draw the named illustrations, or all when none is named."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name in names or SCENES:
        size = draw(name)
        print(f"{name:20} {size / 1000:6.1f} kB")
        if size > LARGEST:
            raise SystemExit(f"{name} is larger than {LARGEST / 1000:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
