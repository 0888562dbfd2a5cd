"""The start page, texts, forms, and what gathers from all apps."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Start page and standard pages."""

    name = "portal.home"
    label = "home"
    verbose_name = _("Startsida och texter")
    default_auto_field = "django.db.models.BigAutoField"
