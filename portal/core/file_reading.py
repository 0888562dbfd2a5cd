"""Reads the text of documents in the background: each new or replaced file once, one at a time."""

import logging
import time
from datetime import timedelta
from pathlib import PurePath

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from .file_text.limits import MEGABYTE, Limits
from .file_text.outcome import Outcome, Reading
from .file_text.reading import Interrupted, read_file
from .models import FileText, PortalDocument, TextState

logger = logging.getLogger(__name__)
#: How long to leave a file alone after reading it was begun for the first, second and third time, in case it was
#: interrupted (by a kill, a restart, a full disk). Then it is given up.
PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15))
#: How long one run of the job goes on with further files, in seconds: other jobs wait for it.
RUN_SECONDS = 20.0
_BATCH = 500

#: Sent in the transaction that stores what reading a document's file gave. Argument: `document_id`.
file_text_changed = Signal()


def note_file(document: PortalDocument) -> None:
    """Note that the file of `document` is to be read, unless what is known is about the file that it has."""
    known, created = FileText.objects.get_or_create(document=document, defaults=_unread(document))
    if not created and not known.is_of(document):
        FileText.objects.filter(pk=known.pk).update(**_unread(document))


def _unread(document: PortalDocument) -> dict[str, object]:
    return {
        "state": TextState.WAITING, "file_name": document.file.name or "", "file_hash": document.file_hash,
        "part_kind": "", "part_names": [], "text": "", "is_cut": False, "attempts": 0,
        "due_at": timezone.now(),
    }  # fmt: skip


def has_unread() -> bool:
    """Return whether any file is to be read."""
    return FileText.objects.due().exists() or PortalDocument.objects.filter(file_text=None).exists()


def read_waiting_files() -> int:
    """Read files that wait, the ones that have waited longest first, for about `RUN_SECONDS`; return how many."""
    for document in PortalDocument.objects.filter(file_text=None)[:_BATCH]:
        note_file(document)
    done, until = 0, time.monotonic() + RUN_SECONDS
    while time.monotonic() < until:
        text = FileText.objects.due().select_related("document").defer("text").first()
        if text is None:
            break
        read_one(text)
        done += 1
    return done


def read_one(text: FileText) -> None:
    """Read one file and store what it gave, unless it has been replaced meanwhile.

    The attempt is written down first, so that a file that kills this process does so a few times at most.
    """
    current = FileText.objects.of_version(text)
    if text.attempts >= len(PAUSES):
        logger.warning("file of document %d given up after %d attempts", text.document_id, text.attempts)
        reading = Reading(Outcome.BROKEN)
    elif not current.update(attempts=text.attempts + 1, due_at=timezone.now() + PAUSES[text.attempts]):
        return
    else:
        try:
            reading = _read(text)
        except Interrupted as error:
            logger.warning("file of document %d was not read: %s", text.document_id, error)
            return
    with transaction.atomic():
        if current.update(**FileText.fields_of(reading)):
            file_text_changed.send(sender=FileText, document_id=text.document_id)


def _read(text: FileText) -> Reading:
    document = text.document
    extension = PurePath(text.file_name).suffix.lstrip(".").lower()
    try:
        with document.file.storage.open(text.file_name, "rb") as content:
            return read_file(content, extension, limits())
    except FileNotFoundError:
        logger.warning("file of document %d is missing", document.pk)
        return Reading(Outcome.BROKEN)
    except OSError as error:
        raise Interrupted(str(error)) from error


def limits() -> Limits:
    """Return what the settings allow reading one file to cost."""
    return Limits(seconds=settings.FILE_TEXT_SECONDS, memory=settings.FILE_TEXT_MEMORY_MB * MEGABYTE)
