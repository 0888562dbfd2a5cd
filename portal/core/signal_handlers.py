"""Receivers and regular jobs of the foundation."""

from datetime import timedelta

from django.core.management import call_command

from .worker import register_job


def publish_scheduled() -> None:
    """Publish and unpublish what editors have scheduled."""
    call_command("publish_scheduled", verbosity=0)


def clear_expired_sessions() -> None:
    """Delete sessions that have run out."""
    call_command("clearsessions", verbosity=0)


register_job("publish_scheduled", publish_scheduled, timedelta(minutes=1))
register_job("clear_expired_sessions", clear_expired_sessions, timedelta(days=1))
