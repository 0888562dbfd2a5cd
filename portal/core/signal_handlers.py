"""Receivers and regular jobs of the foundation."""

from datetime import timedelta

from django.core.management import call_command
from django.db.models.signals import post_save
from django.dispatch import receiver

from .file_reading import has_unread, note_file, read_waiting_files
from .image_sizes import make_sizes
from .models import PortalDocument
from .worker import register_job


@receiver(post_save, sender=PortalDocument)
def document_saved(sender, instance: PortalDocument, raw: bool = False, **kwargs) -> None:
    """Have a new or replaced file read in the background."""
    if not raw:
        note_file(instance)


def publish_scheduled() -> None:
    """Publish and unpublish what editors have scheduled."""
    call_command("publish_scheduled", verbosity=0)


def clear_expired_sessions() -> None:
    """Delete sessions that have run out."""
    call_command("clearsessions", verbosity=0)


register_job("publish_scheduled", publish_scheduled, timedelta(minutes=1))
register_job("clear_expired_sessions", clear_expired_sessions, timedelta(days=1))
register_job("read_files", read_waiting_files, timedelta(0), is_needed=has_unread)
register_job("make_image_sizes", make_sizes, timedelta(minutes=1))
