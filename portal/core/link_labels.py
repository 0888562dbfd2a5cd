"""Labels for the fields of Wagtail's link dialogues, which it leaves as the fields' English names."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers

_LABELS = {
    "link_text": _("Länktext"),
    "email_address": _("E-postadress"),
    "subject": _("Ämne"),
    "body": _("Meddelande"),
    "phone_number": _("Telefonnummer"),
}
_FORMS = (
    choosers.ExternalLinkChooserForm, choosers.AnchorLinkChooserForm, choosers.EmailLinkChooserForm,
    choosers.PhoneLinkChooserForm,
)  # fmt: skip


def label_link_dialogues() -> None:
    """Give the fields labels, once, at start."""
    for form in _FORMS:
        for name, field in form.base_fields.items():
            field.label = field.label or _LABELS[name]
