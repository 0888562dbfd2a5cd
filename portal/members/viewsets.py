"""Admin views of people: users and networks."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from .forms import MemberCreationForm, MemberEditForm
from .models import Network


class UserViewSet(WagtailUserViewSet):
    """Users, known by their e-mail address."""

    def get_form_class(self, for_update: bool = False):
        """Return the form for a new user, or for one that is there."""
        return MemberEditForm if for_update else MemberCreationForm


class NetworkViewSet(SnippetViewSet):
    """Networks of municipalities."""

    model = Network
    icon = "group"
    list_display = ["name", "slug", "expected_count"]
    search_fields = ["name"]
    menu_label = _("Nätverk")
    menu_order = 420
    add_to_admin_menu = True
    copy_view_enabled = False
