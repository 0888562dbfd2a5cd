"""Choices of meetings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingFormat(models.TextChoices):
    """Where a meeting is held."""

    DIGITAL = "digital", _("Digital")
    PHYSICAL = "fysisk", _("På plats")
    BOTH = "bada", _("På plats och digitalt")


class MaterialAudience(models.TextChoices):
    """Who may read a file of a meeting, beyond what the page itself asks for."""

    PUBLIC = "public", _("Alla")
    MEMBERS = "members", _("Inloggade medlemmar")
