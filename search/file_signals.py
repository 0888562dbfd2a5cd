"""What changes the document of a file: the file, its text, who may read it, and the pages that use it."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import page_published, page_unpublished, post_page_move

from events.models import MeetingMaterial
from portal.core.access import documents_used_by
from portal.core.file_reading import file_text_changed
from portal.core.models import PortalDocument, ScheduledJob
from portal.core.worker import register_job

from .documents import material_id
from .outbox import enqueue

_SHOW_JOB = "find_material_from_its_time"
#: How far back to look when the job has not run before, and how much of the time before its last end to look at again.
_FIRST_LOOK, _OVERLAP = timedelta(days=1), timedelta(minutes=2)


@receiver([post_save, post_delete], sender=PortalDocument)
def file_changed(sender, instance: PortalDocument, **kwargs) -> None:
    """Index a file anew, or take it out."""
    enqueue([material_id(instance.pk)])


@receiver(file_text_changed)
def text_was_read(sender, document_id: int, **kwargs) -> None:
    """Index a file with the text that has been read from it."""
    enqueue([material_id(document_id)])


@receiver([page_published, page_unpublished, post_page_move])
def page_with_files_changed(sender, instance: Page, **kwargs) -> None:
    """Index the files of a page, whether it is searched itself or not. (Pages beneath: see `addresses_changed`.)"""
    enqueue(map(material_id, documents_used_by([instance.pk])))


@receiver(post_delete, sender=ReferenceIndex)
def use_ended(sender, instance: ReferenceIndex, **kwargs) -> None:
    """Index a file that a page uses no longer: it has left it, or been deleted."""
    if instance.to_content_type_id == ContentType.objects.get_for_model(PortalDocument).pk:
        enqueue([material_id(int(instance.to_object_id))])


@receiver([post_save, post_delete], sender=MeetingMaterial)
def material_changed(sender, instance: MeetingMaterial, **kwargs) -> None:
    """Index a file of a meeting whose readers may have changed."""
    enqueue([material_id(instance.document_id)])


def find_material_from_its_time() -> None:
    """Index files of meetings whose time to be seen has come since this job last ran."""
    last = ScheduledJob.objects.filter(name=_SHOW_JOB).values_list("last_finished_at", flat=True).first()
    now = timezone.now()
    since = last - _OVERLAP if last else now - _FIRST_LOOK
    due = MeetingMaterial.objects.filter(visible_from__gt=since, visible_from__lte=now)
    enqueue(map(material_id, due.values_list("document_id", flat=True)))


register_job(_SHOW_JOB, find_material_from_its_time, timedelta(minutes=1))
