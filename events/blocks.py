"""The agenda: sessions, breaks and breakouts. Each item's own block id is what material and questions point at."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.core.blocks.text import RICH_TEXT_FEATURES


class SpeakerBlock(blocks.StructBlock):
    """Somebody who speaks."""

    name = blocks.CharBlock(label=_("Namn"), max_length=100)
    role = blocks.CharBlock(label=_("Roll"), max_length=100, required=False)
    organisation = blocks.CharBlock(label=_("Organisation"), max_length=120, required=False)

    class Meta:
        icon = "user"
        label = _("Medverkande")


class TimedBlock(blocks.StructBlock):
    """What every item of an agenda has: a title and a time span within the meeting's day."""

    title = blocks.CharBlock(label=_("Rubrik"), max_length=150)
    starts = blocks.TimeBlock(label=_("Börjar"), required=False)
    ends = blocks.TimeBlock(label=_("Slutar"), required=False)


class SessionBlock(TimedBlock):
    """A talk, a conversation, a workshop."""

    description = blocks.RichTextBlock(label=_("Beskrivning"), features=RICH_TEXT_FEATURES, required=False)
    speakers = blocks.ListBlock(SpeakerBlock(), label=_("Medverkande"), default=[])
    case = blocks.PageChooserBlock(label=_("Exempel som tas upp"), page_type="cases.CasePage", required=False)

    class Meta:
        icon = "group"
        label = _("Programpunkt")
        template = "streamfield/session.html"


class BreakBlock(TimedBlock):
    """A pause."""

    class Meta:
        icon = "history"
        label = _("Paus")
        template = "streamfield/break.html"


class RoomBlock(blocks.StructBlock):
    """A breakout room with its topic."""

    name = blocks.CharBlock(label=_("Rum"), max_length=100)
    topic = blocks.CharBlock(label=_("Tema"), max_length=200, required=False)
    capacity = blocks.IntegerBlock(label=_("Platser"), min_value=1, required=False)

    class Meta:
        icon = "table"
        label = _("Rum")


class BreakoutsBlock(TimedBlock):
    """Parallel rooms, each with its topic."""

    rooms = blocks.ListBlock(RoomBlock(), label=_("Rum"))

    class Meta:
        icon = "grip"
        label = _("Gruppsamtal")
        template = "streamfield/breakouts.html"


class AgendaStreamBlock(blocks.StreamBlock):
    """The agenda of a meeting in order."""

    session = SessionBlock()
    pause = BreakBlock()
    breakouts = BreakoutsBlock()
