"""Every page becomes a document, in bulk."""

from search.documents import all_documents, documents_by_id
from search.documents.registry import content_revision
from tests.factories import CasePageFactory, MeetingPageFactory, MethodPageFactory, StandardPageFactory


def test_all_documents_are_those_of_live_searched_pages(site):
    pages = [CasePageFactory(), MethodPageFactory(), MeetingPageFactory()]
    for left_out in (CasePageFactory(live=False), StandardPageFactory()):
        assert left_out.pk
    documents = {document.id: document for document in all_documents()}
    assert len(documents) == 290 + 3
    assert {f"page:{page.pk}" for page in pages} <= documents.keys()


def test_documents_by_id_are_the_same_as_in_bulk(site):
    CasePageFactory()
    everything = {document.id: document for document in all_documents()}
    assert documents_by_id(everything) == everything


def test_documents_by_id_pass_over_what_does_not_exist(site):
    assert documents_by_id(["page:999999", "material:3"]) == {}


def test_revision_is_the_same_exactly_when_the_document_is(site):
    case = CasePageFactory()
    wanted = f"page:{case.pk}"
    first = documents_by_id([wanted])[wanted]
    assert documents_by_id([wanted])[wanted].rev == first.rev == content_revision(first)
    case.title = "Något annat"
    case.save_revision().publish()
    assert documents_by_id([wanted])[wanted].rev != first.rev


def test_page_that_cannot_be_a_document_stops_no_other(site, caplog):
    broken, sound = CasePageFactory(), CasePageFactory()
    type(broken).objects.filter(pk=broken.pk).update(owner_page=None)
    ids = {document.id for document in all_documents()}
    assert f"page:{sound.pk}" in ids
    assert f"page:{broken.pk}" not in ids
    assert [record.getMessage() for record in caplog.records] == [f"page {broken.pk} cannot be made a document"]


def test_number_of_queries_does_not_grow_with_documents(site, django_assert_max_num_queries):
    CasePageFactory.create_batch(2)
    MethodPageFactory.create_batch(2)
    MeetingPageFactory.create_batch(2)
    with django_assert_max_num_queries(30) as few:
        list(all_documents())
    CasePageFactory.create_batch(4)
    MethodPageFactory.create_batch(3)
    MeetingPageFactory.create_batch(3)
    with django_assert_max_num_queries(len(few)):
        list(all_documents())
