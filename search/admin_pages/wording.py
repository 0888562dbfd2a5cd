"""An explanation in plain Swedish: one row for each part of the score."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.explaining import Contribution, Explanation, Term, Way

_FIELDS = {
    "title": gettext_lazy("titeln"),
    "labels": gettext_lazy("nyckelord, metoder och plats"),
    "summary": gettext_lazy("sammanfattningen"),
    "body": gettext_lazy("brödtexten"),
}


@dataclass(frozen=True)
class Row:
    """One part of a score: the words it is about, how they are found, its points and their share of the score (0–1).

    `details` says more of each term where there are several; `unused` are ways that counted less.
    """

    words: str
    text: str
    points: float
    share: float
    details: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def percent(self) -> int:
        """The share in whole per cent."""
        return round(100 * self.share)

    @property
    def bar(self) -> str:
        """The share as HTML writes numbers."""
        return f"{self.share:.3f}"


def rows(explanation: Explanation) -> list[Row]:
    """Return the parts of the score as rows, in the order of the search's words."""
    return [_row(part, explanation.score) for part in explanation.contributions]


def _row(part: Contribution, score: float) -> Row:
    text, details = _told(part)
    unused = tuple("; ".join([_way(way), *_details(way)]) for way in part.others)
    words = _quoted(part.words)
    if part.meant:
        words = _("%(words)s, läst som ”%(meant)s”") % {"words": words, "meant": part.meant}
    return Row(words, text, part.points, part.points / score if score else 0.0, details, unused)


def _told(part: Contribution) -> tuple[str, tuple[str, ...]]:
    """(what gave the points, more of each term)."""
    if part.kind == "near":
        return _("orden står nära varandra"), ()
    if part.kind == "complete":
        return _("alla orden finns"), ()
    if part.kind == "tie":
        return _("en sida före en fil, nyare och bättre belagd: poängen gånger %s") % _decimal(part.factor, 3), ()
    if part.way is None:
        return _("finns inte på sidan"), ()
    text = _way(part.way)
    if part.kind == "asking":
        text = _("%s (frågeord, hjälper bara till att ordna träffarna)") % text
    return text, _details(part.way)


def _way(way: Way) -> str:
    if way.kind == "parts":
        return _("delar av sammansatt ord: %s") % " + ".join(term.text for term in way.terms)
    if way.kind == "synonym":
        text = _("synonym: %s") % " ".join(term.text for term in way.terms)
    elif way.kind == "misspelt":
        found = _quoted([term.text for term in way.terms if term.text])
        text = _("liknande stavning: %s") % found if found else _("liknande stavning")
    else:
        text = _quoted([term.text for term in way.terms])
    return f"{text} {_standing(way.terms[0])}".strip() if len(way.terms) == 1 else text


def _details(way: Way) -> tuple[str, ...]:
    if len(way.terms) == 1:
        return ()
    return tuple(f"{_quoted([term.text])} {_standing(term)}".strip() for term in way.terms)


def _standing(term: Term) -> str:
    """Where a term stands, and as which words unless as itself."""
    where = _where(term.fields)
    if not term.found or term.found == (term.text,):
        return where
    words = _quoted(term.found)
    if term.counted == "root":
        return _("som del av eller besläktat med %(words)s %(where)s") % {"words": words, "where": where}
    return _("som %(words)s %(where)s") % {"words": words, "where": where}


def _where(fields: Mapping[str, float]) -> str:
    """The fields, the one that counts most first; with percentages when there are several."""
    ordered = sorted(fields, key=lambda name: -fields[name])
    if len(ordered) < 2:
        return "".join(_("i %s") % _FIELDS[name] for name in ordered)
    shares = [
        _("i %(field)s (%(share)d %%)") % {"field": _FIELDS[name], "share": round(100 * fields[name])}
        for name in ordered
    ]
    return _("%(first)s och %(last)s") % {"first": ", ".join(shares[:-1]), "last": shares[-1]}


def _quoted(words) -> str:
    return ", ".join(f"”{word}”" for word in words)


def _decimal(number: float, places: int) -> str:
    return f"{number:.{places}f}".replace(".", ",")
