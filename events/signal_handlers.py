"""Receivers of events, and what meetings add to the rules of access."""

from collections.abc import Iterable

from django.dispatch import receiver
from wagtail.signals import page_published

from portal.core.access import Audience, register_document_audience
from portal.core.models import PortalDocument

from .domain import material_audience, note_published
from .models import MeetingMaterial, MeetingPage


@receiver(page_published, sender=MeetingPage)
def keep_calendar_identity(sender, instance: MeetingPage, **kwargs) -> None:
    """Raise the calendar version when a published meeting shows something else in calendars."""
    note_published(instance)


@register_document_audience
def audiences_of_material(document: PortalDocument) -> Iterable[Audience]:
    """Hold a file of a live meeting to the audience it was given."""
    for material in MeetingMaterial.objects.filter(document=document, meeting__live=True):
        yield material_audience(material)
