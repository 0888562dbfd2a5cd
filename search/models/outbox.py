"""What one index has yet to read, for each index that exists."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndexConsumer(models.Model):
    """One index that is fed by the outbox: a host's embedded one, or a cluster."""

    name = models.CharField(_("namn"), max_length=80, primary_key=True)
    seen_at = models.DateTimeField(_("senast sedd"))

    class Meta:
        verbose_name = _("sökindex")
        verbose_name_plural = _("sökindex")

    def __str__(self) -> str:
        return self.name


class SearchOutbox(models.Model):
    """A document that one index has yet to read again.

    Carries an id and no content, so replaying it does no harm. The token changes each time the document changes
    anew: the indexer removes a row only if it still carries the token that it saw.
    """

    consumer = models.ForeignKey(IndexConsumer, on_delete=models.CASCADE, related_name="outbox")
    document_id = models.CharField(_("dokument"), max_length=60)
    token = models.UUIDField(_("märke"))
    queued_at = models.DateTimeField(_("köad"), auto_now=True)

    class Meta:
        verbose_name = _("att indexera")
        verbose_name_plural = _("att indexera")
        constraints = [
            models.UniqueConstraint(fields=["consumer", "document_id"], name="one_outbox_row_per_index_and_document")
        ]

    def __str__(self) -> str:
        return f"{self.consumer_id}: {self.document_id}"
