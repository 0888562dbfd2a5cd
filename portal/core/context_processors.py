"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def portal(request: HttpRequest) -> dict[str, object]:
    """Return `demo` (is this a demonstration?) and the site's name."""
    return {"demo": settings.DEMO, "site_name": settings.WAGTAIL_SITE_NAME}
