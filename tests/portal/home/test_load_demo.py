"""`manage.py load_demo`: what it makes, that it may be run again, and what it refuses."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from cases.models import Adoption, CasePage, MethodPage
from events.models import MeetingPage
from portal.core.access import may_read
from portal.core.models import BasePage, PortalDocument, PortalImage
from portal.home.demo.content import ContentError
from portal.home.demo.ledger import ACTION
from portal.home.demo.loader import DemoLoader
from portal.home.models import FormPage, HomePage, StandardPage
from portal.members.demo_accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from portal.members.models import Network, User
from tests.factories import AdoptionFactory, municipality_page
from tests.factories.files import tiny_image

from .small_demo import write_content, write_one_case


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small demonstration's content folder."""
    return write_content(tmp_path)


@pytest.fixture
def one_case(tmp_path: Path) -> Path:
    """A content folder that holds a single case."""
    return write_one_case(tmp_path)


def command(content: Path, **options) -> str:
    """Run the command on `content` and return what it wrote."""
    written = StringIO()
    call_command("load_demo", content=content, stdout=written, **options)
    return written.getvalue()


def load(content: Path, accounts: bool = False) -> int:
    """Load `content` into the site and return how many things were new or changed."""
    return DemoLoader(content).load(accounts)


def change(path: Path, old: str, new: str) -> None:
    """Replace `old`, which must be there, in a content file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def traces() -> tuple[int, ...]:
    """Return counts that grow with every change."""
    models = (Revision, PageLogEntry, ModelLogEntry, PortalImage, PortalDocument, User)
    return tuple(model.objects.count() for model in models)


def test_load_makes_what_the_files_say(site, content):
    written = command(content)
    assert "Cases: 2 (2 new)\n" in written
    assert written.endswith("The demonstration is loaded: 13 new or changed.\n")
    check_case(CasePage.objects.get(slug="fritidsbank-i-entren"))
    check_meeting(MeetingPage.objects.get(slug="att-lana-ut"))
    check_dates(*CasePage.objects.all(), *MethodPage.objects.all(), *MeetingPage.objects.all())
    assert Network.objects.get().is_incomplete
    assert Adoption.objects.get().stopped_reason == "Lokalen revs."
    assert StandardPage.objects.get(slug="kakor").url == "/om/kakor/"
    assert FormPage.objects.get().url == "/om/kontakt/"
    assert FormPage.objects.get().form_fields.get().choices == "Fråga\nFel"
    assert (HomePage.objects.get().intro, HomePage.objects.get().image.title) == ("Välkommen.", "Torg")
    assert municipality_page("1496").group_permissions.count() == 3
    assert municipality_page("0180").group_permissions.count() == 0


def check_case(case: CasePage) -> None:
    assert (case.live, case.url, case.status) == (True, "/kommuner/skovde/fritidsbank-i-entren/", "pagar")
    assert [theme.slug for theme in case.themes.all()] == ["folkhalsa"]
    assert {group.slug for group in case.target_groups.all()} == {"barn", "unga"}
    assert [(use.method.slug, use.how) for use in case.method_uses.all()] == [("fritidsbanken", "anpassat")]
    assert (str(case.fte), case.administration_names, case.evaluation) == ("1.40", ["Kultur", "Skola"], "egen")
    assert (case.image.description, case.image.credit) == ("Ett torg med bänkar.", "Erfarenhetsbanken")
    assert case.latest_revision_id == case.live_revision_id
    assert not case.has_unpublished_changes


def check_meeting(meeting: MeetingPage) -> None:
    starts = timezone.localtime(meeting.starts_at)
    assert (starts.isoweekday(), starts.hour, starts.minute) == (2, 9, 30)
    assert [block.block_type for block in meeting.agenda] == ["session", "pause", "breakouts"]
    material = meeting.materials.get()
    assert str(material.agenda_block_id) == meeting.agenda[0].id
    assert not may_read(AnonymousUser(), material.document)
    assert [case.slug for case in meeting.related_cases.all()] == ["fritidsbank-i-entren"]
    assert [network.slug for network in meeting.networks.all()] == ["natet"]


def check_dates(*pages: BasePage) -> None:
    yesterday = timezone.now() - timedelta(hours=1)
    for page in pages:
        assert page.first_published_at <= page.last_published_at < yesterday
        assert page.latest_revision.created_at == page.latest_revision_created_at == page.last_published_at


def test_second_load_changes_nothing(site, content):
    load(content, accounts=True)
    before = traces()
    assert command(content, accounts=True).endswith("Nothing had changed.\n")
    assert traces() == before


def test_load_after_a_file_changed_updates_that_page_alone(site, one_case):
    load(one_case)
    first_published = CasePage.objects.get(slug="bussen").first_published_at
    revisions = Revision.objects.count()
    change(one_case / "cases/katrineholm--bussen.toml", "Få åkte med.", "Nästan ingen åkte med.")
    load(one_case)
    case = CasePage.objects.get(slug="bussen")
    assert (case.result, case.first_published_at) == ("Nästan ingen åkte med.", first_published)
    assert Revision.objects.count() == revisions + 1


def test_load_leaves_what_an_editor_has_changed(site, one_case):
    load(one_case)
    case = CasePage.objects.get(slug="bussen")
    case.result = "Redaktörens ord."
    case.save_revision().publish()
    load(one_case)
    assert CasePage.objects.get(slug="bussen").result == "Redaktörens ord."


def test_load_brings_back_what_was_deleted(site, one_case):
    load(one_case)
    CasePage.objects.get(slug="bussen").delete()
    load(one_case)
    assert CasePage.objects.get(slug="bussen").live


def test_load_replaces_a_picture_whose_file_changed(site, content):
    load(content)
    image = PortalImage.objects.get()
    storage, old = image.file.storage, image.file.name
    (content / "images/torg.png").write_bytes(tiny_image(size=(80, 50)))
    load(content)
    renewed = PortalImage.objects.get()
    assert (renewed.pk, renewed.width) == (image.pk, 80)
    assert renewed.file.name != old
    assert storage.exists(renewed.file.name)


def test_load_leaves_an_adoption_that_the_municipality_told_first(site, content):
    change(content / "adoptions.toml", 'status = "slutat"', 'status = "testar"')
    (content / "adoptions.toml").rename(content / "later.toml")
    load(content)
    adoption = AdoptionFactory(
        municipality=municipality_page("1280").municipality, method=MethodPage.objects.get(), status="anvander"
    )
    (content / "later.toml").rename(content / "adoptions.toml")
    load(content)
    assert Adoption.objects.get() == adoption
    assert Adoption.objects.get().status == "anvander"


def test_load_moves_a_meeting_that_was_to_come_once_it_is_held(site, content):
    load(content)
    first = MeetingPage.objects.get()
    with time_machine.travel(first.starts_at - timedelta(days=2), tick=False):
        load(content)
        assert MeetingPage.objects.get().starts_at == first.starts_at
    with time_machine.travel(first.ends_at, tick=False):
        load(content)
        moved = MeetingPage.objects.get()
        assert moved.starts_at > first.ends_at
        assert not moved.is_past


def test_load_keeps_a_meetings_time_when_only_its_text_changed(site, content):
    load(content)
    starts_at = MeetingPage.objects.get().starts_at
    change(content / "meetings/att-lana-ut.toml", "Vi möts.", "Vi möts igen.")
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        load(content)
    assert (MeetingPage.objects.get().summary, MeetingPage.objects.get().starts_at) == ("Vi möts igen.", starts_at)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("Bussen som slutade gå", "B" * 91, "title"),
        ("Vi körde i två år.", "V" * 301, "summary"),
        ('["integration"]', '["inget-tema"]', "there is no inget-tema"),
        ('["integration"]', '["integration", "folkhalsa", "digitalisering", "samverkan-och-styrning"]', "högst tre"),
        ('["integration"]', "[]", "themes"),
        ('["invanare"]', "[]", "target_groups"),
        ("För få resenärer.", "", "stopped_reason"),
        ('advice = "Fråga först."', "", "advice is missing"),
        ("advice =", 'advise = "x"\nadvice =', "unknown: advise"),
        ('value = "Så gick det till"', f'value = "{"S" * 91}"', "body"),
        ('type = "heading"\nvalue = "Så gick det till"', 'type = "paragraph"\nvalue = "<script>1</script>"', "script"),
        ("end_year = 2021", "end_year = 2018", "end_year"),
        ("kontakt@katrineholm.example", "ingen adress", "contact_email"),
        ('"nedlagd"', '"pausad"', "status"),
        ('"0483"', '"9999"', "there is no 9999"),
        ('slug = "bussen"', 'slug = "tåget"', "should be called"),
        ("[[body]]", '[[methods]]\nmethod = "okand"\n[[body]]', "there is no okand"),
        ("[[body]]", '[[partners]]\nkind = "okand"\nname = "X"\n[[body]]', "kind"),
    ],
)
def test_load_refuses_what_breaks_the_rules_and_names_the_file(site, one_case, old, new, complaint):
    change(one_case / "cases/katrineholm--bussen.toml", old, new)
    with pytest.raises(ContentError) as refusal:
        load(one_case)
    assert "cases/katrineholm--bussen.toml" in str(refusal.value)
    assert complaint in str(refusal.value)
    assert not CasePage.objects.exists()


def test_load_after_one_that_stopped_halfway_completes_it(site, content):
    path = content / "cases/skovde--fritidsbank-i-entren.toml"
    change(path, "start_year = 2021", "start_year = 1021")
    with pytest.raises(ContentError):
        load(content)
    assert [case.slug for case in CasePage.objects.all()] == ["bussen"]
    change(path, "start_year = 1021", "start_year = 2021")
    load(content)
    assert {case.slug for case in CasePage.objects.all()} == {"bussen", "fritidsbank-i-entren"}
    assert MeetingPage.objects.count() == 1
    assert PageLogEntry.objects.filter(action=ACTION, data__key="cases/katrineholm--bussen.toml").count() == 1


def test_load_refuses_toml_that_cannot_be_read(site, one_case):
    (one_case / "networks.toml").write_text("[[network]\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"networks\.toml"):
        command(one_case)


def test_load_refuses_a_document_that_is_not_what_it_says(site, content):
    (content / "files/checklista.pdf").write_bytes(b"MZ")
    with pytest.raises(ContentError, match=r"files/checklista\.pdf"):
        load(content)
    assert not PortalDocument.objects.filter(title="Checklista").exists()


def test_load_refuses_a_picture_without_description(site, content):
    (content / "images/park.png").write_bytes(tiny_image())
    with pytest.raises(ContentError, match="park"):
        load(content)


def test_load_without_demo_makes_no_accounts_and_says_so(site, one_case, settings):
    settings.DEMO = settings.DEBUG = False
    assert "Accounts: none made" in command(one_case)
    assert not User.objects.filter(email__endswith="@demo.example").exists()


def test_load_with_demo_makes_accounts_with_their_rights(site, content, settings):
    settings.DEMO = True
    command(content)
    assert {user.email for user in User.objects.all()} >= {account.email for account in DEMO_ACCOUNTS}
    editor = User.objects.get(email="redaktor@demo.example")
    assert [group.name for group in editor.groups.all()] == ["Redaktörer"]
    officer = User.objects.get(email="skovde@demo.example")
    assert officer.check_password(DEMO_PASSWORD)
    assert {group.name for group in officer.groups.all()} == {"Kommun: Skövde", "Nätverk: Nätet"}
    assert [membership.municipality_id for membership in officer.memberships.all()] == ["1496"]


def test_load_keeps_the_password_that_an_account_has(site, one_case):
    load(one_case, accounts=True)
    user = User.objects.get(email="skovde@demo.example")
    user.set_password("ett-eget-losenord")
    user.save()
    load(one_case, accounts=True)
    user.refresh_from_db()
    assert user.check_password("ett-eget-losenord")


def test_load_from_a_folder_that_is_not_there_says_so(site, tmp_path):
    with pytest.raises(CommandError, match="There is no folder"):
        command(tmp_path / "saknas")
