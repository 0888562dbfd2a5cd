"""What people add to the admin."""

from wagtail.snippets.models import register_snippet

from .viewsets import NetworkViewSet

register_snippet(NetworkViewSet)
