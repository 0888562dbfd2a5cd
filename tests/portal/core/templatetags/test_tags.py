"""Template tags of the core: markers, structured data, addresses."""

import json

import pytest
from django.template import Context, Template

SKOVDE = "1496"


def render(text: str, **context) -> str:
    return Template(text).render(Context(context))


def test_marker_draws_one_large_dot_for_one_place():
    svg = render("{% load sweden %}{% sweden_marker codes %}", codes=SKOVDE)
    assert svg.count("<circle") == 1 and 'r="62"' in svg and 'aria-hidden="true"' in svg


def test_marker_draws_small_dots_for_several_places():
    svg = render("{% load sweden %}{% sweden_marker codes %}", codes=[SKOVDE, "0180", "9999"])
    assert svg.count("<circle") == 2 and 'r="38"' in svg


@pytest.mark.parametrize("codes", [None, [], ""])
def test_marker_without_places_is_the_outline_alone(codes):
    assert "<circle" not in render("{% load sweden %}{% sweden_marker codes %}", codes=codes)


def test_coordinates_are_plain_numbers_with_thousand_separators_on(settings):
    settings.USE_THOUSAND_SEPARATOR = True
    assert 'viewBox="0 0 833 2000"' in render("{% load sweden %}{% sweden_symbol %}")


def test_json_ld_cannot_end_its_element():
    text = render("{% load structured_data %}{% json_ld data %}", data={"name": "</script><b>&amp; åäö"})
    body = text.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert "<" not in body and ">" not in body and "&" not in body
    assert json.loads(body) == {"name": "</script><b>&amp; åäö"}


@pytest.mark.parametrize("data", [None, {}])
def test_json_ld_of_nothing_is_nothing(data):
    assert render("{% load structured_data %}{% json_ld data %}", data=data) == ""


def test_mail_link_escapes_and_breaks_after_the_at_sign():
    html = render("{% load contact %}{% mail_link address %}", address='a"<b>@kommun.example')
    assert html == (
        '<a class="ds-link" href="mailto:a&quot;&lt;b&gt;@kommun.example">a&quot;&lt;b&gt;@<wbr>kommun.example</a>'
    )
