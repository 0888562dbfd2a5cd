"""Files exist in the search for those who may open them, and for nobody else, by whichever door."""

import pytest
from django.core.files.base import ContentFile
from wagtail.models import PageViewRestriction

from cases.models import CaseAttachment
from events.models import MeetingMaterial
from portal.core.file_reading import read_waiting_files
from search.documents import document_id, material_id
from tests.factories import (
    CasePageFactory,
    MeetingPageFactory,
    NetworkFactory,
    PortalDocumentFactory,
    draft_of,
    office,
    officer_of,
)

SECRET = "zebrahemlig"
#: Every door of the search, for whoever knows the word, or asks for everything.
DOORS = (
    f"/sok/?q={SECRET}",
    "/sok/?typ=material",
    "/sok/?kommun=malmo&typ=material",
    f"/sok/forslag/?q={SECRET[:5]}",
    f"/sok/atom.xml?q={SECRET}",
    "/sok/atom.xml?typ=material",
    f"/sok/traffar.csv?q={SECRET}",
    "/sok/traffar.csv?typ=material",
    f"/sok/?q={SECRET[:-1]}k",
)
PAGES = [f"Allt om {SECRET} och lekplatser."]
HOWS = (
    "members page",
    "network page",
    "members material",
    "draft",
    "changed draft",
    "unpublished",
    "unused",
    "public too",
)


@pytest.fixture
def world(index):
    """Return a function that makes a file with the secret in title and text, kept from visitors in some way."""

    def make(how: str) -> dict:
        network = NetworkFactory()
        file = PortalDocumentFactory(
            title=f"{SECRET.title()} rapport", file=ContentFile(office.pdf(PAGES), name="f.pdf")
        )
        attachments = [CaseAttachment(document=file)]
        elsewhere = how in ("unused", "changed draft", "members material")
        case = CasePageFactory(
            title="Lekplatsen", municipality="1280", live=how != "draft", attachments=[] if elsewhere else attachments
        )  # fmt: skip
        if how in ("members page", "public too"):
            PageViewRestriction.objects.create(page=case, restriction_type=PageViewRestriction.LOGIN)
        elif how == "network page":
            kind = PageViewRestriction.GROUPS
            PageViewRestriction.objects.create(page=case, restriction_type=kind).groups.set([network.group])
        elif how == "members material":
            MeetingPageFactory(materials=[MeetingMaterial(document=file, audience="members")])
        elif how == "changed draft":
            draft_of(case, attachments=attachments)
        elif how == "unpublished":
            case.unpublish()
        if how == "public too":
            CasePageFactory(title="Öppna lekplatsen", attachments=attachments)
        read_waiting_files()
        index.drain()
        return {"file": file, "case": case, "network": network}

    return make


@pytest.mark.parametrize("how", HOWS)
def test_visitor_learns_of_it_by_no_door(client, world, how):
    world(how)
    for door in DOORS:
        body = client.get(door).content.decode().lower()
        echoes = body.count(f"”{SECRET}”") + body.count(f'value="{SECRET}"') + body.count(f"q={SECRET}")
        echoes += body.count(f": {SECRET}</title>")
        assert body.count(SECRET) == echoes, door


@pytest.mark.parametrize("how", HOWS)
def test_visitors_counts_and_similar_pages_leave_it_out(client, index, world, how):
    made = world(how)
    response = client.get("/sok/")
    assert next(tab for tab in response.context["types"] if tab["label"] == "Material")["count"] == 0
    alike = index.engine.similar(document_id(made["case"].pk), frozenset({"public"}), 20)
    assert material_id(made["file"].pk) not in {hit.id for hit in alike}
    assert index.engine.similar(material_id(made["file"].pk), frozenset({"public"}), 5) == ()


@pytest.mark.parametrize("how", ["members page", "members material", "public too"])
def test_member_finds_it(client_of, world, how):
    made = world(how)
    response = client_of(officer_of("0180")).get(f"/sok/?q={SECRET}")
    (card,) = response.context["hits"]
    assert f"<mark>{SECRET}</mark>" in card.text
    assert client_of(officer_of("0180")).get(made["file"].url).status_code == 200


def test_network_file_is_for_its_network(client_of, world):
    made = world("network page")
    officer = officer_of("0180")
    assert client_of(officer).get(f"/sok/?q={SECRET}").context["total"] == 0
    officer.groups.add(made["network"].group)
    assert client_of(officer).get(f"/sok/?q={SECRET}").context["total"] == 1


@pytest.mark.parametrize("how", ["draft", "changed draft", "unpublished", "unused"])
def test_not_even_an_editor_finds_what_is_not_published(editor_client, world, how):
    world(how)
    assert editor_client.get(f"/sok/?q={SECRET}").context["total"] == 0


def test_member_is_not_told_of_a_page_that_other_members_alone_may_read(client_of, world, index):
    """A file on two networks' pages is for those in both: nobody else learns the title of either page."""
    made = world("network page")
    other = NetworkFactory()
    case = CasePageFactory(title="Den andra lekplatsen", attachments=[CaseAttachment(document=made["file"])])
    restriction = PageViewRestriction.objects.create(page=case, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.set([other.group])
    index.drain()
    officer = officer_of("0180")
    officer.groups.add(made["network"].group)
    assert client_of(officer).get("/sok/?typ=material").context["total"] == 0
    assert client_of(officer).get(made["file"].url).status_code == 404
