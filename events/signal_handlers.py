"""Receivers of events, and what meetings add to the rules of access."""

from collections.abc import Collection, Iterable

from django.dispatch import receiver
from wagtail.signals import page_published

from portal.core.access import Audience, register_document_audience

from .domain import material_audience, note_published
from .models import MeetingMaterial, MeetingPage


@receiver(page_published, sender=MeetingPage)
def keep_calendar_identity(sender, instance: MeetingPage, **kwargs) -> None:
    """Raise the calendar version when a published meeting shows something else in calendars."""
    note_published(instance)


@register_document_audience
def audiences_of_material(document_ids: Collection[int]) -> Iterable[tuple[int, Audience]]:
    """Hold files of live meetings to the audiences they were given."""
    for material in MeetingMaterial.objects.filter(document__in=document_ids, meeting__live=True):
        yield material.document_id, material_audience(material)
