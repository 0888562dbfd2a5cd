from datetime import timedelta

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail
from django.db import transaction
from django.utils import timezone

from portal.mail.models import Message, State
from portal.mail.outbox import Part, post, post_message

TEMPLATE = "notice"
CONTEXT = {"subject": "Hej", "paragraphs": ["Ett stycke & ett till."], "link": "", "link_text": ""}


def test_post_twice_with_one_key_keeps_one_message():
    first = post("invitation:1", "kim@skovde.example", TEMPLATE, CONTEXT)
    again = post("invitation:1", "kim@skovde.example", TEMPLATE, CONTEXT | {"subject": "Något annat"})
    assert (again.pk, again.subject) == (first.pk, "Hej")


def test_post_in_a_transaction_that_fails_leaves_no_message():
    with pytest.raises(RuntimeError), transaction.atomic():
        post("invitation:2", "kim@skovde.example", TEMPLATE, CONTEXT)
        raise RuntimeError
    assert not Message.objects.filter(key="invitation:2").exists()


def test_subject_with_line_breaks_becomes_one_line():
    message = post("x:1", "kim@skovde.example", TEMPLATE, CONTEXT | {"subject": "Hej\r\nBcc: alla@example.com"})
    assert message.subject == "Hej Bcc: alla@example.com"


def test_text_form_shows_signs_as_they_are_and_html_escapes_them():
    message = post("x:2", "kim@skovde.example", TEMPLATE, CONTEXT | {"paragraphs": ["<b>Barn & unga</b>"]})
    assert "<b>Barn & unga</b>" in message.text
    assert "&lt;b&gt;Barn &amp; unga&lt;/b&gt;" in message.alternatives[0]["content"]


def test_post_keeps_calendar_parts_and_times():
    expires = timezone.now() + timedelta(hours=1)
    calendar = Part("BEGIN:VCALENDAR", "text/calendar; method=REQUEST")
    message = post("x:3", "kim@skovde.example", TEMPLATE, CONTEXT, parts=[calendar], expires_at=expires)
    assert [part["type"] for part in message.alternatives] == ["text/html", "text/calendar; method=REQUEST"]
    assert message.expires_at == expires


def test_mail_of_a_library_waits_in_the_outbox():
    assert send_mail("Nytt lösenord", "Följ länken", None, ["kim@skovde.example", "bo@skovde.example"]) == 1
    assert set(Message.objects.values_list("to", "state")) == {
        ("kim@skovde.example", State.WAITING),
        ("bo@skovde.example", State.WAITING),
    }


def test_attachment_of_a_library_is_kept_byte_by_byte():
    mail = EmailMultiAlternatives("Rapport", "Se bilagan", to=["kim@skovde.example"])
    mail.attach("rapport.bin", b"\x00\xff", "application/octet-stream")
    (message,) = post_message(mail)
    assert message.attachments == [{"base64": "AP8=", "type": "application/octet-stream", "name": "rapport.bin"}]
