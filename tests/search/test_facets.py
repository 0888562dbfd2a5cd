"""The declared facets, and how they are listed beside the hits."""

import pytest

from search.facet_groups import groups
from search.facets import COUNTED, FACETS, STORED


class ExampleLabels:
    """Labels as a view would give them, of three themes and two groups of municipalities."""

    known = {
        "tema": {"folkhalsa": "Folkhälsa", "demokrati": "Demokrati", "skola": "Ängar"},
        "kommungrupp": {"a1": "Storstäder", "b3": "Större stad"},
    }

    def labels(self, key):
        return self.known.get(key, {})


def listed(counts, selected=None):
    """The groups by key."""
    return {group.key: group for group in groups(counts, selected or {}, ExampleLabels())}


def values(group):
    """What a group lists, in order, as (value, count)."""
    return [(option.value, option.count) for option in group.options]


def test_facets_have_the_names_of_the_address():
    expected = "typ tema malgrupp metod kommun lan kommungrupp status evidens ar nar liknar"
    assert " ".join(FACETS) == expected
    assert "liknar" not in COUNTED
    assert "nar" not in STORED


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [
        ("tema", "barn-och-unga", "Barn och unga"),
        ("typ", "exempel", "exempel2"),
        ("nar", "kommande", "nu"),
        ("ar", "2021", "21"),
        ("metod", "a" * 100, "a" * 101),
        ("kommun", "lund", "lund\n"),
    ],
)
def test_facet_accepts_its_own_values_only(key, good, bad):
    assert FACETS[key].accepts(good)
    assert not FACETS[key].accepts(bad)


def test_values_are_ordered_by_count_then_label_and_known_ones_stay_at_zero():
    assert values(listed({"tema": {"skola": 2, "folkhalsa": 2}})["tema"]) == [
        ("folkhalsa", 2),
        ("skola", 2),
        ("demokrati", 0),
    ]


def test_values_in_natural_order_follow_the_provider():
    assert values(listed({"kommungrupp": {"b3": 9, "a1": 1}})["kommungrupp"]) == [("a1", 1), ("b3", 9)]


def test_years_are_listed_from_the_latest():
    assert values(listed({"ar": {"2019": 5, "2023": 1, "2021": 2}})["ar"]) == [("2023", 1), ("2021", 2), ("2019", 5)]


def test_chosen_value_is_listed_and_visible_at_zero():
    counts = {"kommun": {f"k{number}": 99 - number for number in range(20)} | {"lund": 0}}
    group = listed(counts, {"kommun": ("lund",)})["kommun"]
    assert len(group.visible) == FACETS["kommun"].shown + 1
    assert [option.value for option in group.selected] == ["lund"]
    assert group.selected[0] in group.visible
    assert len(group.more) == 12


def test_unknown_value_is_its_own_label():
    (option,) = listed({"metod": {"fritidsbanken": 3}})["metod"].options
    assert option.label == "fritidsbanken"


def test_group_without_hits_or_choice_is_left_out():
    assert listed({"tema": {}, "lan": {"skane-lan": 0}}) == {}
    assert list(listed({"tema": {}}, {"tema": ("skola",)})) == ["tema"]


def test_groups_follow_the_declared_order():
    assert list(listed({"lan": {"a": 1}, "typ": {"metod": 1}})) == ["typ", "lan"]


def test_own_choices_have_swedish_labels():
    assert [option.label for option in listed({"typ": {"kommun": 1}})["typ"].options] == [
        "Exempel",
        "Metoder",
        "Träffar",
        "Kommuner",
        "Material",
    ]
