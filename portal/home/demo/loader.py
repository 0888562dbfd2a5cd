"""Loads the whole demonstration, in the order that references need, as often as one likes.

Each case, meeting, page, file and network is one transaction; methods, which refer to one another, are one, and so is
the register of adoptions. A load that was killed is completed by the next; one that has nothing to do changes nothing.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.db import transaction

from cases.domain import join_municipality
from portal.core.models import PortalDocument, PortalImage
from portal.members.demo_accounts import DEMO_ACCOUNTS

from . import case_pages, media, meeting_pages, method_pages, people, promotions, text_pages
from .content import Item, file_tables, folder_items
from .ledger import Ledger
from .library import Library
from .progress import Progress, Silence

CONTENT = Path(__file__).resolve().parent


class DemoLoader:
    """One load of the content in `root` into a site that is set up.

    Args:
        root: the content folder, laid out as the one beside this file.
        progress: where to report.
    """

    def __init__(self, root: Path = CONTENT, progress: Progress | None = None):
        self.root = root
        self.progress = progress or Silence()
        self.library = Library()
        self.ledger = Ledger()
        self.cases = folder_items(root, "cases")
        self.methods = folder_items(root, "methods")
        self.meetings = folder_items(root, "meetings")

    def load(self, accounts: bool) -> int:
        """Load everything, the accounts only if asked to, and return how many things were new or changed.

        Raises:
            ContentError: when a file breaks a rule; the message names it. What came before it has been loaded.
        """
        self.join_municipalities(accounts)
        changed = self.load_media()
        networks = file_tables(self.root, "networks.toml", "network", lambda values: values["slug"])
        changed += self.each("Networks", networks, people.load_network)
        changed += self.load_methods()
        changed += self.each("Cases", self.cases, case_pages.load_case)
        changed += self.each("Meetings", self.meetings, meeting_pages.load_meeting, self.meeting_is_current)
        with transaction.atomic():
            adoptions = file_tables(self.root, "adoptions.toml", "adoption", people.adoption_key)
            changed += self.each("Adoptions", adoptions, people.load_adoption)
        changed += self.each("Text pages", text_pages.text_items(self.root), text_pages.load_text)
        changed += self.each("Front pages and form", text_pages.front_items(self.root), text_pages.load_front)
        promoted = file_tables(self.root, "promoted.toml", "promoted", promotions.promotion_key)
        changed += self.each("Promoted pages", promoted, promotions.load_promotion)
        return changed + self.load_accounts(accounts)

    def each(
        self,
        step: str,
        items: list[Item],
        load: Callable[[Item, Library, Ledger], None],
        is_current: Callable[[Item], bool] | None = None,
    ) -> int:
        """Load those of `items` that are not current, each in a transaction, and return how many they were."""
        is_current = is_current or self.ledger.is_current
        created = updated = 0
        self.progress.start(step, len(items))
        for item in items:
            self.progress.advance(item.key)
            if is_current(item):
                continue
            if self.ledger.recall(item.key):
                updated += 1
            else:
                created += 1
            with item.errors_name_the_file(), transaction.atomic():
                load(item, self.library, self.ledger)
        self.progress.finish(created, updated)
        return created + updated

    def join_municipalities(self, accounts: bool) -> None:
        """Give rights and collections to every municipality that has a case or somebody to sign in as."""
        codes = {case.peek("municipality") for case in self.cases}
        if accounts:
            codes |= {account.municipality for account in DEMO_ACCOUNTS if account.municipality}
        pages = [page for code, page in self.library.municipality_pages.items() if code in codes]
        self.progress.start("Municipalities", len(pages))
        for page in pages:
            self.progress.advance(page.title)
            with transaction.atomic():
                join_municipality(page)
        self.progress.finish(0, 0)

    def load_media(self) -> int:
        """Load illustrations and documents."""
        images = media.image_items(self.root)
        changed = self.each("Illustrations", images, partial(media.load_image, root=self.root))
        documents = media.document_items(self.root, self.cases, self.methods, self.meetings)
        changed += self.each("Documents", documents, partial(media.load_document, root=self.root))
        find = self.ledger.find
        self.library.images = {Path(item.key).stem: find(item, PortalImage.objects.all()) for item in images}
        self.library.documents = {Path(item.key).name: find(item, PortalDocument.objects.all()) for item in documents}
        return changed

    def load_methods(self) -> int:
        """Put all methods that are new or changed in place, then publish them."""
        stale = [item for item in self.methods if not self.ledger.is_current(item)]
        with transaction.atomic():
            for item in stale:
                with item.errors_name_the_file():
                    method_pages.place_method(item, self.library, self.ledger)
            return self.each("Methods", self.methods, method_pages.publish_method)

    def meeting_is_current(self, item: Item) -> bool:
        """Return whether a meeting is loaded and, if it was to come, still is."""
        return self.ledger.is_current(item) and not meeting_pages.is_out_of_date(item, self.ledger)

    def load_accounts(self, wanted: bool) -> int:
        """Create the accounts to try the portal with, if wanted, and return how many were missing."""
        if not wanted:
            self.progress.say("Accounts: none made, because their password is known to all. Set DEMO=1 to get them.")
            return 0
        created = 0
        self.progress.start("Accounts", len(DEMO_ACCOUNTS))
        for account in DEMO_ACCOUNTS:
            self.progress.advance(account.email)
            with transaction.atomic():
                created += people.load_account(account, self.library)
        self.progress.finish(created, 0)
        return created
