"""The foundation: reference data, base page, media, access, background work. Imports none of our other apps."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """Wires receivers and house rules."""

    name = "portal.core"
    label = "core"
    verbose_name = _("Grunden")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import checks, signal_handlers  # noqa: F401
