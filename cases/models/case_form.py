"""The form that a case is written in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.core.models import BasePageForm

from ..rules import case_problems, theme_problems

TITLE_LENGTH = 90


class CasePageForm(BasePageForm):
    """Holds a case to the rules of publishing."""

    def clean_title(self) -> str:
        """Keep titles short enough for a list."""
        title = self.cleaned_data["title"]
        if len(title) > TITLE_LENGTH:
            raise forms.ValidationError(_("Korta rubriken till högst 90 tecken."))
        return title

    def publishing_problems(self, cleaned: dict) -> dict[str, str]:
        """Return what the case lacks, field by field."""
        problems = case_problems(
            status=cleaned.get("status") or "",
            start_year=cleaned.get("start_year"),
            end_year=cleaned.get("end_year"),
            stopped_reason=cleaned.get("stopped_reason") or "",
        )
        return problems | theme_problems(len(cleaned.get("themes") or ()))
