"""Pages outside the page tree: errors, robots.txt, security.txt, and the demonstration's mailbox."""

from datetime import UTC, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.mail.models import Message


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Show the page for a request that could not be understood."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Show the page for what the reader may not do."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Show the page for an address that leads nowhere, with a way to search."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Show the page for a fault of ours; it needs neither database nor context."""
    from django.template.loader import render_to_string

    return HttpResponse(render_to_string("500.html"), status=500)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers where the sitemap is, and to leave filtered searches alone."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /konto/",
        "Disallow: /sok/?",
        f"Sitemap: {settings.WAGTAILADMIN_BASE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Tell whoever has found a weakness whom to tell (RFC 9116). It holds for half a year from each reading."""
    expires = (timezone.now() + timedelta(days=180)).astimezone(UTC).replace(microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: sv, en",
        f"Canonical: {settings.WAGTAILADMIN_BASE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """Show what the demonstration would have mailed, newest first."""
    if not settings.DEMO:
        raise Http404
    return render(request, "demo/mailbox.html", {"mails": Message.objects.order_by("-created_at", "-pk")[:50]})
