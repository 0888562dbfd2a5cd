"""People: accounts, memberships, networks."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class MembersConfig(AppConfig):
    """The people's app."""

    name = "portal.members"
    label = "members"
    verbose_name = _("Medlemmar")
    default_auto_field = "django.db.models.BigAutoField"


class UsersInAdminConfig(WagtailUsersAppConfig):
    """Wagtail's administration of users, with our forms."""

    user_viewset = "portal.members.viewsets.UserViewSet"
