"""Decisions and gatherings about cases, methods and municipalities; free of HTTP."""

from .joining import join_municipality, municipality_group
from .profiles import (
    MunicipalityOverview,
    MunicipalityProfile,
    municipality_overview,
    municipality_profile,
)
from .usage import MethodUsage, MunicipalityUse, method_usage, methods_with_user_counts

__all__ = [
    "MethodUsage",
    "MunicipalityOverview",
    "MunicipalityProfile",
    "MunicipalityUse",
    "join_municipality",
    "method_usage",
    "methods_with_user_counts",
    "municipality_group",
    "municipality_overview",
    "municipality_profile",
]
