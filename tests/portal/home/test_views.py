"""What is told to machines outside the page tree."""

from datetime import datetime, timedelta

from django.utils import timezone


def test_security_txt_says_whom_to_tell_and_has_not_expired(site, client, settings):
    settings.SECURITY_CONTACT = "https://myndigheten.example/sakerhet"
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert fields["Contact"] == "https://myndigheten.example/sakerhet"
    assert fields["Canonical"].endswith("/.well-known/security.txt")
    left = datetime.fromisoformat(fields["Expires"]) - timezone.now()
    assert timedelta(days=90) < left < timedelta(days=365)
