"""Pages outside the page tree: errors, robots.txt, and the demonstration's mailbox."""

import email
import email.policy
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


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
def mailbox(request: HttpRequest) -> HttpResponse:
    """Show what the demonstration would have mailed, newest first."""
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    if not settings.DEMO or folder is None:
        raise Http404
    messages = []
    for path in sorted(Path(folder).glob("*.log"), key=lambda one: one.stat().st_mtime, reverse=True)[:50]:
        for raw in path.read_bytes().split(b"-" * 79 + b"\n"):
            if raw.strip():
                messages.append(_readable(raw))
    return render(request, "demo/mailbox.html", {"mails": messages})


def _readable(raw: bytes) -> dict[str, str]:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    body = message.get_body(("plain", "html"))
    return {
        "subject": str(message["subject"]),
        "to": str(message["to"]),
        "date": str(message["date"]),
        "text": body.get_content() if body is not None else "",
    }
