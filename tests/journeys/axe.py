"""axe-core in the page at hand, with every rule set that the law and good practice name."""

from importlib.resources import files
from itertools import product

from playwright.sync_api import Page

SOURCE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice"]
RUN = "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})"


def violations(page: Page) -> list[str]:
    """Return what axe finds on the page as it stands, one line for each element, rule first."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE)
    result = page.evaluate(RUN, RULES)
    return [
        f"{rule['id']}: {node['html'][:200]} — {node['failureSummary'].splitlines()[-1].strip()[:200]}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


def violations_in(page: Page, sizes: list[dict], schemes: list[str]) -> list[str]:
    """Return what axe finds in each of `sizes` (width and height in pixels) and colour `schemes`, labelled by them."""
    found = []
    for size, scheme in product(sizes, schemes):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += [f"{size['width']} {scheme} {line}" for line in violations(page)]
    return found
