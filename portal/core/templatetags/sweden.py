"""Template tags for the small map of Sweden on cards."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from portal.core.sweden_map import marker_points, sweden

register = template.Library()

LONE_RADIUS = 62  # grid units
MANY_RADIUS = 38


@register.inclusion_tag("components/marker_symbol.html")
def sweden_symbol() -> dict[str, object]:
    """Define the outline once per page, as the SVG symbol that `sweden_marker` refers to."""
    drawing = sweden()
    return {"width": drawing.width, "height": drawing.height, "outline": drawing.outline}


@register.inclusion_tag("components/marker.html")
def sweden_marker(codes: Iterable[str] | str) -> dict[str, object]:
    """Draw the outline of Sweden with a dot for each municipality code; decorative, the place is named in the text."""
    points = marker_points([codes] if isinstance(codes, str) else codes or [])
    drawing = sweden()
    return {
        "width": drawing.width,
        "height": drawing.height,
        "points": points,
        "radius": LONE_RADIUS if len(points) == 1 else MANY_RADIUS,
    }


@register.simple_tag
def sweden_land(shapes: Iterable[dict[str, str]]) -> SafeString:
    """Draw the municipalities of a prepared map. A tag, because a loop in the template takes ten times as long."""
    rows = (
        (
            format_html(' class="{}"', shape["class"]) if shape["class"] else "",
            format_html(' data-href="{}"', shape["url"]) if shape["url"] else "",
            shape["path"],
            shape["title"],
        )
        for shape in shapes
    )
    return format_html_join("", '<path{}{} d="{}"><title>{}</title></path>', rows)
