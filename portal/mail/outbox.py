"""Putting mail into the outbox, in the transaction of whatever it tells about."""

import base64
import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone

from .models import Message

MOST_SUBJECT = 300


@dataclass(frozen=True)
class Part:
    """Another form of a mail's text, or an attachment when it has a `name`."""

    content: str | bytes
    type: str
    name: str = ""

    def as_json(self) -> dict[str, str]:
        """The part as the database keeps it; bytes as base64."""
        if isinstance(self.content, bytes):
            return {"base64": base64.b64encode(self.content).decode(), "type": self.type, "name": self.name}
        return {"content": self.content, "type": self.type, "name": self.name}


def post(
    key: str,
    to: str,
    template: str,
    context: Mapping[str, object],
    *,
    due_at: dt.datetime | None = None,
    expires_at: dt.datetime | None = None,
    reply_to: str = "",
    parts: Iterable[Part] = (),
) -> Message:
    """Write a mail from `templates/email/<template>.{subject.txt,txt,html}` and put it into the outbox.

    A `key` that has been used gives the message that is there, unchanged: posting again does nothing. The key names
    what is told and to whom, such as `invitation:17` or `meeting:4:reminder-24h:2026-11-22T09:00:reg:9`.
    """
    values = {"base_url": settings.WAGTAILADMIN_BASE_URL, **context}
    html = render_to_string(f"email/{template}.html", values)
    parts = list(parts)
    return _keep(
        key,
        to,
        subject=render_to_string(f"email/{template}.subject.txt", values),
        text=render_to_string(f"email/{template}.txt", values).strip() + "\n",
        reply_to=reply_to,
        alternatives=[Part(html, "text/html").as_json(), *(part.as_json() for part in parts if not part.name)],
        attachments=[part.as_json() for part in parts if part.name],
        due_at=due_at or timezone.now(),
        expires_at=expires_at,
    )


def post_message(message: EmailMessage) -> list[Message]:
    """Put a mail that a library has written into the outbox, one for each recipient."""
    forms = [Part(content, type) for content, type in getattr(message, "alternatives", ())]
    attachments = [_attachment(one) for one in message.attachments]
    return [
        _keep(
            f"mail:{uuid.uuid4()}",
            recipient,
            subject=message.subject,
            text=message.body,
            sender=message.from_email or "",
            reply_to=", ".join(message.reply_to),
            headers={name: str(value) for name, value in message.extra_headers.items()},
            alternatives=[part.as_json() for part in forms],
            attachments=[part.as_json() for part in attachments],
        )
        for recipient in dict.fromkeys(message.recipients())
    ]


def _keep(key: str, to: str, *, subject: object, **fields) -> Message:
    """Keep a message unless its key is known. A line break in a subject would be a header of somebody else's making."""
    fields["subject"] = " ".join(str(subject).split())[:MOST_SUBJECT]
    fields["message_id"] = f"<{uuid.uuid4().hex}@{settings.MAIL_DOMAIN}>"
    return Message.objects.get_or_create(key=key, defaults={"to": to, **fields})[0]


def _attachment(given) -> Part:
    """An attachment in the ways that Django knows: a MIME part, or (name, content, type)."""
    if hasattr(given, "get_payload"):
        return Part(given.get_payload(decode=True) or b"", given.get_content_type(), given.get_filename() or "bilaga")
    name, content, type = given
    return Part(content, type or "application/octet-stream", name or "bilaga")
