"""Models of the foundation, one subject per file."""

from .file_text import FileText, TextState
from .jobs import ScheduledJob
from .media import PortalDocument, PortalImage, PortalRendition
from .pages import BasePage, BasePageForm, IndexPage
from .places import County, Municipality, SimilarMunicipality
from .terms import TargetGroup, Term, TermAlias, Theme

__all__ = [
    "BasePage",
    "BasePageForm",
    "County",
    "FileText",
    "IndexPage",
    "Municipality",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "ScheduledJob",
    "SimilarMunicipality",
    "TargetGroup",
    "Term",
    "TermAlias",
    "TextState",
    "Theme",
]
