"""The background job that reads files: new, replaced, older than the feature; interrupted, missing, given up."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone

from portal.core import worker
from portal.core.file_reading import PAUSES, file_text_changed, has_unread, read_one, read_waiting_files
from portal.core.models import FileText, PortalDocument, TextState
from tests.factories import PortalDocumentFactory, office

PAGES = ["Fritidsbanken i Skövde.", "Öppettider."]


def upload(name: str = "rapport.pdf", content: bytes | None = None, **fields) -> PortalDocument:
    content = office.pdf(PAGES) if content is None else content
    return PortalDocumentFactory(file=ContentFile(content, name=name), **fields)


def text_of(document: PortalDocument) -> FileText:
    return FileText.objects.get(document=document)


def replace_file(document: PortalDocument, content: bytes, name: str = "ny.pdf") -> None:
    document.file = ContentFile(content, name=name)
    document._set_document_file_metadata()
    document.save()


def test_uploaded_file_waits_and_is_read_once(site):
    document = upload()
    waiting = text_of(document)
    assert (waiting.state, waiting.text, document.text_problem) == (TextState.WAITING, "", False)
    assert has_unread()
    assert read_waiting_files() == 1
    text = text_of(document)
    assert (text.state, text.part_kind, text.text) == (TextState.READY, "sida", "\f".join(PAGES))
    assert (text.is_cut, text.part_names) == (False, [])
    assert not has_unread()
    assert read_waiting_files() == 0


def test_saving_without_another_file_reads_nothing_again(site):
    document = upload()
    read_waiting_files()
    document.title = "Ett annat namn"
    document.save()
    document.get_file_hash()
    assert not has_unread()


def test_replaced_file_is_read_anew_and_its_old_text_is_gone_at_once(site):
    document = upload()
    read_waiting_files()
    replace_file(document, office.pdf(["Något helt annat."]))
    assert (text_of(document).state, text_of(document).text) == (TextState.WAITING, "")
    read_waiting_files()
    assert text_of(document).text == "Något helt annat."


def test_file_from_before_the_feature_is_read(site):
    document = upload()
    FileText.objects.all().delete()
    assert document.text_label == "Läses strax"
    assert has_unread()
    assert read_waiting_files() == 1
    assert text_of(document).state == TextState.READY


def test_sheets_keep_their_names(site):
    document = upload("kalkyl.xlsx", office.excel({"Läs först": [["Kalkyl"]], "Budget": [["Lokal", 120]]}))
    read_waiting_files()
    text = text_of(document)
    assert (text.part_kind, text.part_names, text.text) == ("blad", ["Läs först", "Budget"], "Kalkyl\fLokal 120")


@pytest.mark.parametrize(
    ("name", "content", "state", "sentence"),
    [
        ("a.pdf", office.scanned_pdf(), TextState.EMPTY, "Filen är inskannad"),
        ("a.pdf", office.pdf(PAGES, protected=True), TextState.ENCRYPTED, "Filen är skyddad med lösenord"),
        ("a.docx", b"PK nej", TextState.BROKEN, "Filen går inte att läsa"),
        ("a.bin", b"123", TextState.UNSUPPORTED, "Texten i den här sortens fil"),
    ],
)
def test_owner_is_told_why_a_file_cannot_be_searched(site, name, content, state, sentence):
    document = upload(name, content)
    read_waiting_files()
    document = PortalDocument.objects.get(pk=document.pk)
    assert text_of(document).state == state
    assert document.text_problem
    assert document.text_sentence.startswith(sentence)
    assert document.text_label == TextState(state).label


def test_long_file_says_that_only_its_beginning_is_searched(site):
    document = upload("lang.txt", b"ord " * 200_000)
    read_waiting_files()
    text = text_of(document)
    assert (text.state, text.is_cut, text.has_problem) == (TextState.READY, True, True)
    assert len(text.text) <= 500_000
    assert "bara början" in text.sentence
    assert text.label == "Ja, början av den"


def test_missing_file_is_broken_and_holds_up_no_other(site):
    gone, other = upload(), upload()
    Path(gone.file.path).unlink()
    assert read_waiting_files() == 2
    assert (text_of(gone).state, text_of(other).state) == (TextState.BROKEN, TextState.READY)


def test_stored_text_is_announced_in_the_transaction(site):
    heard = []

    def hear(sender, document_id, **kwargs):
        heard.append((document_id, text_of(document).state))

    file_text_changed.connect(hear)
    try:
        document = upload()
        read_waiting_files()
    finally:
        file_text_changed.disconnect(hear)
    assert heard == [(document.pk, TextState.READY)]


def test_reading_that_kills_its_process_is_given_up_after_a_few_attempts(site):
    document = upload()
    for attempt, pause in enumerate(PAUSES, start=1):
        text = text_of(document)
        # What is left of a worker that was killed: the attempt is written down, nothing else.
        FileText.objects.filter(pk=text.pk).update(attempts=attempt, due_at=timezone.now() + pause)
        assert not has_unread()
    with time_machine.travel(timezone.now() + PAUSES[-1] + timedelta(seconds=1)):
        assert read_waiting_files() == 1
    assert text_of(document).state == TextState.BROKEN


def test_file_tried_before_waits_for_the_untried(site):
    tried, fresh = upload(), upload()
    FileText.objects.filter(document=tried).update(attempts=1)
    assert FileText.objects.due().first().document == fresh


def test_text_of_a_file_replaced_while_it_was_read_is_thrown_away(site):
    document = upload()
    begun = text_of(document)
    replace_file(document, office.pdf(["Den nya filen."]))
    read_one(begun)
    assert (text_of(document).state, text_of(document).attempts) == (TextState.WAITING, 0)
    read_waiting_files()
    assert text_of(document).text == "Den nya filen."


def test_limits_come_from_the_settings(site, settings):
    settings.FILE_TEXT_MEMORY_MB = 100
    document = upload("stor.txt", b"\xe5" * (30 * 1024 * 1024))
    read_waiting_files()
    assert text_of(document).state == TextState.TOO_LARGE


def test_worker_reads_files_when_there_are_any(site, monkeypatch):
    job = {each.name: each for each in worker.registered_jobs()}["read_files"]
    monkeypatch.setattr(worker, "_jobs", {job.name: job})
    assert worker.run_due_jobs("a") == []
    document = upload()
    assert worker.run_due_jobs("a") == ["read_files"]
    assert text_of(document).state == TextState.READY
    assert worker.run_due_jobs("a") == []


def test_uploading_does_not_wait_for_the_text(editor_client, site):
    """The form only notes the file: no child process is started while somebody waits."""
    content = ContentFile(office.pdf(["Sida"] * 300), name="lang.pdf")
    collection = PortalDocumentFactory().collection_id
    response = editor_client.post("/admin/documents/add/", {"title": "Lång", "file": content, "collection": collection})
    assert response.status_code == 302
    assert text_of(PortalDocument.objects.get(title="Lång")).attempts == 0
