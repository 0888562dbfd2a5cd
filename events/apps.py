"""Network meetings: announced, held, and what came out of them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Meetings, their agenda, material and calendar."""

    name = "events"
    verbose_name = _("Träffar")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import signal_handlers  # noqa: F401
