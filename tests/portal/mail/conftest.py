"""Mail goes through the outbox here, as it does in the product."""

import pytest

from .server import Controlled, Server


@pytest.fixture(autouse=True)
def outbox_in_use(settings, site):
    """Send everything through the outbox; the test runner has put Django's own in its place."""
    settings.EMAIL_BACKEND = "portal.mail.backend.OutboxBackend"


@pytest.fixture
def server(settings):
    """A mail server on loopback that the portal delivers to."""
    handler = Server()
    controller = Controlled(handler)
    controller.start()
    settings.MAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_TIMEOUT = 5
    yield handler
    controller.stop()
