"""The worker is killed while it reads a file: the next one reads it, and no child is left behind."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone

from portal.core import worker
from portal.core.models import FileText, TextState
from tests.factories import PortalDocumentFactory, office

from .children import Children, wait_until


def readers() -> list[str]:
    """The command lines of all reading children on this machine that have lost their parent."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = (process / "stat").read_text().rpartition(")")[2].split()[1]
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if parent == "1" and "portal.core.file_text.child" in command:
            found.append(command)
    return found


@pytest.mark.slow
def test_file_of_a_killed_worker_is_read_by_the_next(children: Children, settings):
    settings.MEDIA_ROOT = children.data / "media"
    content = office.word(["Vi började i liten skala."] * 30_000)
    document = PortalDocumentFactory(file=ContentFile(content, name="lang.docx"))
    text = FileText.objects.filter(document=document)
    killed = children.start("manage.py", "run_worker", FILE_TEXT_SECONDS="20")
    wait_until(lambda: text.get().attempts == 1, "reading has begun")
    children.kill(killed)
    assert (text.get().state, text.get().text) == (TextState.WAITING, "")
    with time_machine.travel(timezone.now() + worker.LEASE + timedelta(minutes=1)):
        assert "read_files" in worker.run_due_jobs("heir")
    assert (text.get().state, text.get().attempts) == (TextState.READY, 2)
    wait_until(lambda: not readers(), "the killed worker's child has ended")
