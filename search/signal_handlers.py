"""What changes what: every change that a document shows puts that document into the outbox."""

import logging
from collections.abc import Collection, Iterable
from datetime import timedelta

from django.db.models import Model, Q, QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cases.models import Adoption, CaseMethod, MunicipalityPage
from events.models import MeetingPage
from portal.core.access import documents_used_by
from portal.core.models import TargetGroup, Theme
from portal.core.worker import register_job, worker_started
from portal.members.models import Network

from .documents import document_id, material_id, searched_models
from .engines.base import EngineUnavailable
from .outbox import enqueue, forget_absent_consumers

logger = logging.getLogger(__name__)


def enqueue_pages(page_ids: Iterable[int]) -> None:
    """Put the documents of these pages into the outbox, and of the files they use, which take after them."""
    pages = set(page_ids)
    enqueue([*map(document_id, pages), *map(material_id, documents_used_by(pages))])


def dependents(page_ids: Collection[int] | QuerySet) -> set[int]:
    """Return the ids of the pages whose documents show something of these pages, themselves included."""
    meetings = MeetingPage.objects.filter(Q(related_cases__in=page_ids) | Q(related_methods__in=page_ids))
    adopters = MunicipalityPage.objects.filter(municipality__adoptions__method__in=page_ids)
    return {
        *page_ids,
        *CaseMethod.objects.filter(case__in=page_ids).values_list("method_id", flat=True),
        *CaseMethod.objects.filter(method__in=page_ids).values_list("case_id", flat=True),
        *meetings.values_list("pk", flat=True),
        *adopters.values_list("pk", flat=True),
    }


@receiver([page_published, page_unpublished, post_page_move])
def page_changed(sender, instance: Page, **kwargs) -> None:
    """Index a page anew, with those that show something of it."""
    if isinstance(instance.specific, searched_models()):
        enqueue_pages(dependents([instance.pk]))


@receiver([post_page_move, page_published, page_slug_changed])
def addresses_changed(sender, instance: Page, **kwargs) -> None:
    """Index the pages beneath one whose address may have changed.

    Wagtail sends `page_slug_changed` after the commit, where a kill would lose it; so publishing a page that has
    others beneath it counts too.
    """
    if not instance.is_leaf():
        enqueue_pages(instance.get_descendants().live().values_list("pk", flat=True))


@receiver(pre_delete)
def page_deleted(sender: type[Model], instance: Model, **kwargs) -> None:
    """Take a deleted page out of the index, and index those that showed something of it."""
    if issubclass(sender, searched_models()):
        enqueue_pages(dependents([instance.pk]))


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


@receiver([post_save, pre_delete], sender=Network)
def network_changed(sender, instance: Network, created: bool = False, **kwargs) -> None:
    """Index the meetings of a network that has been renamed, or is about to go."""
    if not created:
        enqueue_pages(instance.meetings.values_list("pk", flat=True))


@receiver([post_save, pre_delete], sender=PageViewRestriction)
def restriction_changed(sender, instance: PageViewRestriction, **kwargs) -> None:
    """Index a page and all beneath it, whose readers have changed, with those that show something of them."""
    beneath = instance.page.get_descendants(inclusive=True)
    enqueue_pages(dependents(beneath.values_list("pk", flat=True)))


@receiver(m2m_changed, sender=PageViewRestriction.groups.through)
def restricted_groups_changed(sender, instance: Model, action: str, **kwargs) -> None:
    """Index what a restriction covers when the groups that it lets in have changed."""
    if action.startswith("post_") and isinstance(instance, PageViewRestriction):
        restriction_changed(sender, instance)


def check_indexes() -> None:
    """Compare every index with the database and repair what differs; one that cannot answer now is left alone."""
    from .current import engines
    from .indexer import check_and_repair

    forget_absent_consumers()
    for consumer, engine in engines().consumers.items():
        try:
            check_and_repair(consumer, engine)
        except EngineUnavailable as error:
            logger.info("search index %s was not checked: %s", consumer, error)


register_job("check_search_index", check_indexes, timedelta(days=1))


@receiver(worker_started)
def worker_has_started(sender, **kwargs) -> None:
    """Say at start what this process searches."""
    from .current import announce_in_background

    announce_in_background()
