from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.mail.decisions import count_as_sent, send_again
from portal.mail.delivery import deliver_waiting
from portal.mail.models import Message, State
from portal.mail.outbox import post
from portal.mail.retention import KEYS, TEXTS, forget_old_texts


@pytest.fixture
def message(site):
    """A message that may or may not have come through."""
    context = {"subject": "Hej", "paragraphs": ["Ett stycke."], "link": "", "link_text": ""}
    message = post("x:1", "kim@skovde.example", "notice", context)
    Message.objects.update(state=State.UNKNOWN)
    message.refresh_from_db()
    return message


def _url(view: str, message: Message) -> str:
    return reverse(f"wagtailsnippets_mail_message:{view}", args=[message.pk])


def test_send_again_sends_it_once_more(message, server):
    assert send_again(message)
    assert deliver_waiting() == 1
    assert not send_again(message)


def test_count_as_sent_leaves_it(message, server):
    assert count_as_sent(message)
    assert (deliver_waiting(), server.taken) == (0, [])


def test_page_offers_both_choices_and_does_what_is_chosen(administrator_client, message):
    page = administrator_client.get(_url("inspect", message)).content.decode()
    assert "Skicka igen" in page
    assert "Räkna som skickat" in page
    administrator_client.post(_url("decide", message), {"decision": "sent"})
    message.refresh_from_db()
    assert message.state == State.SENT
    assert "Skicka igen" not in administrator_client.get(_url("inspect", message)).content.decode()


def test_decision_that_is_none_says_so(administrator_client, message):
    page = administrator_client.post(_url("decide", message), {"decision": "burn"}, follow=True).content.decode()
    assert "Välj om brevet ska skickas igen" in page


@pytest.mark.parametrize("who", ["officer_client", "editor_client"])
def test_mail_is_for_administrators(request, who, message):
    client = request.getfixturevalue(who)
    for url in (reverse("wagtailsnippets_mail_message:list"), _url("inspect", message)):
        assert "kim@skovde.example" not in client.get(url, follow=True).content.decode()
    client.post(_url("decide", message), {"decision": "sent"})
    message.refresh_from_db()
    assert message.state == State.UNKNOWN


@pytest.mark.parametrize("view", ["add", "edit", "delete"])
def test_mail_cannot_be_written_changed_or_removed(administrator_client, message, view):
    arguments = [] if view == "add" else [message.pk]
    url = reverse(f"wagtailsnippets_mail_message:{view}", args=arguments)
    response = administrator_client.post(url, {"subject": "Annat"})
    assert response.status_code in (302, 403)
    assert Message.objects.get().subject == "Hej"


def test_old_mail_loses_its_words_and_later_its_key(message):
    done = timezone.now() - TEXTS - timedelta(days=1)
    Message.objects.update(state=State.SENT, done_at=done)
    assert forget_old_texts() == 1
    message.refresh_from_db()
    assert (message.key, message.text, message.subject, message.alternatives) == ("x:1", "", "", [])
    assert message.to == "borttagen@invalid.example"
    Message.objects.update(done_at=timezone.now() - KEYS - timedelta(days=1))
    forget_old_texts()
    assert not Message.objects.exists()


def test_mail_that_waits_for_a_person_is_kept(message):
    Message.objects.update(done_at=timezone.now() - KEYS - timedelta(days=1))
    assert forget_old_texts() == 0
    message.refresh_from_db()
    assert message.text
