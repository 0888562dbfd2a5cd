"""A meeting as a document."""

from datetime import datetime
from zoneinfo import ZoneInfo

from wagtail.models import PageViewRestriction

from search.documents import documents_by_id
from tests.factories import CasePageFactory, MeetingPageFactory, MethodPageFactory, NetworkFactory
from tests.factories.pages import themes

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SESSION = {"type": "session", "value": {"title": "Öppningen", "description": "<p>Välkomna</p>", "speakers": []}}


def document_of(page):
    return documents_by_id([f"page:{page.pk}"])[f"page:{page.pk}"]


def test_meeting_has_theme_methods_and_year_in_swedish_time(site):
    method = MethodPageFactory(title="Medborgarbudget")
    meeting = MeetingPageFactory(
        starts_at=datetime(2027, 1, 1, 0, 15, tzinfo=STOCKHOLM),
        ends_at=datetime(2027, 1, 1, 2, 0, tzinfo=STOCKHOLM),
        themes=themes("integration"),
        related_methods=[method],
        related_cases=[CasePageFactory(title="Exemplet som tas upp")],
        networks=[NetworkFactory(name="Nätverket")],
        agenda=[SESSION],
        place="Folkets hus",
    )
    document = document_of(meeting)
    assert dict(document.facets) == {"tema": ("integration",), "metod": ("medborgarbudget",), "ar": ("2027",)}
    assert (document.type, document.keywords, document.method_names) == ("traff", "Nätverket", "Medborgarbudget")
    assert (document.starts, document.ends) == (meeting.starts_at, meeting.ends_at)
    for word in ("Öppningen", "Välkomna", "Exemplet som tas upp"):
        assert word in document.body


def test_meeting_is_upcoming_until_it_ends(site):
    meeting = MeetingPageFactory()
    document = document_of(meeting)
    assert document.when(meeting.starts_at) == "kommande"
    assert document.when(meeting.ends_at) == "tidigare"


def test_meeting_keeps_silent_about_what_fewer_may_read(site):
    case, method = CasePageFactory(title="Hemliga exemplet"), MethodPageFactory(title="Hemliga metoden")
    meeting = MeetingPageFactory(related_cases=[case], related_methods=[method])
    for page in (case, method):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert "emliga" not in document_of(meeting).to_json()
