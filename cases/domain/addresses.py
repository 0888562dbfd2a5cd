"""Addresses of many pages at once."""

from collections.abc import Iterable

from ..models import MunicipalityPage


def place_urls(pages: Iterable[MunicipalityPage]) -> dict[str, str]:
    """Return municipality code → address of its page.

    All municipalities' pages stand beneath one page, so the address of the first gives those of the others; asking
    each for its own would look the site up, in the shared cache, as many times.
    """
    pages = list(pages)
    first_url = pages[0].url if pages else None
    if first_url is None:
        return {}
    parent = first_url.removesuffix(f"{pages[0].slug}/")
    return {page.municipality_id: f"{parent}{page.slug}/" for page in pages}
