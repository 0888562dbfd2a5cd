"""What municipalities have tried, the methods behind, and who uses them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    """Cases, methods, municipalities' pages and adoptions."""

    name = "cases"
    verbose_name = _("Exempel och metoder")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import signal_handlers  # noqa: F401
