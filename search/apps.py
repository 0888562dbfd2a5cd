"""Finding: query, documents, engines, outbox, results page."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The search app; sits above cases and events, which do not know it."""

    name = "search"
    verbose_name = _("Sök")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from portal.core.metrics import registry

        from . import checks, file_signals, signal_handlers  # noqa: F401
        from .metrics import SearchCollector

        registry.register(SearchCollector())
        from .searchlog import retention  # noqa: F401
