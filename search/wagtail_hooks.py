"""What the search adds to the admin."""

from wagtail.snippets.models import register_snippet

from .searchlog import menu  # noqa: F401
from .viewsets import SearchViewSetGroup

register_snippet(SearchViewSetGroup)
