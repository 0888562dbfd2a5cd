"""Files as documents: what they take over from the pages that use them, and who may find them."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cases.models import CaseAttachment, CaseMethod, MethodMaterial
from events.choices import MaterialAudience
from events.models import MeetingMaterial
from portal.core.access import document_audiences, intersect
from portal.core.file_reading import read_waiting_files
from portal.core.models import FileText, PortalDocument
from search.document import Document
from search.documents import all_documents, documents_by_id, material_id
from search.documents.material import MOST_TEXT
from tests.factories import (
    CasePageFactory,
    MeetingPageFactory,
    MethodPageFactory,
    PortalDocumentFactory,
    StandardPageFactory,
    draft_of,
    municipality_page,
    office,
)


def upload(content: bytes = b"", name: str = "rapport.pdf", **fields) -> PortalDocument:
    return PortalDocumentFactory(file=ContentFile(content or office.pdf(["Ett.", "Två."]), name=name), **fields)


def document_of(file: PortalDocument) -> Document | None:
    wanted = material_id(file.pk)
    return documents_by_id([wanted]).get(wanted)


def restrict(page, *groups: Group) -> None:
    kind = PageViewRestriction.GROUPS if groups else PageViewRestriction.LOGIN
    PageViewRestriction.objects.create(page=page, restriction_type=kind).groups.set(groups)


def linking_page(file: PortalDocument, **fields):
    """A text page, which the search leaves out, with a link to the file in its text."""
    link = f'<p><a linktype="document" id="{file.pk}">Rapporten</a></p>'
    return StandardPageFactory(body=[{"type": "paragraph", "value": link}], **fields)


def test_file_of_a_case_is_about_what_the_case_is_about(site):
    method = MethodPageFactory(title="Fritidsbanken")
    file = upload(title="Uppföljning 2023")
    file.tags.add("lån")
    case = CasePageFactory(
        title="Biblioteket lånar ut", attachments=[CaseAttachment(document=file)],
        method_uses=[CaseMethod(method=method)], start_year=2021, end_year=2022, status="avslutad",
    )  # fmt: skip
    read_waiting_files()
    document = document_of(file)
    assert (document.id, document.type, document.title) == (f"document:{file.pk}", "material", "Uppföljning 2023")
    assert (document.body, document.part_kind, document.part_names) == ("Ett.\fTvå.", "sida", ())
    assert (document.method_names, document.keywords, document.place) == (
        "Fritidsbanken",
        "lån",
        "Skövde Västra Götalands län",
    )
    assert (document.belongs_to, document.belongs_url) == ("Biblioteket lånar ut", case.url)
    assert (document.url, document.date) == (file.url, timezone.localdate(file.created_at))
    assert (document.evidence, document.audience, document.starts) == (0, ("public",), None)
    of_case = documents_by_id([f"page:{case.pk}"])[f"page:{case.pk}"].facets
    assert of_case["status"] and "status" not in document.facets
    assert document.facets == {key: values for key, values in of_case.items() if key not in ("status", "evidens")}


def test_file_of_several_pages_has_the_facets_of_all_and_is_shown_with_a_case(site):
    file = upload()
    MeetingPageFactory(materials=[MeetingMaterial(document=file)], starts_at=dt.datetime(2024, 3, 1, 9, tzinfo=dt.UTC))
    MethodPageFactory(material=[MethodMaterial(document=file, title="Handbok")])
    for code in ("1496", "0180"):
        CasePageFactory(municipality=code, title=f"Fallet {code}", attachments=[CaseAttachment(document=file)])
    document = document_of(file)
    assert document.facets["kommun"] == ("skovde", "stockholm")
    assert "2024" in document.facets["ar"]
    assert len(document.facets["metod"]) == 1
    assert document.belongs_to == "Fallet 1496"
    assert document.place == "Skövde Västra Götalands län\nStockholm Stockholms län"


def test_file_on_a_page_that_is_not_searched_is_found_with_that_page(site):
    file = upload()
    page = linking_page(file, title="Om portalen")
    document = document_of(file)
    assert (document.belongs_to, document.belongs_url, document.facets) == ("Om portalen", page.url, {})


def test_file_without_text_is_found_by_its_title(site):
    scanned = upload(office.scanned_pdf(), title="Inskannat protokoll")
    CasePageFactory(attachments=[CaseAttachment(document=scanned)])
    assert document_of(scanned).body == ""
    read_waiting_files()
    assert (document_of(scanned).title, document_of(scanned).body) == ("Inskannat protokoll", "")


def test_long_text_is_searched_to_a_limit(site):
    file = upload(b"ord " * 100_000, "lang.txt")
    CasePageFactory(attachments=[CaseAttachment(document=file)])
    read_waiting_files()
    assert len(document_of(file).body) == MOST_TEXT


@pytest.mark.parametrize("how", ["unused", "draft", "unpublished", "draft of a live page"])
def test_file_that_no_live_page_uses_is_no_document(site, how):
    file = upload()
    attachments = [CaseAttachment(document=file)]
    if how == "draft":
        CasePageFactory(attachments=attachments, live=False)
    elif how == "unpublished":
        CasePageFactory(attachments=attachments).unpublish()
    elif how == "draft of a live page":
        draft_of(CasePageFactory(), attachments=attachments)
    read_waiting_files()
    assert document_of(file) is None
    assert material_id(file.pk) not in {document.id for document in all_documents()}


def test_readers_of_a_file_are_those_of_all_its_pages(site):
    """The same as may open it at its own address, whatever the pages' restrictions and the file's own audience."""
    one, other = Group.objects.create(name="Ena"), Group.objects.create(name="Andra")
    ways = {
        "public": lambda page: None,
        "members": restrict,
        "one": lambda page: restrict(page, one),
        "both": lambda page: restrict(page, one, other),
        "password": lambda page: PageViewRestriction.objects.create(page=page, restriction_type="password"),
    }
    files = {}
    for first in ways:
        for second in ways:
            file = files[first, second] = upload(name=f"{first}-{second}.txt", content=b"x")
            ways[first](CasePageFactory(attachments=[CaseAttachment(document=file)]))
            ways[second](linking_page(file))
    found = {document.id: document for document in all_documents()}
    for pair, file in files.items():
        audience = intersect(document_audiences(file))
        document = found.get(material_id(file.pk))
        assert set(document.audience if document else ()) == audience, pair
        assert document_of(file) == document, pair


@pytest.mark.parametrize(
    ("audience", "in_days", "expected"),
    [
        (MaterialAudience.PUBLIC, None, ("public",)),
        (MaterialAudience.MEMBERS, None, ("member",)),
        (MaterialAudience.PUBLIC, 1, None),
        (MaterialAudience.MEMBERS, -1, ("member",)),
    ],
)
def test_file_of_a_meeting_keeps_to_its_own_audience(site, audience, in_days, expected):
    file = upload()
    visible = None if in_days is None else timezone.now() + dt.timedelta(days=in_days)
    MeetingPageFactory(materials=[MeetingMaterial(document=file, audience=audience, visible_from=visible)])
    document = document_of(file)
    assert (document.audience if document else None) == expected


def test_strictest_of_a_members_meeting_and_a_public_case_holds(site):
    file = upload()
    CasePageFactory(attachments=[CaseAttachment(document=file)])
    MeetingPageFactory(materials=[MeetingMaterial(document=file, audience=MaterialAudience.MEMBERS)])
    assert document_of(file).audience == ("member",)


def test_restriction_above_a_page_holds_for_its_files(site):
    file = upload()
    CasePageFactory(attachments=[CaseAttachment(document=file)])
    restrict(municipality_page("1496"))
    assert document_of(file).audience == ("member",)


def test_file_that_cannot_be_a_document_stops_no_other(site, caplog):
    broken, sound = upload(), upload()
    CasePageFactory(attachments=[CaseAttachment(document=broken), CaseAttachment(document=sound)])
    FileText.objects.filter(document=broken).update(part_names=5)
    ids = {document.id for document in all_documents()}
    assert material_id(sound.pk) in ids
    assert material_id(broken.pk) not in ids
    assert f"file {broken.pk} cannot be made a document" in caplog.text


def test_number_of_queries_does_not_grow_with_files(site, django_assert_max_num_queries):
    def add(count: int) -> list[str]:
        files = [upload(b"text", "a.txt") for _ in range(count)]
        for file in files:
            CasePageFactory(attachments=[CaseAttachment(document=file)])
        meeting = MeetingPageFactory(materials=[MeetingMaterial(document=file) for file in files])
        restrict(meeting)
        return [material_id(file.pk) for file in files]

    ids = add(2)
    with django_assert_max_num_queries(45) as few:
        list(all_documents())
    with django_assert_max_num_queries(45) as few_by_id:
        assert len(documents_by_id(ids)) == 2
    ids += add(5)
    with django_assert_max_num_queries(len(few)):
        list(all_documents())
    with django_assert_max_num_queries(len(few_by_id)):
        assert len(documents_by_id(ids)) == 7


def test_documents_by_id_are_the_same_as_in_bulk(site):
    file = upload()
    CasePageFactory(attachments=[CaseAttachment(document=file)])
    MethodPageFactory(material=[MethodMaterial(document=file, title="Handbok")])
    read_waiting_files()
    everything = {document.id: document for document in all_documents()}
    assert documents_by_id(everything) == everything
    assert document_of(file) == everything[material_id(file.pk)]
