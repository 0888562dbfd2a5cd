"""Models of cases, methods, municipalities' pages and adoptions, one subject per file."""

from .adoptions import Adoption
from .case_form import CasePageForm
from .case_parts import CaseAttachment, CaseIndicator, CaseLink, CaseMethod, CasePartner, TaggedCase
from .cases import CasePage
from .method_parts import MethodMaterial, MethodSource, MethodStep
from .methods import MethodIndexPage, MethodPage, TaggedMethod
from .municipalities import MunicipalityIndexPage, MunicipalityPage

__all__ = [
    "Adoption",
    "CaseAttachment",
    "CaseIndicator",
    "CaseLink",
    "CaseMethod",
    "CasePage",
    "CasePageForm",
    "CasePartner",
    "MethodIndexPage",
    "MethodMaterial",
    "MethodPage",
    "MethodSource",
    "MethodStep",
    "MunicipalityIndexPage",
    "MunicipalityPage",
    "TaggedCase",
    "TaggedMethod",
]
