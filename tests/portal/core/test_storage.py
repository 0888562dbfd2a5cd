"""A full disk: a sentence in Swedish, and nothing half stored. The limit is a real one, of the process's own files."""

import contextlib
import errno
import resource
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from django.test.utils import override_settings
from django.urls import path

from portal.core.models import PortalDocument, PortalImage, PortalRendition
from portal.core.storage import has_room_for, is_full
from tests.factories import CasePageFactory, PortalImageFactory
from tests.factories.files import tiny_image, tiny_pdf, uploaded

MEGABYTE = 1024 * 1024
ROOM = 24 * MEGABYTE  # more than the test's database takes
LARGE_PDF = tiny_pdf() + b"%" * (ROOM + MEGABYTE)


@contextlib.contextmanager
def no_file_larger_than(size: int):
    """Let writing beyond `size` bytes of any file fail, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def stored(settings, tmp_path):
    """Return the function that lists what is stored, in a media folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return lambda: sorted(str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*") if one.is_file())


@pytest.mark.parametrize("in_memory", [True, False], ids=["storing", "receiving"])
def test_upload_to_a_full_disk_says_so_and_leaves_nothing(officer_client, settings, stored, in_memory):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = len(LARGE_PDF) + MEGABYTE if in_memory else MEGABYTE
    upload = {"title": "Rapport", "file": uploaded("rapport.pdf", LARGE_PDF), "tags": ""}
    with no_file_larger_than(ROOM):
        response = officer_client.post("/admin/documents/add/", upload)
    assert response.status_code == 507
    assert "Lagringsutrymmet är fullt" in response.content.decode()
    assert not PortalDocument.objects.exists()
    assert stored() == []


def test_upload_that_would_fill_the_disk_is_refused_beside_the_field(officer_client, settings, stored):
    settings.DISK_RESERVE = 10**18
    for address, upload in (
        ("/admin/documents/add/", {"title": "Min rapport", "file": uploaded("rapport.pdf", tiny_pdf()), "tags": ""}),
        ("/admin/images/add/", {"title": "Min bild", "description": "Ett torg", "credit": "", "tags": "",
                                "file": uploaded("torg.png", tiny_image())}),
    ):  # fmt: skip
        text = officer_client.post(address, upload).content.decode()
        assert "filen får inte plats" in text
        assert upload["title"] in text
    assert not PortalDocument.objects.exists()
    assert not PortalImage.objects.exists()
    assert stored() == []


def test_page_is_shown_without_its_picture_when_no_size_can_be_stored(site, client, stored):
    case = CasePageFactory(image=PortalImageFactory(file=ContentFile(tiny_image(size=(900, 600)), name="torg.png")))
    client.get("/")
    before = PortalRendition.objects.count()
    with no_file_larger_than(100):
        response = client.get(case.url)
    assert response.status_code == 200
    assert case.title in response.content.decode()
    assert PortalRendition.objects.count() == before
    assert all(Path(one).suffix in {".png", ".webp", ".jpg"} for one in stored())


def store_then(request):
    """Store a file, then do what the address asks for."""
    default_storage.save("prov/fil.txt", ContentFile(b"innehall"))
    if request.GET["then"] == "raise":
        raise ValueError("efter lagringen")
    return HttpResponse(status=int(request.GET["then"]))


urlpatterns = [path("store/", store_then)]


@pytest.mark.parametrize(("then", "status", "kept"), [("200", 200, 1), ("raise", 500, 0), ("503", 503, 0)])
def test_file_of_a_request_that_is_undone_is_removed(site, stored, then, status, kept):
    with override_settings(ROOT_URLCONF=__name__):
        response = Client(raise_request_exception=False).post(f"/store/?then={then}")
    assert response.status_code == status
    assert len(stored()) == kept


def test_errors_of_a_full_disk_are_known():
    assert is_full(OperationalError("database or disk is full"))
    assert not is_full(OperationalError("database is locked"))
    assert is_full(OSError(errno.ENOSPC, "No space left on device"))
    assert not is_full(OSError(errno.ENOENT, "No such file"))


def test_room_leaves_a_reserve(settings, stored):
    settings.DISK_RESERVE = 0
    assert has_room_for(1)
    assert not has_room_for(10**18)
