"""How the questions of a case are laid out in the editor: the story all tell, and what may be added to it."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel

STORY_PANELS = [
    TitleFieldPanel("title", help_text=_("Högst 90 tecken. Säg vad ni gjorde, inte vad projektet hette.")),
    FieldPanel("summary"),
    FieldPanel("image"),
    MultiFieldPanel(
        [
            FieldPanel(
                "themes",
                widget=forms.CheckboxSelectMultiple,
                required_on_save=False,
                help_text=_("Ett till tre teman."),
            ),
            FieldPanel("target_groups", widget=forms.CheckboxSelectMultiple, required_on_save=False),
            FieldPanel("keywords"),
        ],
        heading=_("Vad och för vem"),
    ),
    MultiFieldPanel(
        [FieldPanel("status"), FieldPanel("start_year"), FieldPanel("end_year"), FieldPanel("stopped_reason")],
        heading=_("Läge och tid"),
    ),
    FieldPanel("challenge"),
    FieldPanel("body"),
    FieldPanel("result"),
    FieldPanel("did_not_work"),
    FieldPanel("advice"),
    MultiFieldPanel(
        [FieldPanel("contact_email"), FieldPanel("contact_name"), FieldPanel("contact_role")], heading=_("Kontakt")
    ),
]
MORE_PANELS = [
    InlinePanel("method_uses", heading=_("Metoder ni använder"), label=_("Metod")),
    InlinePanel("partners", heading=_("Samarbetsparter"), label=_("Part")),
    FieldPanel("administrations"),
    FieldPanel("conditions"),
    MultiFieldPanel(
        [FieldPanel("cost_setup"), FieldPanel("cost_yearly"), FieldPanel("fte"), FieldPanel("funding")],
        heading=_("Kostnader"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("chain_activity"),
            FieldPanel("chain_output"),
            FieldPanel("chain_outcome"),
            FieldPanel("chain_impact"),
        ],
        heading=_("Effektkedja"),
    ),
    InlinePanel("indicators", heading=_("Mått före och efter"), label=_("Mått")),
    MultiFieldPanel(
        [
            FieldPanel("evaluation"),
            FieldPanel("evaluation_note"),
            FieldPanel("evaluation_url"),
            FieldPanel("evaluation_report"),
        ],
        heading=_("Utvärdering"),
    ),
    InlinePanel("attachments", heading=_("Bilagor"), label=_("Bilaga")),
    InlinePanel("links", heading=_("Länkar"), label=_("Länk")),
]
