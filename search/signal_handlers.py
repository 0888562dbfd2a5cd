"""What changes what: every change that a document shows puts that document into the outbox."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cases.models import Adoption, CaseMethod, CasePage, MethodPage, MunicipalityPage
from events.models import MeetingPage
from portal.core.models import TargetGroup, Theme
from portal.core.worker import register_job
from portal.members.models import Network

from .documents import document_id, searched_models
from .outbox import enqueue, forget_absent_consumers


def enqueue_pages(page_ids: Iterable[int]) -> None:
    """Put the documents of these pages into the outbox."""
    enqueue(document_id(pk) for pk in page_ids)


def dependents(page: Page) -> set[int]:
    """Return the pages whose documents show something of `page`, itself included."""
    ids = {page.pk}
    if isinstance(page, CasePage):
        ids |= set(page.method_uses.values_list("method_id", flat=True))
        ids |= set(MeetingPage.objects.filter(related_cases=page).values_list("pk", flat=True))
    elif isinstance(page, MethodPage):
        ids |= set(page.case_uses.values_list("case_id", flat=True))
        ids |= set(MeetingPage.objects.filter(related_methods=page).values_list("pk", flat=True))
        codes = page.adoptions.values_list("municipality_id", flat=True)
        ids |= set(MunicipalityPage.objects.filter(municipality_id__in=codes).values_list("pk", flat=True))
    return ids


@receiver([page_published, page_unpublished, post_page_move])
def page_changed(sender, instance: Page, **kwargs) -> None:
    """Index a page anew, with those that show something of it."""
    if isinstance(instance.specific, searched_models()):
        enqueue_pages(dependents(instance.specific))


@receiver(post_page_move)
@receiver(page_slug_changed)
def addresses_changed(sender, instance: Page, **kwargs) -> None:
    """Index the pages beneath one whose address has changed."""
    enqueue_pages(instance.get_descendants().live().values_list("pk", flat=True))


@receiver(pre_delete)
def page_deleted(sender: type[Model], instance: Model, **kwargs) -> None:
    """Take a deleted page out of the index, and index those that showed something of it."""
    if issubclass(sender, searched_models()):
        enqueue_pages(dependents(instance))


@receiver([post_save, post_delete], sender=Adoption)
def adoption_changed(sender, instance: Adoption, **kwargs) -> None:
    """Index the method and the municipality of an adoption."""
    enqueue_pages(
        [
            instance.method_id,
            *MunicipalityPage.objects.filter(municipality_id=instance.municipality_id).values_list("pk", flat=True),
        ]
    )


@receiver(post_delete, sender=CaseMethod)
def method_use_removed(sender, instance: CaseMethod, **kwargs) -> None:
    """Index a method that a case no longer names."""
    enqueue_pages([instance.method_id])


@receiver(post_save, sender=Theme)
@receiver(pre_delete, sender=Theme)
@receiver(post_save, sender=TargetGroup)
@receiver(pre_delete, sender=TargetGroup)
def term_changed(sender, instance: Theme | TargetGroup, created: bool = False, **kwargs) -> None:
    """Index the pages that carry a term whose slug or name has changed."""
    if not created:
        for relation in ("cases", "methods", "meetings"):
            if hasattr(instance, relation):
                enqueue_pages(getattr(instance, relation).values_list("pk", flat=True))


@receiver(post_save, sender=Network)
def network_changed(sender, instance: Network, created: bool, **kwargs) -> None:
    """Index the meetings of a network that has been renamed."""
    if not created:
        enqueue_pages(instance.meetings.values_list("pk", flat=True))


@receiver([post_save, pre_delete], sender=PageViewRestriction)
def restriction_changed(sender, instance: PageViewRestriction, **kwargs) -> None:
    """Index a page, and all beneath it, whose readers have changed."""
    enqueue_pages(instance.page.get_descendants(inclusive=True).values_list("pk", flat=True))


@receiver(post_delete, sender=PageViewRestriction)
def restriction_removed(sender, instance: PageViewRestriction, **kwargs) -> None:
    """Index again once the restriction is gone."""
    restriction_changed(sender, instance)


def check_embedded_index() -> None:
    """Compare the embedded index with the database and repair what differs."""
    from .embedded import embedded_engine
    from .indexer import check_and_repair

    forget_absent_consumers()
    check_and_repair(settings.SEARCH_CONSUMER, embedded_engine())


register_job("check_search_index", check_embedded_index, timedelta(days=1))
