"""Whatever changes the document of a file reaches the index: drain, and it says what the database says."""

import datetime as dt

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cases.models import CaseAttachment
from events.models import MeetingMaterial
from portal.core.file_reading import read_waiting_files
from portal.core.models import Theme
from portal.core.worker import registered_jobs
from search import indexer
from search.documents import is_material, material_id
from search.indexer import check_and_repair
from tests.factories import (
    CasePageFactory,
    MeetingPageFactory,
    PortalDocumentFactory,
    StandardPageFactory,
    municipality_page,
    office,
)

AGREED = {"missing": [], "stale": [], "superfluous": []}
EVERYBODY = frozenset({"public", "member"})


@pytest.fixture
def follows(index):
    """Return a function that drains the outbox and holds the index against the whole database."""

    def check() -> int:
        done = index.drain()
        assert check_and_repair("embedded", index.engine, repair=False) == AGREED
        return done

    return check


@pytest.fixture
def world(follows):
    """A case with a file that has been read, and the file; all indexed."""
    file = PortalDocumentFactory(title="Rapporten", file=ContentFile(office.pdf(["Skridskor."]), name="rapport.pdf"))
    case = CasePageFactory(title="Ett hus för unga", attachments=[CaseAttachment(document=file)])
    read_waiting_files()
    follows()
    return {"file": file, "case": case}


@pytest.fixture
def found(index, world):
    """Return a function that gives the file's document in the index, whoever may see it."""

    def find(text: str = "", audience: frozenset[str] = EVERYBODY):
        wanted = material_id(world["file"].pk)
        hits = index.hits(text, audience, typ="material")
        return next((hit.document for hit in hits if hit.id == wanted), None)

    return find


def test_file_is_found_by_what_stands_in_it(found):
    assert found("skridskor").title == "Rapporten"


def test_text_is_found_as_soon_as_it_has_been_read(index, follows):
    file = PortalDocumentFactory(file=ContentFile(office.pdf(["Lekplatsbygge."]), name="ny.pdf"))
    CasePageFactory(attachments=[CaseAttachment(document=file)])
    follows()
    assert index.hits("lekplatsbygge") == ()
    read_waiting_files()
    assert index.waiting() == {material_id(file.pk)}
    follows()
    assert [hit.id for hit in index.hits("lekplatsbygge")] == [material_id(file.pk)]


def test_replaced_file_is_found_by_its_new_text_alone(world, found, follows):
    file = world["file"]
    file.file = ContentFile(office.pdf(["Simhallen."]), name="ny.pdf")
    file._set_document_file_metadata()
    file.save()
    follows()
    assert found("skridskor") is None
    read_waiting_files()
    follows()
    assert found("simhallen").url == file.url


def test_renamed_and_tagged_file_follows(world, found, follows):
    world["file"].title = "Slutrapporten"
    world["file"].tags.add("utvärdering")
    world["file"].save()
    follows()
    assert found("slutrapporten").keywords == "utvärdering"


def test_deleted_file_goes(world, found, follows):
    world["file"].delete()
    follows()
    assert found() is None


def test_unpublished_page_takes_its_file_along_and_brings_it_back(world, found, follows):
    world["case"].unpublish()
    follows()
    assert found() is None
    world["case"].save_revision().publish()
    follows()
    assert found() is not None


@pytest.mark.parametrize("plain", [False, True])
def test_deleted_page_takes_its_file_along(world, found, follows, plain):
    (Page.objects.get(pk=world["case"].pk) if plain else world["case"]).delete()
    follows()
    assert found() is None


def test_file_that_a_page_leaves_goes_and_one_that_it_takes_up_comes(world, index, found, follows):
    other = PortalDocumentFactory(title="Den andra")
    case = world["case"]
    case.attachments.set([CaseAttachment(document=other)])
    revision = case.save_revision()
    assert index.waiting() == {material_id(other.pk)}
    follows()
    assert found() is not None
    revision.publish()
    follows()
    assert found() is None
    assert [hit.document.title for hit in index.hits(typ="material")] == ["Den andra"]


def test_changed_title_of_the_page_follows(world, found, follows):
    world["case"].title = "Huset för alla"
    world["case"].save_revision().publish()
    follows()
    assert found().belongs_to == "Huset för alla"


def test_moved_page_takes_its_file_to_the_other_municipality(world, found, follows):
    world["case"].move(municipality_page("0180"), pos="last-child")
    follows()
    assert found().facets["kommun"] == ("stockholm",)
    assert found().belongs_url == "/kommuner/stockholm/ett-hus-for-unga/"


def test_changed_address_above_follows(world, found, follows):
    page = municipality_page("1496")
    page.slug = "skovde-kommun"
    page.save_revision().publish()
    follows()
    assert found().belongs_url == "/kommuner/skovde-kommun/ett-hus-for-unga/"


def test_renamed_theme_follows(world, found, follows):
    theme = Theme.objects.get(slug="folkhalsa")
    theme.slug = "halsa"
    theme.save()
    follows()
    assert found().facets["tema"] == ("halsa",)


@pytest.mark.parametrize("where", ["the page", "above"])
def test_restriction_follows(world, found, follows, where):
    page = world["case"] if where == "the page" else municipality_page("1496")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    follows()
    assert found(audience=frozenset({"public"})) is None
    assert found().audience == ("member",)
    restriction.delete()
    follows()
    assert found().audience == ("public",)


def test_page_that_is_not_searched_brings_and_takes_its_file(index, follows):
    file = PortalDocumentFactory(title="Blanketten")
    link = f'<p><a linktype="document" id="{file.pk}">Blankett</a></p>'
    page = StandardPageFactory(body=[{"type": "paragraph", "value": link}])
    follows()
    assert [hit.id for hit in index.hits(typ="material")] == [material_id(file.pk)]
    page.unpublish()
    follows()
    assert index.hits(typ="material") == ()
    page.save_revision().publish()
    follows()
    page.delete()
    follows()
    assert index.hits(typ="material") == ()


def test_audience_of_a_meetings_file_follows(world, found, follows):
    meeting = MeetingPageFactory(materials=[MeetingMaterial(document=world["file"])])
    follows()
    material = MeetingMaterial.objects.get(meeting=meeting)
    material.audience = "members"
    material.save()
    follows()
    assert found().audience == ("member",)
    material.delete()
    follows()
    assert found().audience == ("public",)


def test_meetings_file_is_found_from_its_time(index, follows):
    file = PortalDocumentFactory(title="Presentationen")
    later = timezone.now() + dt.timedelta(hours=3)
    MeetingPageFactory(materials=[MeetingMaterial(document=file, visible_from=later)])
    follows()
    assert index.hits(typ="material") == ()
    job = {each.name: each for each in registered_jobs()}["find_material_from_its_time"]
    job.run()
    assert index.waiting() == set()
    with time_machine.travel(later + dt.timedelta(minutes=1)):
        job.run()
        follows()
        assert [hit.id for hit in index.hits(typ="material")] == [material_id(file.pk)]


def test_many_files_are_indexed_a_few_at_a_time(index, follows, monkeypatch):
    monkeypatch.setattr(indexer, "FILES", 2)
    files = [PortalDocumentFactory() for _ in range(5)]
    CasePageFactory(attachments=[CaseAttachment(document=file) for file in files])
    seen = []
    whole = indexer.documents_by_id
    monkeypatch.setattr(indexer, "documents_by_id", lambda ids: seen.append(ids) or whole(ids))
    assert follows() == 6
    assert [sum(is_material(one) for one in ids) for ids in seen] == [2, 2, 1]
    assert {hit.id for hit in index.hits(typ="material")} == {material_id(file.pk) for file in files}
