"""axe finds nothing on any kind of page, wide or narrow, light or dark."""

import pytest

from .axe import violations_in
from .conftest import DESKTOP, PHONE
from .scenes import MISSING, SCENES

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("scene", SCENES)
def test_axe_finds_nothing(visitor, watch, addresses, base_url, scene):
    watch.expect_status(f"{base_url}{MISSING}", 404)
    SCENES[scene](visitor, addresses)
    found = violations_in(visitor, [DESKTOP, PHONE], ["light", "dark"])
    assert not found, "\n".join(found)
