"""Decisions and gatherings about cases, methods and municipalities; free of HTTP."""

from .joining import drafts_of, join_municipality, municipality_group, municipality_pages_of
from .profiles import (
    MunicipalityOverview,
    MunicipalityProfile,
    municipality_overview,
    municipality_profile,
)
from .usage import MethodUsage, MunicipalityUse, method_usage, methods_with_user_counts, public_method_uses

__all__ = [
    "MethodUsage",
    "MunicipalityOverview",
    "MunicipalityProfile",
    "MunicipalityUse",
    "drafts_of",
    "join_municipality",
    "method_usage",
    "methods_with_user_counts",
    "municipality_group",
    "municipality_overview",
    "municipality_pages_of",
    "municipality_profile",
    "public_method_uses",
]
