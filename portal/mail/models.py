"""What is to be sent, and what became of it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a message is on its way. Only from `SENDING` does it leave the house, and never twice by itself."""

    WAITING = "waiting", _("Väntar")
    SENDING = "sending", _("Lämnas till e-postservern")
    SENT = "sent", _("Skickat")
    UNKNOWN = "unknown", _("Oklart om det kom iväg")
    REFUSED = "refused", _("Gick inte att skicka")
    STALE = "stale", _("För gammalt, skickades inte")


class Message(models.Model):
    """One mail to one recipient. `key` says what it is about, so that the same thing is never mailed twice.

    `alternatives` and `attachments` are lists of `{"content", "type", "name"}`; the content of an attachment is base64.
    `due_at` is when it is handed over at the earliest, `expires_at` when it is no longer worth sending.
    """

    key = models.CharField(_("nyckel"), max_length=200, unique=True)
    to = models.EmailField(_("till"), max_length=254)
    subject = models.CharField(_("ämne"), max_length=300)
    text = models.TextField(_("text"), blank=True)
    sender = models.CharField(_("från"), max_length=300, blank=True)
    reply_to = models.CharField(_("svar till"), max_length=300, blank=True)
    headers = models.JSONField(_("brevhuvuden"), default=dict, blank=True)
    alternatives = models.JSONField(_("andra former"), default=list, blank=True)
    attachments = models.JSONField(_("bilagor"), default=list, blank=True)
    message_id = models.CharField(_("brevets id"), max_length=200)
    state = models.CharField(_("läge"), max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("försök"), default=0)
    error = models.TextField(_("vad servern sade"), blank=True)
    created_at = models.DateTimeField(_("skapat"), default=timezone.now)
    due_at = models.DateTimeField(_("tidigast"), default=timezone.now)
    expires_at = models.DateTimeField(_("senast"), null=True, blank=True)
    claimed_at = models.DateTimeField(_("påbörjat"), null=True, blank=True)
    done_at = models.DateTimeField(_("avslutat"), null=True, blank=True)

    class Meta:
        verbose_name = _("brev")
        verbose_name_plural = _("utskick")
        ordering = ["-created_at", "-pk"]
        default_permissions = ["view"]
        permissions = [("decide_message", "Can decide on mail whose fate is unknown")]
        indexes = [models.Index(fields=["state", "due_at"], name="mail_state_due")]

    def __str__(self) -> str:
        return self.subject
