import email
import email.policy
from datetime import timedelta

import pytest
from django.utils import timezone

from portal.mail.delivery import CLAIM, PAUSES, deliver_waiting
from portal.mail.models import Message, State
from portal.mail.outbox import Part, post

CONTEXT = {"subject": "Välkommen till träffen", "paragraphs": ["Vi ses."], "link": "", "link_text": ""}


def _posted(key: str = "x:1", **options) -> Message:
    return post(key, "kim@skovde.example", "notice", CONTEXT, **options)


def _after(message: Message) -> Message:
    return Message.objects.get(pk=message.pk)


def test_delivery_hands_over_text_html_and_calendar(server):
    message = _posted(parts=[Part("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar; method=REQUEST")])
    assert deliver_waiting() == 1
    (envelope,) = server.taken
    mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
    types = [part.get_content_type() for part in mail.walk() if not part.is_multipart()]
    assert types == ["text/plain", "text/html", "text/calendar"]
    assert (mail["Message-ID"].strip(), mail["Auto-Submitted"]) == (message.message_id, "auto-generated")
    assert _after(message).state == State.SENT


def test_delivery_runs_again_sends_nothing_twice(server):
    _posted()
    assert (deliver_waiting(), deliver_waiting()) == (1, 0)
    assert len(server.taken) == 1


def test_delivery_before_its_time_waits(server):
    message = _posted(due_at=timezone.now() + timedelta(hours=1))
    assert deliver_waiting() == 0
    assert _after(message).state == State.WAITING


def test_delivery_of_what_is_past_its_time_is_left_out(server):
    message = _posted(expires_at=timezone.now() - timedelta(seconds=1))
    assert deliver_waiting() == 0
    assert (_after(message).state, server.taken) == (State.STALE, [])


def test_server_that_is_not_there_is_tried_again_later(server, settings):
    settings.EMAIL_PORT = 1
    message = _posted()
    assert deliver_waiting() == 0
    after = _after(message)
    assert (after.state, after.attempts) == (State.WAITING, 1)
    assert after.due_at > timezone.now()


@pytest.mark.parametrize("field", ["answer", "final"])
def test_refusal_for_now_is_tried_again(server, field):
    setattr(server, field, "450 Try later")
    message = _posted()
    deliver_waiting()
    assert _after(message).state == State.WAITING
    setattr(server, field, "250 OK")
    assert deliver_waiting(timezone.now() + PAUSES[0] + timedelta(seconds=1)) == 1
    assert len(server.taken) == 1


@pytest.mark.parametrize("field", ["answer", "final"])
def test_refusal_for_good_is_told_and_not_tried_again(server, field):
    setattr(server, field, "550 No such user")
    message = _posted()
    deliver_waiting()
    assert (_after(message).state, "550" in _after(message).error) == (State.REFUSED, True)


def test_refusals_for_now_end_after_the_last_pause(server):
    server.answer = "450 Try later"
    message = _posted()
    now = timezone.now()
    for _attempt in range(len(PAUSES) + 1):
        now += timedelta(days=1)
        deliver_waiting(now)
    assert _after(message).state == State.REFUSED


def test_line_that_breaks_after_the_text_leaves_it_to_a_person(server):
    server.breaks_off = True
    message = _posted()
    deliver_waiting()
    assert _after(message).state == State.UNKNOWN
    server.breaks_off = False
    assert deliver_waiting(timezone.now() + timedelta(days=1)) == 0
    assert len(server.taken) == 1


def test_one_bad_message_does_not_hold_up_the_others(server):
    _posted("bad:1", reply_to="not an address\nBcc: x@example.com")
    good = _posted("good:1")
    assert deliver_waiting() == 1
    assert _after(good).state == State.SENT
    assert Message.objects.get(key="bad:1").state == State.REFUSED


def test_claim_of_a_process_that_is_gone_becomes_unknown(server):
    message = _posted()
    claimed = timezone.now() - CLAIM - timedelta(seconds=1)
    Message.objects.filter(pk=message.pk).update(state=State.SENDING, claimed_at=claimed)
    deliver_waiting()
    assert (_after(message).state, server.taken) == (State.UNKNOWN, [])


def test_log_holds_no_address(server, caplog):
    server.breaks_off = True
    _posted()
    deliver_waiting()
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("portal.")]
    assert any("may or may not" in line for line in ours)
    assert not any("kim@skovde.example" in line for line in ours)
