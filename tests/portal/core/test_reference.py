"""Reference data: Sweden's municipalities and counties."""

from collections import Counter

from portal.core.models import County, Municipality, SimilarMunicipality, TargetGroup, Theme
from portal.core.reference import load_reference


def test_reference_is_complete(site):
    assert County.objects.count() == 21
    assert Municipality.objects.count() == 290
    assert Theme.objects.count() == 13
    assert TargetGroup.objects.count() == 11


def test_each_municipality_has_seven_similar_others(site):
    rows = Counter(SimilarMunicipality.objects.values_list("municipality_id", flat=True))
    assert set(rows.values()) == {7}
    assert len(rows) == 290
    assert not [row for row in SimilarMunicipality.objects.all() if row.municipality_id == row.other_id]


def test_municipalities_are_in_sweden_with_people(site):
    for municipality in Municipality.objects.all():
        assert 55 < municipality.lat < 70
        assert 10 < municipality.lon < 25
        assert 2_000 < municipality.population < 1_100_000
        assert municipality.code.startswith(municipality.county_id)


def test_known_municipality(site):
    skovde = Municipality.objects.get(code="1496")
    assert (skovde.name, skovde.slug, skovde.county.slug) == ("Skövde", "skovde", "vastra-gotalands-lan")
    assert skovde.official_name == "Skövde kommun"


def test_loading_again_keeps_what_editors_changed(site):
    theme = Theme.objects.first()
    theme.name = "Barn, unga och familjer"
    theme.save()
    Theme.objects.last().delete()
    assert load_reference()["municipalities"] == 290
    assert Theme.objects.get(pk=theme.pk).name == "Barn, unga och familjer"
    assert Theme.objects.count() == 12
