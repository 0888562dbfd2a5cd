"""One command backs up while the portal runs, one puts back; the test's own database and files are the object."""

import hashlib
from pathlib import Path

import pytest
from django.db import connection

from cases.models import CasePage
from portal.core.models import PortalDocument
from tests.factories import CasePageFactory, PortalDocumentFactory

from .children import Children, ask

pytestmark = pytest.mark.slow


@pytest.fixture
def media(children: Children, settings) -> Path:
    """The media folder of the children, used by this process too."""
    settings.MEDIA_ROOT = children.data / "media"
    return settings.MEDIA_ROOT


def manage(children: Children, *command: str) -> tuple[int, list[str]]:
    """Run a management command over the test's database and return its exit code and what it wrote."""
    child = children.start("manage.py", *command)
    out, _ = child.communicate(timeout=240)
    return child.returncode, out.splitlines()


def sums_by_hand(folder: Path) -> dict[str, str]:
    """Return path → SHA-256 of the files of a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def found(children: Children, words: bytes) -> bytes:
    """Return the page of hits on `words`, from a server over the children's own index."""
    with children.server() as port:
        return ask(port, b"GET /sok/?q=" + words + b" HTTP/1.1")[1]


def test_backup_and_restore_bring_everything_back(children, media, tmp_path):
    case = CasePageFactory(title="Kvarterslotsarna vid viken")
    document = PortalDocumentFactory(title="Underlag")
    before = sums_by_hand(media)
    assert before
    with children.server():
        code, lines = manage(children, "backup", str(tmp_path / "backups"))
    assert code == 0, children.log.read_text()
    folder = Path(lines[-1])
    assert sums_by_hand(folder / "media") == before

    CasePageFactory(title="Skrivet efteråt", slug="skrivet-efterat")
    CasePage.objects.get(pk=case.pk).delete()
    document.file.storage.delete(document.file.name)
    (media / "efterat.txt").write_text("nytt")
    connection.close()

    code, lines = manage(children, "restore", str(folder))
    assert code == 0, children.log.read_text()
    connection.close()
    assert CasePage.objects.get().title == "Kvarterslotsarna vid viken"
    assert PortalDocument.objects.get().title == "Underlag"
    assert sums_by_hand(media) == before
    aside = next(children.data.glob("replaced-*"))
    assert (aside / "media" / "efterat.txt").read_text() == "nytt"
    assert case.url.encode() in found(children, b"kvarterslotsarna")


def test_backup_that_was_changed_is_refused_and_nothing_is_touched(children, media, tmp_path):
    CasePageFactory(title="Står kvar")
    PortalDocumentFactory()
    code, lines = manage(children, "backup", str(tmp_path / "backups"))
    folder = Path(lines[-1])
    next(path for path in (folder / "media").rglob("*") if path.is_file()).write_bytes(b"annat")
    before = sums_by_hand(media)
    code, _lines = manage(children, "restore", str(folder))
    assert code == 1
    assert "is not as it was made: media/" in children.log.read_text()
    assert CasePage.objects.get().title == "Står kvar"
    assert sums_by_hand(media) == before
    assert not list(children.data.glob("replaced-*"))


def test_folder_that_is_no_backup_is_refused(children, tmp_path):
    code, _lines = manage(children, "restore", str(tmp_path))
    assert code == 1
    assert "is not a backup" in children.log.read_text()
