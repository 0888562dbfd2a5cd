"""Health, files in a demonstration, and the page for a stale form."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.i18n import JavaScriptCatalog
from django.views.static import serve
from wagtail.admin.localization import get_localized_response

from .limits import known_tags
from .metrics import exposition, may_read

SUGGESTED_TAGS = 10
_admin_words = JavaScriptCatalog.as_view(packages=["portal.core", "wagtail.admin"])


@require_safe
@never_cache
def livez(request: HttpRequest) -> HttpResponse:
    """Answer 200 while the process can serve at all."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers and is migrated, else 503. Search is not critical here."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations WHERE app = 'core' LIMIT 1")
            ready = cursor.fetchone() is not None
    except DatabaseError:
        ready = False
    return JsonResponse({"database": "ok" if ready else "unavailable"}, status=200 if ready else 503)


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer those who watch the portal, in Prometheus' format; nobody else."""
    if not may_read(request):
        if settings.METRICS_TOKEN:
            return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
        raise PermissionDenied
    try:
        body, content_type = exposition(request.headers.get("Accept", ""))
    except DatabaseError:
        return HttpResponse("the database does not answer\n", status=503, content_type="text/plain")
    return HttpResponse(body, content_type=content_type)


@require_safe
def demo_media(request: HttpRequest, path: str) -> HttpResponse:
    """Serve an uploaded image while trying the portal out; in production the web server does it.

    Only images are here for the taking: documents go through the permission view.
    """
    if (not settings.DEMO and not settings.DEBUG) or not path.startswith(("images/", "renditions/")):
        raise Http404
    response = serve(request, path, document_root=str(Path(settings.MEDIA_ROOT)))
    response["Content-Security-Policy"] = "default-src 'none'"
    response["Cache-Control"] = "public, max-age=86400"
    return response


@require_safe
@never_cache
def tag_suggestions(request: HttpRequest) -> JsonResponse:
    """Answer the admin's keyword field with what others have used, as far as the user may know of it."""
    term = request.GET.get("term", "").replace("\x00", "")[:100]
    names = known_tags(request.user).filter(name__istartswith=term).order_by("name").values_list("name", flat=True)
    return JsonResponse(list(names[:SUGGESTED_TAGS]) if term else [], safe=False)


@require_safe
def admin_words(request: HttpRequest) -> HttpResponse:
    """Answer with the words that the admin's scripts use: Wagtail's, and our own where Wagtail has no Swedish."""
    return get_localized_response(_admin_words, request)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say, with the person's text still in the browser's history, that the form was too old, and what to do."""
    return render(request, "403_csrf.html", status=403)
