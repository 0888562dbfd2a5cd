"""axe finds nothing on any kind of page, wide or narrow, light or dark."""

import pytest

from .axe import violations, violations_in
from .conftest import DESKTOP, PHONE
from .scenes import MISSING, SCENES

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("scene", SCENES)
def test_axe_finds_nothing(visitor, watch, addresses, base_url, scene):
    watch.expect_status(f"{base_url}{MISSING}", 404)
    SCENES[scene](visitor, addresses)
    found = violations_in(visitor, [DESKTOP, PHONE], ["light", "dark"])
    assert not found, "\n".join(found)


def test_axe_would_have_found_something(visitor):
    visitor.goto("/")
    visitor.evaluate("document.querySelector('h1').append(document.createElement('img'))")
    assert any(line.startswith("image-alt:") for line in violations(visitor))
