"""Methods: one file each. They refer to one another, so all are put in place before the first is published."""

from django.utils import timezone

from cases.models import MethodIndexPage, MethodMaterial, MethodPage, MethodSource, MethodStep

from .case_pages import fill_terms
from .content import ContentError, Item
from .dates import method_dates
from .ledger import Ledger
from .library import Library
from .publishing import add_draft, backdate, publish, set_parts
from .streams import body_stream, points_stream

TEXTS = ("title", "summary", "purpose")
OPTIONAL_TEXTS = (
    "prerequisites_competence", "prerequisites_premises", "prerequisites_staffing", "cost_level", "typical_cost",
    "evidence_reason", "evidence_assessor", "owner_organisation", "owner_url",
)  # fmt: skip
POINTS = ("core_parts", "adaptable_parts", "pitfalls")


def place_method(item: Item, library: Library, ledger: Ledger) -> None:
    """Put the method of one file in the tree, filled in but for the methods it refers to."""
    slug = item.take("slug")
    if item.key != f"methods/{slug}.toml":
        raise ContentError(f"the file should be called {slug}.toml")
    page = ledger.find(item, MethodPage.objects.all()) or MethodPage(slug=slug)
    for field in TEXTS:
        setattr(page, field, item.take(field))
    for field in OPTIONAL_TEXTS:
        setattr(page, field, item.take(field, ""))
    page.evidence_level = item.take("evidence_level")
    page.evidence_date = item.take("evidence_date", None)
    page.image = library.optional("images", item.take("image", ""))
    page.body = body_stream(page, "body", item.tables("body"))
    for field in POINTS:
        setattr(page, field, points_stream(page, field, item.take(field, [])))
    fill_terms(page, item, library)
    _fill_parts(page, item, library)
    add_draft(page, MethodIndexPage.objects.get())
    library.methods[slug] = page


def publish_method(item: Item, library: Library, ledger: Ledger) -> None:
    """Add the methods it refers to, which are all in the tree by now, and publish."""
    page = library.get("methods", item.key.removeprefix("methods/").removesuffix(".toml"))
    is_new = not page.live
    page.related_methods = library.get_all("methods", item.take("related_methods", []))
    item.finish()
    page = publish(page)
    if is_new:
        backdate(page, *method_dates(page.slug, page.evidence_date, timezone.now()))
    ledger.record(item, page)
    library.methods[page.slug] = page


def _fill_parts(page: MethodPage, item: Item, library: Library) -> None:
    set_parts(page, "steps", [MethodStep(**row) for row in item.take("steps", [])])
    set_parts(page, "sources", [MethodSource(**row) for row in item.take("sources", [])])
    material = []
    for row in item.tables("material"):
        document = library.optional("documents", row.take("file", ""))
        material.append(MethodMaterial(title=row.take("title"), url=row.take("url", ""), document=document))
        row.finish()
    set_parts(page, "material", material)
