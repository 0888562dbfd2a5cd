"""People: accounts, memberships, networks."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """The people's app."""

    name = "portal.members"
    label = "members"
    verbose_name = _("Medlemmar")
    default_auto_field = "django.db.models.BigAutoField"
