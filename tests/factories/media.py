"""Images and documents with real files."""

import factory
import wagtail_factories
from django.core.files.base import ContentFile
from wagtail.models import Collection

from portal.core.models import PortalDocument, PortalImage

from .files import tiny_image, tiny_pdf


class PortalImageFactory(wagtail_factories.ImageFactory):
    """A PNG in the root collection unless `collection` says otherwise."""

    class Meta:
        model = PortalImage

    title = factory.Sequence(lambda n: f"Bild {n}")
    description = "En anslagstavla i ett bibliotek"
    credit = "Erfarenhetsbanken"
    collection = factory.LazyFunction(Collection.get_first_root_node)
    file = factory.Sequence(lambda n: ContentFile(tiny_image(), name=f"bild-{n}.png"))


class PortalDocumentFactory(wagtail_factories.DocumentFactory):
    """A one-page PDF in the root collection unless `collection` says otherwise."""

    class Meta:
        model = PortalDocument

    title = factory.Sequence(lambda n: f"Dokument {n}")
    collection = factory.LazyFunction(Collection.get_first_root_node)
    file = factory.Sequence(lambda n: ContentFile(tiny_pdf(f"Dokument {n}"), name=f"dokument-{n}.pdf"))
