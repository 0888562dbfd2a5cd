"""Models of meetings, one subject per file."""

from .material import MeetingMaterial
from .meetings import MeetingIndexPage, MeetingPage
from .state import MeetingState

__all__ = ["MeetingIndexPage", "MeetingMaterial", "MeetingPage", "MeetingState"]
