"""Pages that editors show above the hits of certain searches."""

import pytest
from wagtail.models import PageViewRestriction

from search.engines.memory import MemoryEngine
from search.models import PromotedHit, Promotion
from tests.factories import CasePageFactory, MethodPageFactory

HTMX = {"HX-Request": "true"}


@pytest.fixture
def method(index):
    """A method that is about none of the words that tests promote it for."""
    page = MethodPageFactory(title="Jobbcentrum", summary="En väg in.")
    index.drain()
    return page


def promote(page, queries: str = "få jobb snabbt", reason: str = "", order: int = 0) -> PromotedHit:
    """Show a page above the hits of some searches."""
    return PromotedHit.objects.create(page=page, queries=queries, reason=reason, sort_order=order)


def shown(client, address: str, **options) -> list[str]:
    """The titles of the pages above the hits."""
    return [card.title for card, _reason in client.get(address, **options).context["promoted"]]


@pytest.mark.parametrize("text", ["få jobb snabbt", "Snabba jobb: få!", "snabbt jobben fick", "få jobb snabbt snabbt"])
def test_page_is_shown_for_its_search_in_any_form_and_order(client, method, text):
    promote(method, "något annat\nfå jobb snabbt", reason="Här börjar de flesta.")
    response = client.get("/sok/", {"q": text})
    content = response.content.decode()
    assert content.count("Redaktionen rekommenderar") == 1
    assert f'href="{method.url}"' in content
    assert "Här börjar de flesta." in content


@pytest.mark.parametrize("text", ["", "jobb", "få jobb", "få ett fast jobb snabbt", "jobbcentrum", "!", "och"])
def test_page_is_not_shown_for_another_search(client, method, text):
    promote(method)
    response = client.get("/sok/", {"q": text})
    assert response.context["promoted"] == []
    assert "Redaktionen rekommenderar" not in response.content.decode()


def test_htmx_gets_the_same_block(client, method):
    promote(method, reason="Så <b> här.")
    whole, part = (client.get("/sok/?q=få+jobb+snabbt", headers=headers).content.decode() for headers in ({}, HTMX))
    begin, end = '<section class="box box--tint promoted"', "</section>"
    blocks = [text[text.index(begin) :].partition(end)[0] for text in (whole, part)]
    assert blocks[0] == blocks[1]
    assert "Så &lt;b&gt; här." in blocks[0]


def test_promoted_page_is_counted_nowhere(client, method):
    before = client.get("/sok/?q=få+jobb+snabbt")
    promote(method)
    after = client.get("/sok/?q=få+jobb+snabbt")
    assert after.context["total"] == before.context["total"]
    assert [tab["count"] for tab in after.context["types"]] == [tab["count"] for tab in before.context["types"]]
    for address in ("/sok/atom.xml", "/sok/traffar.csv"):
        assert "Jobbcentrum" not in client.get(f"{address}?q=få+jobb+snabbt&typ=traff").content.decode()


def test_promoted_page_among_the_hits_stays_there(client, method):
    promote(method, "jobbcentrum")
    response = client.get("/sok/?q=jobbcentrum")
    assert [card.url for card, _reason in response.context["promoted"]] == [method.url]
    assert method.url in [hit.url for hit in response.context["hits"]]


def test_pages_stand_in_the_editors_order_each_once(client, method, index):
    other = MethodPageFactory(title="Annan väg")
    index.drain()
    promote(method, order=2)
    promote(other, order=1)
    promote(method, reason="En gång till.", order=3)
    assert shown(client, "/sok/?q=få+jobb+snabbt") == ["Annan väg", "Jobbcentrum"]


def test_page_is_shown_above_the_first_hits_only(client, index):
    cases = [CasePageFactory(title=f"Skridskor {number}") for number in range(21)]
    index.drain()
    promote(cases[0], "skridskor")
    assert shown(client, "/sok/?q=skridskor") == ["Skridskor 0"]
    assert shown(client, "/sok/?q=skridskor&sida=2") == []


def test_chosen_values_hold_for_promoted_pages(client, method):
    promote(method)
    assert shown(client, "/sok/?q=få+jobb+snabbt&typ=metod") == ["Jobbcentrum"]
    assert shown(client, "/sok/?q=få+jobb+snabbt&typ=exempel") == []


def test_page_that_is_unpublished_or_deleted_disappears(client, method, index):
    promote(method)
    method.unpublish()
    index.drain()
    assert shown(client, "/sok/?q=få+jobb+snabbt") == []
    method.delete()
    assert PromotedHit.objects.count() == 0
    assert shown(client, "/sok/?q=få+jobb+snabbt") == []


def test_draft_is_shown_to_nobody(client, editor_client, index):
    draft = MethodPageFactory(title="Hemligt utkast", live=False)
    index.drain()
    promote(draft)
    for one in (client, editor_client):
        assert "Hemligt utkast" not in one.get("/sok/?q=få+jobb+snabbt").content.decode()


def test_page_for_members_is_shown_to_members_only(client, officer_client, method, index):
    PageViewRestriction.objects.create(page=method, restriction_type=PageViewRestriction.LOGIN)
    index.drain()
    promote(method, reason="Hemlig motivering")
    response = client.get("/sok/?q=få+jobb+snabbt")
    assert response.context["promoted"] == []
    assert "Hemlig motivering" not in response.content.decode()
    assert shown(officer_client, "/sok/?q=få+jobb+snabbt") == ["Jobbcentrum"]


def test_change_holds_from_the_next_search(client, method):
    hit = promote(method)
    assert shown(client, "/sok/?q=få+jobb+snabbt") == ["Jobbcentrum"]
    hit.queries = "lokal lösning"
    hit.save()
    assert shown(client, "/sok/?q=få+jobb+snabbt") == []
    assert shown(client, "/sok/?q=lösningar+lokalt") == ["Jobbcentrum"]


def test_engine_without_the_page_shows_nothing(method, settings):
    from search.promotion import shown as shown_by
    from search.query import SearchQuery
    from tests.search.engines.corpus import NOW

    asked = SearchQuery.of("få jobb snabbt").to_request({"public"}, NOW)
    assert shown_by(MemoryEngine(), [Promotion(method.pk, "")], asked) == []
