"""Which municipalities resemble each other, in which order, and why."""

from portal.core.likeness import most_alike, reasons, size_difference
from portal.core.models import Municipality, SimilarMunicipality


def place(code: str) -> Municipality:
    return Municipality.objects.get(code=code)


def test_twice_as_large_differs_as_much_as_half_as_large():
    small, middle, large = (Municipality(population=number) for number in (10_000, 20_000, 40_000))
    assert size_difference(middle, small) == size_difference(middle, large) > size_difference(middle, middle) == 0.0
    assert size_difference(Municipality(population=0), small) > 0


def test_those_that_kolada_names_come_by_population(site):
    names = [other.name for other in most_alike(place("1496"))]
    assert names == ["Östersund", "Kalmar", "Skellefteå", "Alingsås", "Sundsvall", "Jönköping", "Strömstad"]


def test_likeness_need_not_be_mutual(site):
    SimilarMunicipality.objects.filter(municipality_id="0880", other_id="1496").delete()
    assert place("0880") in most_alike(place("1496"))
    assert place("1496") not in most_alike(place("0880"))


def test_reasons_are_population_group_and_county(site):
    skovde = place("1496")
    other = place("2380")
    assert reasons(skovde, other)[0].replace("\xa0", " ") == f"{other.population:,} invånare".replace(",", " ")
    assert reasons(skovde, other)[1:] == [other.skr_group_name.lower()]
    neighbour = Municipality(population=1, skr_group=skovde.skr_group, county_id=skovde.county_id)
    assert reasons(skovde, neighbour)[1:] == ["samma kommungrupp", "samma län"]
