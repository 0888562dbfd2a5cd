"""The sizes in which pages show images, made in the background so that no visitor waits for them."""

import logging
import time

from django.core.cache import cache
from django.db.models import Count, Q, QuerySet
from wagtail.images.models import SourceImageIOError

from .models import PortalImage

logger = logging.getLogger(__name__)
FORMATS = ("webp", "jpeg")
#: What `{% picture %}` asks for in the templates; a test compares.
SIZES = ("fill-640x400", "fill-480x300", "fill-832x520", "width-480", "width-880", "width-1320")
SPECS = tuple(f"format-{image_format}|{size}" for size in SIZES for image_format in FORMATS)
#: How long one run goes on with further images, in seconds: other jobs wait for it.
RUN_SECONDS = 20.0
#: How long an image that cannot be scaled is left alone, in seconds.
PAUSE_SECONDS = 24 * 60 * 60


def unfinished_images() -> QuerySet[PortalImage]:
    """Return images that lack one of the sizes, the newest first."""
    made = Count("renditions__filter_spec", filter=Q(renditions__filter_spec__in=SPECS), distinct=True)
    return PortalImage.objects.annotate(made=made).filter(made__lt=len(SPECS)).order_by("-pk")


def make_sizes() -> int:
    """Make the missing sizes of images for about `RUN_SECONDS`, and return how many images are done."""
    done, until = 0, time.monotonic() + RUN_SECONDS
    for image in unfinished_images():
        if time.monotonic() > until:
            break
        key = f"image-cannot-be-scaled:{image.pk}:{image.file_hash}"
        if cache.get(key):
            continue
        try:
            image.get_renditions(*SPECS)
            done += 1
        except (SourceImageIOError, OSError) as error:
            logger.warning("image %s cannot be scaled: %s", image.pk, error)
            cache.set(key, True, PAUSE_SECONDS)
    return done
