"""Handing mail to the mail server: each message at most once.

A message is claimed by one conditional UPDATE, committed before the server hears of it. What the server has refused, or
never saw, may be tried again; what may have been accepted (the line broke, the process was killed) is left to a person.
"""

import base64
import datetime as dt
import logging
import smtplib
import time
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.utils import timezone

from .models import Message, State

logger = logging.getLogger(__name__)
BATCH = 50
#: Seconds that one run may take: other jobs wait for the worker.
RUN_SECONDS = 30.0
#: After this long a claim is nobody's: the process that made it is gone, and what it did is unknown.
CLAIM = timedelta(minutes=10)
#: How long to wait before each further attempt; after the last one the message counts as refused.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))


class _NotAccepted(Exception):
    """The server has not taken the message. `for_good` when trying again is no use."""

    def __init__(self, reason: str, *, for_good: bool = False) -> None:
        super().__init__(reason)
        self.for_good = for_good


def deliver_waiting(now: dt.datetime | None = None) -> int:
    """Hand over what is due and return how many messages the server took."""
    now = now or timezone.now()
    settle(now)
    until = time.monotonic() + RUN_SECONDS
    connection = get_connection(settings.MAIL_DELIVERY_BACKEND)
    sent = 0
    try:
        for message in Message.objects.filter(state=State.WAITING, due_at__lte=now).order_by("due_at", "pk")[:BATCH]:
            if time.monotonic() > until:
                break
            if _claim(message):
                sent += _hand_over(message, connection)
    finally:
        _close(connection)
    return sent


def settle(now: dt.datetime) -> None:
    """Set aside what is past its time, and claims whose process is gone."""
    Message.objects.filter(state=State.WAITING, expires_at__lte=now).update(state=State.STALE, done_at=now)
    lost = Message.objects.filter(state=State.SENDING, claimed_at__lt=now - CLAIM)
    if count := lost.update(state=State.UNKNOWN, error="the process ended while it spoke with the mail server"):
        logger.warning("%d messages wait for a person: their sender was interrupted", count)


def _claim(message: Message) -> bool:
    claimed = Message.objects.filter(pk=message.pk, state=State.WAITING).update(
        state=State.SENDING, claimed_at=timezone.now(), attempts=F("attempts") + 1
    )
    if claimed:
        message.attempts += 1
    return bool(claimed)


def _hand_over(message: Message, connection: BaseEmailBackend) -> int:
    """Give a claimed message to the server and note what came of it. Returns 1 when it was taken, else 0."""
    try:
        _give(message, connection)
    except _NotAccepted as error:
        _note_refusal(message, error)
        _close(connection)
        return 0
    except Exception as error:
        # The error may hold the recipient's address: it is kept with the message, not in the log.
        logger.error("message %d may or may not have been sent: %s", message.pk, type(error).__name__)
        _note(message, State.UNKNOWN, f"{type(error).__name__}: {error}")
        _close(connection)
        return 0
    _note(message, State.SENT, "")
    return 1


def _give(message: Message, connection: BaseEmailBackend) -> None:
    """Raises _NotAccepted when the server certainly did not take the message, anything else when that is unknown."""
    try:
        connection.open()
    except Exception as error:
        raise _NotAccepted(f"{type(error).__name__}: {error}") from error
    try:
        mail = as_email(message, connection)
        mail.message()
    except Exception as error:
        raise _NotAccepted(f"{type(error).__name__}: {error}", for_good=True) from error
    try:
        connection.send_messages([mail])
    except smtplib.SMTPRecipientsRefused as error:
        code, _reason = next(iter(error.recipients.values()), (500, b""))
        raise _NotAccepted(str(error), for_good=code >= 500) from error
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        raise _NotAccepted(str(error), for_good=error.smtp_code >= 500) from error


def as_email(message: Message, connection: BaseEmailBackend | None = None) -> EmailMultiAlternatives:
    """The message as Django sends it; its Message-ID is the same however often it is tried."""
    mail = EmailMultiAlternatives(
        message.subject,
        message.text,
        message.sender or settings.DEFAULT_FROM_EMAIL,
        [message.to],
        connection=connection,
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated", **message.headers},
    )
    for part in message.alternatives:
        mail.attach_alternative(_content(part), part["type"])
    for part in message.attachments:
        mail.attach(part["name"], _content(part), part["type"])
    return mail


def _content(part: dict[str, str]) -> str | bytes:
    return base64.b64decode(part["base64"]) if "base64" in part else part["content"]


def _note_refusal(message: Message, error: _NotAccepted) -> None:
    if error.for_good or message.attempts > len(PAUSES):
        logger.warning("message %d was refused", message.pk)
        _note(message, State.REFUSED, str(error))
        return
    Message.objects.filter(pk=message.pk, state=State.SENDING).update(
        state=State.WAITING, due_at=timezone.now() + PAUSES[message.attempts - 1], error=str(error)[:2000]
    )


def _note(message: Message, state: State, error: str) -> None:
    Message.objects.filter(pk=message.pk, state=State.SENDING).update(
        state=state, error=error[:2000], done_at=timezone.now()
    )


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except Exception:
        logger.info("the connection to the mail server did not close in order")
