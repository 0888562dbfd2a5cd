"""The outbox in the admin: what was mailed, and the two choices for what nobody knows the fate of."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.snippets.views.snippets import InspectView, SnippetViewSet

from .decisions import OPEN_STATES, count_as_sent, send_again
from .models import Message
from .permissions import DECIDE

_DECISIONS = {
    "again": (send_again, gettext_lazy("Brevet skickas igen inom någon minut.")),
    "sent": (count_as_sent, gettext_lazy("Brevet räknas som skickat.")),
}


class MessageInspectView(InspectView):
    """One message, with what can be decided about it."""

    template_name = "admin/mail_message.html"

    def get_context_data(self, **kwargs) -> dict:
        """Add where a decision is sent, while there is one to make."""
        undecided = self.object.state in OPEN_STATES and self.request.user.has_perm(DECIDE)
        return super().get_context_data(**kwargs) | {"message": self.object, "undecided": undecided}


class MessageViewSet(SnippetViewSet):
    """Everything mailed, the latest first."""

    model = Message
    icon = "mail"
    menu_label = gettext_lazy("Utskick")
    menu_name = "outgoing-mail"
    menu_order = 900
    add_to_settings_menu = True
    inspect_view_enabled = True
    inspect_view_class = MessageInspectView
    inspect_view_fields = ["to", "state", "created_at", "due_at", "done_at", "attempts", "error", "text"]
    copy_view_enabled = False
    list_display = ["subject", "to", "state", "created_at", "done_at"]
    list_filter = ["state", "created_at"]
    search_fields = ["subject", "to"]
    ordering = ["-created_at"]

    def get_urlpatterns(self) -> list:
        """Add the address that a decision is sent to."""
        return [*super().get_urlpatterns(), path("decide/<str:pk>/", decide, name="decide")]


@require_POST
def decide(request: HttpRequest, pk: str) -> HttpResponse:
    """Do what a person has chosen for a message, once."""
    if not request.user.has_perm(DECIDE):
        raise PermissionDenied
    message = get_object_or_404(Message, pk=unquote(pk))
    act, done = _DECISIONS.get(request.POST.get("decision", ""), (None, ""))
    if act is None:
        messages.error(request, _("Välj om brevet ska skickas igen eller räknas som skickat."))
    elif act(message):
        messages.success(request, done)
    else:
        messages.warning(request, _("Någon annan har redan bestämt vad som händer med brevet."))
    return redirect(MessageViewSet().get_url_name("inspect"), pk)
