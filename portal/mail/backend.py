"""Django's way out for mail, leading into the outbox: nothing is handed to a mail server while somebody waits."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from .outbox import post_message


class OutboxBackend(BaseEmailBackend):
    """Keeps what any library sends; `portal.mail.delivery` hands it over."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Put the messages into the outbox and return how many there were."""
        return sum(1 for message in email_messages if post_message(message))
