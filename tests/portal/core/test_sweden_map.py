"""The map: complete, countable and safe to draw."""

import re

from portal.core import sweden_map
from portal.core.sweden_map import NONE, PAST, TRIAL, USED, marker_points, municipality_map, sweden

SKOVDE, STOCKHOLM, GOTLAND = "1496", "0180", "0980"
PATH = re.compile(r"(?:M-?\d+ -?\d+l[-\d ]+z)+")


def test_drawing_has_all_municipalities_within_its_frame():
    drawing = sweden()
    assert len(drawing.shapes) == 290
    for shape in drawing.shapes.values():
        assert PATH.fullmatch(shape.path), shape.name
        assert 0 <= shape.x <= drawing.width and 0 <= shape.y <= drawing.height


def test_drawing_has_the_codes_and_names_of_the_reference_data(site):
    from portal.core.models import Municipality

    drawn = {shape.code: shape.name for shape in sweden().shapes.values()}
    assert drawn == dict(Municipality.objects.values_list("code", "name"))


def test_insets_hold_the_three_big_cities():
    drawing = sweden()
    for inset, code in zip(drawing.insets, (STOCKHOLM, "1480", "1280"), strict=True):
        city = drawing.shapes[code]
        assert inset.x < city.x < inset.x + inset.size
        assert inset.y < city.y < inset.y + inset.size


def test_north_is_up_and_east_is_right():
    shapes = sweden().shapes
    assert shapes["2584"].y < shapes[STOCKHOLM].y < shapes["1280"].y  # Kiruna, Stockholm, Malmö
    assert shapes["1480"].x < shapes[GOTLAND].x


def test_legend_counts_every_municipality_once():
    drawn = municipality_map(
        {SKOVDE: USED, STOCKHOLM: TRIAL, GOTLAND: PAST}, legend={USED: "a", TRIAL: "b", PAST: "c", NONE: "d"}
    )
    assert [item["count"] for item in drawn["legend"]] == [1, 1, 1, 287]
    assert set(drawn["codes"]) == {SKOVDE, STOCKHOLM, GOTLAND}


def test_unknown_code_is_not_counted():
    drawn = municipality_map({"9999": USED}, legend={USED: "a", NONE: "b"})
    assert [item["count"] for item in drawn["legend"]] == [0, 290]
    assert drawn["codes"] == []


def test_titles_and_links_belong_to_their_municipality():
    drawn = municipality_map({SKOVDE: USED}, {SKOVDE: "/kommuner/skovde/"}, {SKOVDE: "2 exempel"})
    marked = [shape for shape in drawn["shapes"] if shape["class"]]
    assert marked == [
        {
            "path": sweden().shapes[SKOVDE].path,
            "class": USED,
            "url": "/kommuner/skovde/",
            "title": "Skövde: 2 exempel",
        }
    ]


def test_marker_points_pass_over_unknown_and_repeated_codes():
    point = (sweden().shapes[SKOVDE].x, sweden().shapes[SKOVDE].y)
    assert marker_points([SKOVDE, "9999", SKOVDE]) == [point]
    assert marker_points([]) == []


def test_source_and_licence_are_named():
    assert "SCB" in sweden().source and "CC0" in sweden().licence
    assert sweden_map.DATA_FILE.with_name("sweden_map.README.md").exists()
