"""Sizes of images are made before anybody asks for them."""

import re
from pathlib import Path

from wagtail.images.models import Filter

from portal.core.image_sizes import SPECS, make_sizes, unfinished_images
from portal.core.models import PortalRendition
from tests.factories import PortalImageFactory

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
PICTURE = re.compile(r"{% picture \S+ (format-\S+ (?:fill|width|max|min|original)\S*)")


def test_sizes_are_those_that_the_templates_ask_for():
    asked = [found for path in TEMPLATES.rglob("*.html") for found in PICTURE.findall(path.read_text(encoding="utf-8"))]
    assert len(asked) >= 3
    assert {spec for one in asked for spec in Filter.expand_spec(one.split())} == set(SPECS)


def test_new_image_gets_every_size_once(site):
    image = PortalImageFactory()
    assert list(unfinished_images()) == [image]
    assert make_sizes() == 1
    assert set(image.renditions.values_list("filter_spec", flat=True)) == set(SPECS)
    assert make_sizes() == 0


def test_image_whose_file_is_gone_holds_nobody_up(site, caplog):
    sound, broken = PortalImageFactory(), PortalImageFactory()
    broken.file.storage.delete(broken.file.name)
    assert make_sizes() == 1
    assert set(PortalRendition.objects.values_list("image", flat=True)) == {sound.pk}
    assert f"image {broken.pk} cannot be scaled" in caplog.text
    caplog.clear()
    assert make_sizes() == 0
    assert caplog.text == ""
