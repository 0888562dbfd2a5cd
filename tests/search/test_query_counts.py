"""How many SQL queries a visitor's page costs, and that the number does not grow with what the page shows."""

from cases.choices import CaseStatus
from cases.models import CaseAttachment, CaseIndicator, CaseMethod
from events.models import MeetingMaterial
from portal.core.models import Municipality
from tests.factories import (
    AdoptionFactory,
    CasePageFactory,
    MeetingPageFactory,
    MethodPageFactory,
    NetworkFactory,
    PortalDocumentFactory,
    PortalImageFactory,
)

WORDS_AND_FACETS = "/sok/?q=fritidsbank+barn&tema=folkhalsa&typ=exempel&typ=metod"
#: Queries of an anonymous visitor once Wagtail's cache of site roots is warm. Every page of the tree costs two for
#: each step from the start page to it, and one for each restriction that is looked up.
COSTS = {
    "/": 23,
    "/sok/": 6,
    WORDS_AND_FACETS: 9,
    "/sok/forslag/?q=fritid": 1,
    "/sok/atom.xml": 0,
    "/sok/traffar.csv?typ=exempel": 6,
    "case": 33,
    "method": 29,
    "/kommuner/skovde/": 22,
    "meeting": 21,
    "/kommuner/": 13,
    "/metoder/": 14,
    "/traffar/": 15,
}


def grow(index, rounds: int) -> dict:
    """Make `rounds` of everything, all tied together, and return the first of each."""
    image = PortalImageFactory()
    document = PortalDocumentFactory()
    codes = list(Municipality.objects.exclude(code="1496").values_list("code", flat=True)[: rounds * 2])
    network = NetworkFactory(municipalities=["1496", *codes])
    methods = [MethodPageFactory(image=image) for _ in range(rounds)]
    cases = [
        CasePageFactory(
            image=image,
            method_uses=[CaseMethod(method=method) for method in methods],
            attachments=[CaseAttachment(document=document) for _ in range(rounds)],
            indicators=[CaseIndicator(name="Mått", before=1, before_year=2020) for _ in range(rounds)],
        )
        for _ in range(rounds)
    ]
    for code in codes:
        uses = [CaseMethod(method=method) for method in methods]
        cases.append(CasePageFactory(municipality=code, image=image, method_uses=uses))
        for method in methods:
            AdoptionFactory(method=method, municipality=Municipality.objects.get(code=code))
    CasePageFactory(status=CaseStatus.DISCONTINUED, stopped_reason="Pengarna tog slut.")
    for method in methods:
        AdoptionFactory(method=method)
    meetings = [
        MeetingPageFactory(
            in_days=days * number,
            image=image,
            networks=[network],
            related_cases=cases,
            related_methods=methods,
            materials=[MeetingMaterial(document=document) for _ in range(rounds)],
        )
        for number in range(1, rounds + 1)
        for days in (3, -3)
    ]
    index.drain()
    return {"case": cases[0], "method": methods[0], "meeting": meetings[0]}


def addresses(world: dict) -> dict[str, str]:
    return {name: world[name].url if name in world else name for name in COSTS}


def test_pages_cost_a_fixed_number_of_queries_however_much_they_show(
    index, client, django_assert_num_queries, django_assert_max_num_queries
):
    for name, address in addresses(grow(index, 2)).items():
        assert client.get(address).status_code == 200
        with django_assert_num_queries(COSTS[name], info=name):
            client.get(address)
    for name, address in addresses(grow(index, 4)).items():
        client.get(address)
        with django_assert_max_num_queries(COSTS[name], info=name):
            client.get(address)
