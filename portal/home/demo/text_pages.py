"""Text pages beneath `/om/`, the contact form, and the words on the start page and the index pages."""

from pathlib import Path

from wagtail.models import Page

from cases.models import MethodIndexPage, MunicipalityIndexPage
from events.models import MeetingIndexPage
from portal.core.models import BasePage
from portal.home.models import FormField, FormPage, HomePage, StandardPage

from .content import ContentError, Item, folder_items, read_toml
from .ledger import Ledger
from .library import Library
from .publishing import add_draft, publish, set_parts
from .streams import body_stream

#: The page at the top; all other text pages stand beneath it.
ABOUT = "om"
SINGLE_PAGES: dict[str, type[BasePage]] = {
    "start": HomePage,
    "kommuner": MunicipalityIndexPage,
    "metoder": MethodIndexPage,
    "traffar": MeetingIndexPage,
}


def text_items(root: Path) -> list[Item]:
    """Return the text pages, that at the top first."""
    return sorted(folder_items(root, "pages"), key=lambda item: (item.key != f"pages/{ABOUT}.toml", item.key))


def load_text(item: Item, library: Library, ledger: Ledger) -> None:
    """Create or update the text page of one file, and publish it."""
    slug = item.take("slug")
    if item.key != f"pages/{slug}.toml":
        raise ContentError(f"the file should be called {slug}.toml")
    page = ledger.find(item, StandardPage.objects.all()) or StandardPage(slug=slug)
    page.title = item.take("title")
    page.summary = item.take("summary", "")
    page.body = body_stream(page, "body", item.tables("body"))
    item.finish()
    _publish(page, HomePage.objects.get() if slug == ABOUT else _about(), item, ledger)


def front_items(root: Path) -> list[Item]:
    """Return the words of the single pages, and the contact form, from `front.toml`."""
    path = root / "front.toml"
    return [Item(f"front.toml#{name}", values) for name, values in read_toml(path).items()] if path.exists() else []


def load_front(item: Item, library: Library, ledger: Ledger) -> None:
    """Fill in one of the pages that there is only one of, or create the contact form."""
    name = item.key.partition("#")[2]
    if name not in SINGLE_PAGES:
        _load_form(name, item, ledger)
        return
    page = SINGLE_PAGES[name].objects.get()
    page.intro = item.take("intro")
    if isinstance(page, HomePage):
        page.image = library.optional("images", item.take("image", ""))
    item.finish()
    ledger.record(item, publish(page))


def _load_form(slug: str, item: Item, ledger: Ledger) -> None:
    page = ledger.find(item, FormPage.objects.all()) or FormPage(slug=slug)
    for field in ("title", "intro", "thank_you_text", "to_address", "subject"):
        setattr(page, field, item.take(field))
    set_parts(page, "form_fields", [_form_field(row) for row in item.tables("fields")])
    item.finish()
    _publish(page, _about(), item, ledger)


def _form_field(row: Item) -> FormField:
    field = FormField(
        label=row.take("label"),
        field_type=row.take("type"),
        required=row.take("required", True),
        help_text=row.take("help", ""),
        choices="\n".join(row.take("choices", [])),
    )
    row.finish()
    return field


def _about() -> Page:
    page = StandardPage.objects.filter(slug=ABOUT).first()
    if page is None:
        raise ContentError(f"there is no pages/{ABOUT}.toml to stand beneath")
    return page


def _publish(page: BasePage, parent: Page, item: Item, ledger: Ledger) -> None:
    add_draft(page, parent)
    ledger.record(item, publish(page))
