"""What the start page gathers, and what it asks of the database."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.core.models import Theme
from portal.home.domain import start_page_content
from tests.factories import AdoptionFactory, CasePageFactory, MeetingPageFactory, MethodPageFactory, PortalImageFactory


def test_start_page_counts_what_everybody_may_read(site):
    theme = Theme.objects.get(slug="folkhalsa")
    CasePageFactory(municipality="1496", status="nedlagd", stopped_reason="För dyrt.")
    CasePageFactory(municipality="1280")
    CasePageFactory(municipality="0180", live=False)
    AdoptionFactory(municipality_id="0483", status="anvander")
    content = start_page_content()
    assert content["counts"] == {"cases": 2, "methods": 1, "municipalities": 3}
    assert [case.owner_page.municipality_id for case in content["latest_cases"]] == ["1280", "1496"]
    assert [case.status for case in content["lessons"]] == ["nedlagd"]
    assert {one.slug: one.case_count for one in content["themes"]}[theme.slug] == 2
    shown = {page.municipality_id: (page.case_count, page.method_count) for page in content["overview"].pages}
    assert shown == {"1496": (1, 0), "1280": (1, 0), "0483": (0, 1)}
    linked = {shape["title"]: shape["url"] for shape in content["overview"].map["shapes"] if shape["url"]}
    assert linked == {
        "Skövde: 1 exempel": "/kommuner/skovde/",
        "Malmö: 1 exempel": "/kommuner/malmo/",
        "Katrineholm: 1 metod": "/kommuner/katrineholm/",
    }


def test_start_page_asks_as_much_of_the_database_however_much_there_is(site, client):
    def queries() -> list[str]:
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/").status_code == 200
        return [query["sql"] for query in asked.captured_queries]

    for code in ("1496", "1280"):
        CasePageFactory(municipality=code, image=PortalImageFactory())
        AdoptionFactory(municipality_id=code)
    MeetingPageFactory()
    queries()  # the first visit makes what is kept: copies of images, the site's address
    few = queries()
    for code in ("0180", "0483", "2584", "1480"):
        CasePageFactory(municipality=code, image=PortalImageFactory())
        AdoptionFactory(municipality_id=code, method=MethodPageFactory())
    queries()
    many = queries()
    assert len(many) == len(few) <= 27
    assert all(sql.startswith("SELECT") for sql in many), "a visit writes nothing"
