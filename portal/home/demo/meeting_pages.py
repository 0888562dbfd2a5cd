"""Meetings: one file each, with times that lie before or after today whenever the demonstration is loaded."""

from django.utils import timezone

from cases.models import CaseMethod
from events.models import MeetingIndexPage, MeetingMaterial, MeetingPage

from .content import ContentError, Item
from .dates import STOCKHOLM, meeting_dates, meeting_times, number_from
from .ledger import Ledger
from .library import Library
from .publishing import add_draft, backdate, publish, set_parts
from .streams import agenda_stream, body_stream

MOST_CASES = 3
SCHEDULE = ("weeks_from_now", "weekday", "start", "end")
TEXTS = ("title", "summary", "format")
OPTIONAL_TEXTS = ("place", "accessibility", "recording_policy", "contact_email")


def is_out_of_date(item: Item, ledger: Ledger) -> bool:
    """Return whether a meeting that was to come has been held since it was loaded."""
    page = ledger.find(item, MeetingPage.objects.all())
    return page is not None and item.peek("weeks_from_now", 0) >= 0 and page.is_past


def load_meeting(item: Item, library: Library, ledger: Ledger) -> None:
    """Create or update the meeting of one file, and publish it.

    Its times stay as long as the file asks for the same and a meeting to come has not been held.
    """
    slug = item.take("slug")
    if item.key != f"meetings/{slug}.toml":
        raise ContentError(f"the file should be called {slug}.toml")
    page = ledger.find(item, MeetingPage.objects.all()) or MeetingPage(slug=slug)
    is_new = page.pk is None
    must_move = is_new or is_out_of_date(item, ledger)
    schedule = [item.take(name) for name in SCHEDULE]
    if must_move or ledger.recall(item.key).notes["schedule"] != schedule:
        page.starts_at, page.ends_at = meeting_times(*schedule, timezone.now().astimezone(STOCKHOLM).date())
    _fill(page, item, library)
    item.finish()
    add_draft(page, MeetingIndexPage.objects.get())
    page = publish(page)
    if is_new:
        backdate(page, *meeting_dates(slug, page.starts_at, timezone.now()))
    ledger.record(item, page, schedule=schedule)


def _fill(page: MeetingPage, item: Item, library: Library) -> None:
    for field in TEXTS:
        setattr(page, field, item.take(field))
    for field in OPTIONAL_TEXTS:
        setattr(page, field, item.take(field, ""))
    page.image = library.optional("images", item.take("image", ""))
    page.agenda, block_ids = agenda_stream(page, item.tables("agenda"))
    page.notes = body_stream(page, "notes", item.tables("notes"))
    page.themes = library.get_all("themes", item.take("themes", []))
    page.networks = library.get_all("networks", item.take("networks", []))
    methods = item.take("related_methods", [])
    page.related_methods = library.get_all("methods", methods)
    cases = item.take("related_cases", []) or cases_using(methods, page.slug, library)
    page.related_cases = library.get_all("cases", cases)
    set_parts(page, "materials", [_material(row, block_ids, library) for row in item.tables("material")])


def _material(row: Item, block_ids: dict[str, str], library: Library) -> MeetingMaterial:
    key = row.take("agenda_key", "")
    if key and key not in block_ids:
        raise ContentError(f"material: no agenda item is called {key}")
    material = MeetingMaterial(
        document=library.get("documents", row.take("file")),
        title=row.take("title", ""),
        agenda_block_id=block_ids.get(key),
        audience=row.take("audience", "public"),
    )
    row.finish()
    return material


def cases_using(methods: list[str], meeting: str, library: Library) -> list[str]:
    """Return the names of at most three cases that use `methods`, one of each in turn; `meeting` decides which."""
    names = {case.pk: name for name, case in library.cases.items()}
    uses = CaseMethod.objects.filter(case__in=names).values_list("method__slug", "case_id")
    by_method = [
        sorted(
            (names[case] for slug, case in uses if slug == method),
            key=lambda name: number_from(f"{meeting}/{name}", 2**32),
        )
        for method in methods
    ]
    chosen: dict[str, None] = {}
    while len(chosen) < MOST_CASES and any(by_method):
        for candidates in filter(None, by_method):
            if len(chosen) < MOST_CASES:
                chosen.setdefault(candidates.pop(0))
    return list(chosen)
