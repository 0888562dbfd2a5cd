"""Cases: one file each, beneath their municipality's page."""

from typing import Any

from django.utils import timezone

from cases.models import CaseAttachment, CaseIndicator, CaseLink, CaseMethod, CasePage, CasePartner, MunicipalityPage
from cases.models.case_form import TITLE_LENGTH
from cases.rules import theme_problems
from portal.core.models import BasePage

from .content import ContentError, Item
from .dates import case_dates
from .ledger import Ledger
from .library import Library
from .publishing import add_draft, backdate, publish, set_parts
from .streams import body_stream

TEXTS = ("title", "summary", "status", "challenge", "result", "did_not_work", "advice", "contact_email")
OPTIONAL_TEXTS = ("contact_name", "contact_role", "conditions", "stopped_reason", "funding")
NUMBERS = ("end_year", "cost_setup", "cost_yearly", "fte")
CHAIN = ("activity", "output", "outcome", "impact")


def load_case(item: Item, library: Library, ledger: Ledger) -> None:
    """Create or update the case of one file, and publish it."""
    parent: MunicipalityPage = library.get("municipality_pages", item.take("municipality"))
    slug = item.take("slug")
    name = f"{parent.slug}--{slug}"
    if item.key != f"cases/{name}.toml":
        raise ContentError(f"the file should be called {name}.toml")
    page = ledger.find(item, CasePage.objects.all()) or CasePage(slug=slug)
    is_new = page.pk is None
    years = _years(item)
    _fill(page, item, library)
    item.finish()
    add_draft(page, parent)
    page = publish(page)
    if is_new:
        backdate(page, *case_dates(name, years, timezone.now()))
    ledger.record(item, page)
    library.cases[name] = page


def _fill(page: CasePage, item: Item, library: Library) -> None:
    for field in TEXTS:
        setattr(page, field, item.take(field))
    for field in OPTIONAL_TEXTS:
        setattr(page, field, item.take(field, ""))
    for field in NUMBERS:
        setattr(page, field, item.take(field, None))
    if len(page.title) > TITLE_LENGTH:
        raise ContentError(f"title: at most {TITLE_LENGTH} characters")
    page.start_year = item.take("start_year")
    page.administrations = "; ".join(item.take("administrations", []))
    page.image = library.optional("images", item.take("image", ""))
    chain = _whole_table(item, "effect_chain", CHAIN)
    for field in CHAIN:
        setattr(page, f"chain_{field}", chain.get(field, ""))
    evaluation = _whole_table(item, "evaluation", ("kind", "note"))
    page.evaluation, page.evaluation_note = evaluation.get("kind", "ingen"), evaluation.get("note", "")
    page.body = body_stream(page, "body", item.tables("body"))
    fill_terms(page, item, library)
    _fill_parts(page, item, library)


def fill_terms(page: BasePage, item: Item, library: Library) -> None:
    """Give a case or a method its themes (one to three), target groups and keywords."""
    themes = library.get_all("themes", item.take("themes"))
    if problems := theme_problems(len(themes)):
        raise ContentError(problems["themes"])
    page.themes = themes
    page.target_groups = library.get_all("target_groups", item.take("target_groups"))
    page.keywords.set(item.take("keywords", []))


def _whole_table(item: Item, name: str, fields: tuple[str, ...]) -> dict[str, Any]:
    """Return a table that has all of `fields`, or nothing when there is no such table."""
    values = item.take(name, {})
    if values and set(values) != set(fields):
        raise ContentError(f"{name} should have {', '.join(fields)}")
    return values


def _fill_parts(page: CasePage, item: Item, library: Library) -> None:
    uses = [row | {"method": library.get("methods", row["method"])} for row in item.take("methods", [])]
    set_parts(page, "method_uses", [CaseMethod(**row) for row in uses])
    set_parts(page, "partners", [CasePartner(**row) for row in item.take("partners", [])])
    set_parts(page, "indicators", [CaseIndicator(**row) for row in item.take("indicators", [])])
    set_parts(page, "attachments", [_attachment(row, library) for row in item.tables("attachments")])
    set_parts(page, "links", [CaseLink(**row) for row in item.take("links", [])])


def _attachment(row: Item, library: Library) -> CaseAttachment:
    attachment = CaseAttachment(document=library.get("documents", row.take("file")), title=row.take("title", ""))
    row.finish()
    return attachment


def _years(item: Item) -> list[int]:
    """Return every year that the case speaks of."""
    years = [item.peek("start_year", 0), item.peek("end_year", 0)]
    for row in item.peek("indicators", []):
        years += [row.get("before_year", 0), row.get("after_year", 0)]
    return years
