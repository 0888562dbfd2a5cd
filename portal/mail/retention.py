"""How long mail is kept: its words for a month, that it was sent for as long as its key must not be used again."""

from datetime import timedelta

from django.utils import timezone

from .models import Message, State

TEXTS = timedelta(days=30)
KEYS = timedelta(days=400)
FINAL = (State.SENT, State.STALE)


def forget_old_texts() -> int:
    """Empty what was done with a month ago, remove what is older than 400 days; return how many were emptied."""
    now = timezone.now()
    done = Message.objects.filter(state__in=FINAL)
    done.filter(done_at__lt=now - KEYS).delete()
    return (
        done.filter(done_at__lt=now - TEXTS)
        .exclude(to="borttagen@invalid.example")
        .update(
            to="borttagen@invalid.example",
            subject="",
            text="",
            headers={},
            alternatives=[],
            attachments=[],
            reply_to="",
        )
    )
