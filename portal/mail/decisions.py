"""What a person decides about a message whose fate is unknown, or which was refused."""

from django.utils import timezone

from .models import Message, State

OPEN_STATES = (State.UNKNOWN, State.REFUSED)


def send_again(message: Message) -> bool:
    """Put the message back into the outbox; False when somebody else has decided already."""
    return _decide(message, state=State.WAITING, due_at=timezone.now(), expires_at=None, attempts=0, done_at=None)


def count_as_sent(message: Message) -> bool:
    """Leave it at that; False when somebody else has decided already."""
    return _decide(message, state=State.SENT, done_at=timezone.now())


def _decide(message: Message, **values) -> bool:
    undecided = Message.objects.filter(pk=message.pk, state__in=OPEN_STATES)
    return bool(undecided.update(**values))
