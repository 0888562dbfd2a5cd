"""From hits to what people see: cards with highlights, chips, tabs, pages, and how the search was read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.choices import CaseStatus
from portal.core.models import Municipality

from .analysis import Expression, query_terms
from .analysis.highlight import highlight
from .document import Document
from .engines.base import ResultPage
from .facet_groups import known_labels
from .facets import FACETS, TYPES
from .file_hits import address_of, kind_of, passage_of
from .labels import DatabaseLabels
from .ordering import LIKENESS
from .query import LAST_PAGE, PAGE_SIZE, SORTS, SearchQuery

SEARCH_URL = "/sok/"
MOST_MARKERS = 60
# Source: XML 1.0, production 2 (Char).
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass
class Card:
    """A hit as `components/card.html` shows it."""

    type: str
    type_label: str
    title: str
    text: str
    url: str
    where: str = ""
    when: str = ""
    status: str = ""
    methods: list[str] = field(default_factory=list)
    meta: list[tuple[str, str]] = field(default_factory=list)
    also: str = ""
    codes: list[str] = field(default_factory=list)
    part: str = ""
    belongs_to: str = ""
    belongs_url: str = ""


def url_of(query: SearchQuery) -> str:
    """Return the address of the search page for `query`."""
    text = query.to_querystring()
    return f"{SEARCH_URL}?{text}" if text else SEARCH_URL


def xml_text(text: str) -> str:
    """Return `text` without the characters that XML cannot hold, such as the line break of pasted slides."""
    return _NOT_XML.sub("", text)


def type_label(kind: str) -> str:
    """Return what one thing of this type is called."""
    singular = {"exempel": _("Exempel"), "metod": _("Metod"), "traff": _("Träff"), "kommun": _("Kommun")}
    singular["material"] = _("Material")
    return str(singular.get(kind, kind))


def marked_terms(page: ResultPage) -> frozenset[str | Expression]:
    """Return the terms to mark in the hits: the words asked for, in every form that matched, and their synonyms."""
    terms: set[str | Expression] = set()
    for wanted in page.synonyms:
        terms.add(wanted if len(wanted.terms) > 1 else wanted.terms[0])
    for word in page.marked_words:
        for token in query_terms(word):
            terms |= {token.lemma, *token.parts}
    return frozenset(terms)


def cards(page: ResultPage, labels: DatabaseLabels) -> list[Card]:
    """Return the hits of a page as cards, with the words found marked."""
    terms = marked_terms(page)
    return [card(hit.document, terms, labels) for hit in page.hits]


def card(document: Document, terms: frozenset[str | Expression], labels: DatabaseLabels) -> Card:
    """Return one document as a card."""
    facets = document.facets
    text, part = highlight(document.summary, terms, whole=True), ""
    if document.type == "material":
        text, part = passage_of(document, terms)
    elif terms and "<mark>" not in text and document.body:
        passage = highlight(document.body, terms)
        text = passage if "<mark>" in passage or not document.summary else text
    result = Card(
        type=document.type,
        type_label=type_label(document.type),
        title=highlight(document.title, terms, whole=True),
        text=text,
        part=part,
        url=address_of(document, part),
        codes=labels.municipality_codes(facets.get("kommun", ()))[:MOST_MARKERS],
    )
    _FILL[document.type](result, document, labels)
    return result


def _fill_case(result: Card, document: Document, labels: DatabaseLabels) -> None:
    facets = document.facets
    result.where = labels.labels("kommun").get(next(iter(facets.get("kommun", ())), ""), "")
    result.when = _span(facets.get("ar", ()))
    status = next(iter(facets.get("status", ())), "")
    result.status = str(CaseStatus(status).label) if status else ""
    result.methods = [labels.labels("metod").get(slug, slug) for slug in facets.get("metod", ())]


def _fill_method(result: Card, document: Document, labels: DatabaseLabels) -> None:
    count = len(document.facets.get("kommun", ()))
    if count:
        result.where = ngettext("Finns hos %(count)s kommun", "Finns hos %(count)s kommuner", count) % {"count": count}
    level = next(iter(document.facets.get("evidens", ())), "")
    if level:
        result.meta = [(_("Kunskapsläge"), labels.labels("evidens").get(level, level))]


def _fill_meeting(result: Card, document: Document, labels: DatabaseLabels) -> None:
    if document.starts:
        local = timezone.localtime(document.starts)
        result.when = _("%(date)s kl. %(time)s") % {
            "date": formats.date_format(local, "j F Y"), "time": formats.date_format(local, "H.i")
        }  # fmt: skip
        upcoming = document.when(timezone.now()) == "kommande"
        result.status = _("Kommande") if upcoming else _("Tidigare")
    result.methods = document.method_names.split("\n") if document.method_names else []


def _fill_municipality(result: Card, document: Document, labels: DatabaseLabels) -> None:
    result.where = document.place
    result.methods = document.body.split("\n")[:4] if document.body else []


def _fill_material(result: Card, document: Document, labels: DatabaseLabels) -> None:
    result.where = kind_of(document)
    result.belongs_to, result.belongs_url = document.belongs_to, document.belongs_url


_FILL = {
    "exempel": _fill_case,
    "metod": _fill_method,
    "traff": _fill_meeting,
    "kommun": _fill_municipality,
    "material": _fill_material,
}


def _span(years: tuple[str, ...]) -> str:
    if not years:
        return ""
    return years[0] if len(years) == 1 else f"{min(years)}–{max(years)}"


def tabs(query: SearchQuery, counts: Mapping[str, int]) -> list[dict[str, object]]:
    """Return the types as tabs, "Alla" first; each leads to the same search of that type alone."""
    chosen = query.values("typ")
    everything = query.without_facet("typ")
    result = [{"label": _("Alla"), "url": url_of(everything), "count": sum(counts.values()), "is_current": not chosen}]
    for slug, label in TYPES.items():
        result.append(
            {
                "label": str(label),
                "url": url_of(everything.with_value("typ", slug)),
                "count": counts.get(slug, 0),
                "is_current": chosen == (slug,),
            }
        )
    return result


def chips(query: SearchQuery, labels: DatabaseLabels) -> list[dict[str, str]]:
    """Return the chosen values as chips, each with the address that takes it away."""
    return [
        {
            "facet": str(FACETS[key].label),
            "label": known_labels(FACETS[key], labels).get(value, value),
            "remove_url": url_of(query.without_value(key, value)),
        }
        for key, values in query.chosen
        for value in values
    ]


def notices(query: SearchQuery, page: ResultPage, *, is_fallback: bool = False) -> list[dict[str, str]]:
    """Return lines above the hits: what was left out of the address, and how far the search was relaxed."""
    lines = [{"text": text, "level": "warning"} for text in query.notices]
    if is_fallback:
        lines.append({"text": _("Sökningen går på reserv just nu. Det allra senaste kan saknas en stund.")})
    if query.text and not page.words:
        lines.append({"text": _("Det du skrev innehåller inga ord att söka på. Vi visar allt i stället.")})
    if page.relaxation == "typo":
        if page.corrected:
            found = ", ".join(f"”{found}”" for _written, found in page.corrected)
            lines.append({"text": _("Inget fanns för orden som de är skrivna. Vi visar träffar för %s.") % found})
        else:
            lines.append({"text": _("Inget fanns för orden som de är skrivna. Vi visar det som liknar dem mest.")})
    elif page.relaxation == "fewer":
        lines.append({"text": _("Inget innehåller alla orden. Vi visar träffar med några av dem.")})
    elif page.relaxation == "question":
        lines.append({"text": _("Du skrev en fråga. Först kommer det som säger mest om orden i den.")})
    return lines


def pagination(query: SearchQuery, total: int) -> dict[str, object]:
    """Return previous, next and a few page numbers around the current one, with gaps."""
    last = min(LAST_PAGE, max(1, -(-total // PAGE_SIZE)))
    current = min(query.page, last)
    shown = sorted({1, last, *range(max(1, current - 2), min(last, current + 2) + 1)})
    pages: list[dict[str, object]] = []
    for number in shown:
        if pages and number - pages[-1]["number"] > 1:
            pages.append({"number": number - 1, "is_gap": True})
        pages.append(
            {
                "number": number,
                "url": url_of(query.with_page(number)),
                "is_current": number == current,
                "is_gap": False,
                "is_wide": abs(number - current) == 2,
            }
        )
    return {
        "pages": pages,
        "previous_url": url_of(query.with_page(current - 1)) if current > 1 else "",
        "next_url": url_of(query.with_page(current + 1)) if current < last else "",
    }


def sort_options(query: SearchQuery, reference: Municipality | None = None) -> list[dict[str, object]]:
    """Return the orders to choose from; likeness is one of them when there is a municipality to be like."""
    labels = {value: str(label) for value, label in SORTS.items() if value != LIKENESS}
    if reference is not None:
        labels[LIKENESS] = _("Mest lika %(name)s") % {"name": reference.name}
    return [{"value": value, "label": label, "selected": value == query.sort} for value, label in labels.items()]
