"""Factories of everything the portal keeps, each complete enough to be published.

Pages are published through a revision unless `live=False`; `draft_of` lays an unpublished change on a live page.
"""

from .judged import JudgedQueryFactory
from .media import PortalDocumentFactory, PortalImageFactory
from .pages import (
    CasePageFactory,
    MeetingPageFactory,
    MethodPageFactory,
    StandardPageFactory,
    draft_of,
    municipality_page,
)
from .people import NetworkFactory, UserFactory, editor, officer_of
from .register import AdoptionFactory

__all__ = [
    "AdoptionFactory",
    "CasePageFactory",
    "JudgedQueryFactory",
    "MeetingPageFactory",
    "MethodPageFactory",
    "NetworkFactory",
    "PortalDocumentFactory",
    "PortalImageFactory",
    "StandardPageFactory",
    "UserFactory",
    "draft_of",
    "editor",
    "municipality_page",
    "officer_of",
]
