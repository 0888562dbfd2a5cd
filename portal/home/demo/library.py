"""Finds what content refers to by name: themes, municipalities, methods, cases, images, networks, documents."""

from functools import cached_property

from cases.models import CasePage, MethodPage, MunicipalityPage
from portal.core.models import PortalDocument, PortalImage, TargetGroup, Theme
from portal.members.models import Network

from .content import ContentError


class Library:
    """Names → objects, read from the database when first asked for; the loaders add what they make.

    `images` and `documents` are by file name (an image's without ending), `methods` by slug, `cases` by
    `<municipality slug>--<case slug>`.
    """

    def __init__(self) -> None:
        self.images: dict[str, PortalImage] = {}
        self.documents: dict[str, PortalDocument] = {}

    @cached_property
    def themes(self) -> dict[str, Theme]:
        """Themes by slug."""
        return {theme.slug: theme for theme in Theme.objects.all()}

    @cached_property
    def target_groups(self) -> dict[str, TargetGroup]:
        """Target groups by slug."""
        return {group.slug: group for group in TargetGroup.objects.all()}

    @cached_property
    def municipality_pages(self) -> dict[str, MunicipalityPage]:
        """Municipalities' pages by SCB code."""
        pages = MunicipalityPage.objects.select_related("municipality")
        return {page.municipality_id: page for page in pages}

    @cached_property
    def methods(self) -> dict[str, MethodPage]:
        """Methods by slug."""
        return {page.slug: page for page in MethodPage.objects.all()}

    @cached_property
    def cases(self) -> dict[str, CasePage]:
        """Cases by municipality and slug."""
        pages = CasePage.objects.select_related("owner_page__municipality")
        return {f"{page.municipality.slug}--{page.slug}": page for page in pages}

    @cached_property
    def networks(self) -> dict[str, Network]:
        """Networks by slug."""
        return {network.slug: network for network in Network.objects.all()}

    def get(self, kind: str, name: str):
        """Return the thing of `kind` (one of the attributes above) called `name`.

        Raises:
            ContentError: when there is none.
        """
        try:
            return getattr(self, kind)[name]
        except KeyError:
            raise ContentError(f"{kind}: there is no {name}") from None

    def get_all(self, kind: str, names: list[str]) -> list:
        """Return the things of `kind` called `names`, in that order."""
        return [self.get(kind, name) for name in names]

    def optional(self, kind: str, name: str):
        """Return the thing of `kind` called `name`; None for an empty name."""
        return self.get(kind, name) if name else None
