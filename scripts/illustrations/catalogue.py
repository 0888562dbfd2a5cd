"""Which illustrations there are: name -> (background colour, the function that draws it)."""

from collections.abc import Callable

from . import family, learning, places, together
from . import palette as p
from .canvas import Canvas

SCENES: dict[str, tuple[p.Colour, Callable[[Canvas], None]]] = {
    "fritidsbank": (p.PALE, family.fritidsbank),
    "foraldragrupp": (p.CREAM, family.foraldragrupp),
    "hembesok": (p.CREAM, family.hembesok),
    "insatsgrupp": (p.PALE, together.insatsgrupp),
    "jobbcentrum": (p.PALE, together.jobbcentrum),
    "allaktivitetshus": (p.TEAL_DARK, places.allaktivitetshus),
    "familjecentral": (p.PALE, family.familjecentral),
    "studier": (p.CREAM, learning.studier),
    "larcentrum": (p.CREAM, learning.larcentrum),
    "rekrytering": (p.CREAM, together.rekrytering),
    "trygghet": (p.TEAL, together.trygghet),
    "torg": (p.PALE, places.torg),
    "medborgarbudget": (p.PALE, together.medborgarbudget),
    "lovaktiviteter": (p.PALE, family.lovaktiviteter),
    "skola": (p.PALE, learning.skola),
    "sprakvanner": (p.CREAM, learning.sprakvanner),
    "naturstig": (p.PALE, places.naturstig),
    "bibliotek": (p.CREAM, learning.bibliotek),
    "odling": (p.PALE, places.odling),
    "digitalt": (p.PALE, learning.digitalt),
    "samverkan": (p.PALE, together.samverkan),
    "kulturhus": (p.TEAL, places.kulturhus),
    "cykel": (p.PALE, places.cykel),
    "natverkstraff": (p.CREAM, together.natverkstraff),
}
