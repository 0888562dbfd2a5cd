"""Rules of publishing, as pure functions that forms and models share.

Each returns field name → what to do about it, in plain Swedish. An empty mapping means nothing hinders.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from .choices import AdoptionStatus, CaseStatus

EARLIEST_YEAR = 1950
MOST_THEMES = 3


def case_problems(*, status: str, start_year: int | None, end_year: int | None, stopped_reason: str) -> dict[str, str]:
    """Return what hinders a case from being published, beyond fields that are simply empty."""
    problems = {}
    latest = timezone.localdate().year + 5
    if start_year is not None and not EARLIEST_YEAR <= start_year <= latest:
        problems["start_year"] = _("Skriv ett år mellan %(from)s och %(to)s.") % {"from": EARLIEST_YEAR, "to": latest}
    if end_year is not None and not EARLIEST_YEAR <= end_year <= latest + 10:
        problems["end_year"] = _("Skriv ett år mellan %(from)s och %(to)s.") % {
            "from": EARLIEST_YEAR, "to": latest + 10
        }  # fmt: skip
    elif start_year is not None and end_year is not None and end_year < start_year:
        problems["end_year"] = _("Slutåret är före startåret. Kontrollera åren.")
    if status == CaseStatus.DISCONTINUED and not stopped_reason.strip():
        problems["stopped_reason"] = _("Berätta varför ni lade ner insatsen. Det hjälper andra.")
    return problems


def theme_problems(count: int) -> dict[str, str]:
    """Return what is wrong with choosing `count` themes: one to three are asked for."""
    if count > MOST_THEMES:
        return {"themes": _("Välj högst tre teman, de som bäst beskriver insatsen.")}
    return {}


def adoption_problems(*, status: str, since_year: int | None, ended_year: int | None, reason: str) -> dict[str, str]:
    """Return what hinders an adoption from being recorded."""
    problems = {}
    if status == AdoptionStatus.STOPPED and not reason.strip():
        problems["stopped_reason"] = _("Berätta varför ni slutade. Det hjälper andra.")
    if since_year is not None and ended_year is not None and ended_year < since_year:
        problems["ended_year"] = _("Slutåret är före startåret. Kontrollera åren.")
    return problems
