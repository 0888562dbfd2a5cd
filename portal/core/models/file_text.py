"""The text of a document's file, as far as it could be read."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.file_text.outcome import Outcome, PartKind, Reading

from .media import PortalDocument

#: What divides the parts in `FileText.text`; no part holds one.
PART_BREAK = "\f"


class TextState(models.TextChoices):
    """Whether a file's text is searched, and why not."""

    WAITING = "vantar", gettext_lazy("Läses strax")
    READY = Outcome.READY.value, gettext_lazy("Ja")
    EMPTY = Outcome.EMPTY.value, gettext_lazy("Nej, ingen text i filen")
    ENCRYPTED = Outcome.ENCRYPTED.value, gettext_lazy("Nej, skyddad med lösenord")
    BROKEN = Outcome.BROKEN.value, gettext_lazy("Nej, går inte att läsa")
    TOO_LARGE = Outcome.TOO_LARGE.value, gettext_lazy("Nej, för stor")
    TOO_LONG = Outcome.TOO_LONG.value, gettext_lazy("Nej, tar för lång tid att läsa")
    UNSUPPORTED = Outcome.UNSUPPORTED.value, gettext_lazy("Nej, inte den här sortens fil")


PROBLEMS = frozenset(TextState.values) - {TextState.WAITING, TextState.READY}

_SENTENCES = {
    TextState.WAITING: gettext_lazy("Texten i filen läses strax. Sedan går den att söka i."),
    TextState.READY: gettext_lazy("Texten i filen går att söka i."),
    TextState.EMPTY: gettext_lazy(
        "Filen är inskannad eller består av bilder: den har ingen text som går att söka i. "
        "Ladda upp filen som den sparades i programmet den är gjord i, eller en som har gått genom textigenkänning."
    ),
    TextState.ENCRYPTED: gettext_lazy(
        "Filen är skyddad med lösenord. Spara den utan skydd och ladda upp den igen, så går texten att söka i."
    ),
    TextState.BROKEN: gettext_lazy(
        "Filen går inte att läsa. Öppna den i programmet den är gjord i, spara den på nytt och ladda upp den igen."
    ),
    TextState.TOO_LARGE: gettext_lazy(
        "Filen är för stor för att texten ska gå att söka i. Dela upp den, eller spara den med mindre bilder."
    ),
    TextState.TOO_LONG: gettext_lazy(
        "Det tog för lång tid att läsa filen, så texten går inte att söka i. Dela upp filen, eller spara den på nytt."
    ),
    TextState.UNSUPPORTED: gettext_lazy("Texten i den här sortens fil går inte att söka i."),
}


class FileTextQuerySet(models.QuerySet):
    """Texts by state."""

    def waiting(self) -> "FileTextQuerySet":
        """Those whose file has not been read."""
        return self.filter(state=TextState.WAITING)

    def due(self) -> "FileTextQuerySet":
        """Those to read now, those that have been tried least first."""
        return self.waiting().filter(due_at__lte=timezone.now()).order_by("attempts", "due_at", "pk")

    def of_version(self, text: "FileText") -> "FileTextQuerySet":
        """The row of `text` as long as it waits for that same file: not once another one has taken its place."""
        return self.waiting().filter(pk=text.pk, file_name=text.file_name, file_hash=text.file_hash)


class FileText(models.Model):
    """The text of one document's file.

    `text` holds the parts with a form feed between, `part_names` the names of sheets. `file_name` and `file_hash` tell
    which file it is the text of; `attempts` counts how often reading that one was begun, `due_at` is when to try next.
    """

    document = models.OneToOneField(
        PortalDocument, on_delete=models.CASCADE, related_name="file_text", verbose_name=gettext_lazy("dokument")
    )
    state = models.CharField(
        gettext_lazy("går att söka i"), max_length=20, choices=TextState.choices, default=TextState.WAITING
    )
    file_name = models.CharField(gettext_lazy("fil"), max_length=255, blank=True)
    file_hash = models.CharField(gettext_lazy("kontrollsumma"), max_length=40, blank=True)
    part_kind = models.CharField(gettext_lazy("delarnas sort"), max_length=10, blank=True)
    part_names = models.JSONField(gettext_lazy("delarnas namn"), default=list, blank=True)
    text = models.TextField(gettext_lazy("text"), blank=True)
    is_cut = models.BooleanField(gettext_lazy("avkortad"), default=False)
    attempts = models.PositiveSmallIntegerField(gettext_lazy("försök"), default=0)
    due_at = models.DateTimeField(gettext_lazy("läses"), default=timezone.now)

    objects = FileTextQuerySet.as_manager()
    #: The document is where it belongs, not what it makes use of.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = gettext_lazy("filtext")
        verbose_name_plural = gettext_lazy("filtexter")
        indexes = [
            models.Index(fields=["due_at"], name="file_text_waiting", condition=Q(state=TextState.WAITING)),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.get_state_display()}"

    @property
    def has_problem(self) -> bool:
        """Whether the owner should know that the text is not searched, or not all of it."""
        return self.state in PROBLEMS or self.is_cut

    @property
    def label(self) -> str:
        """Whether the text can be searched, in a few words."""
        if self.state == TextState.READY and self.is_cut:
            return _("Ja, början av den")
        return self.get_state_display()

    @property
    def sentence(self) -> str:
        """What to tell the file's owner."""
        if self.state == TextState.READY and self.is_cut:
            return _("Texten i filen går att söka i, men bara början av den: filen är mycket lång.")
        return str(_SENTENCES[TextState(self.state)])

    def is_of(self, document: PortalDocument) -> bool:
        """Whether this is about the file that `document` has now."""
        same_hash = not self.file_hash or not document.file_hash or self.file_hash == document.file_hash
        return self.file_name == document.file.name and same_hash

    @staticmethod
    def fields_of(reading: Reading) -> dict[str, object]:
        """Return the values of the fields that a reading gives."""
        named = reading.kind == PartKind.SHEET
        return {
            "state": reading.outcome.value,
            "part_kind": reading.kind.value,
            "part_names": [part.name for part in reading.parts] if named else [],
            "text": join_parts(part.text for part in reading.parts),
            "is_cut": reading.is_cut,
        }


def join_parts(texts: Iterable[str]) -> str:
    """Return the texts of parts as one, with the boundaries marked."""
    return PART_BREAK.join(text.replace(PART_BREAK, " ") for text in texts)
