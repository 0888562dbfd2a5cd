"""What mail adds to the admin."""

from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from .models import Message
from .permissions import ReadOnlyPolicy
from .viewsets import MessageViewSet

register_permission_policy(Message, ReadOnlyPolicy(Message))
register_snippet(MessageViewSet)
