"""Models of the foundation, one subject per file."""

from .jobs import ScheduledJob
from .media import PortalDocument, PortalImage, PortalRendition
from .pages import BasePage, BasePageForm
from .places import County, Municipality, SimilarMunicipality
from .terms import TargetGroup, Term, TermAlias, Theme

__all__ = [
    "BasePage",
    "BasePageForm",
    "County",
    "Municipality",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "ScheduledJob",
    "SimilarMunicipality",
    "TargetGroup",
    "Term",
    "TermAlias",
    "Theme",
]
