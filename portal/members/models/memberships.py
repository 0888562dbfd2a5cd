"""Who belongs to which municipality, in which role."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.models import Municipality


class Role(models.TextChoices):
    """What a member may do for the municipality."""

    MEMBER = "medlem", _("Medlem")
    COORDINATOR = "samordnare", _("Kommunsamordnare")


class MembershipQuerySet(models.QuerySet):
    """Memberships by time."""

    def current(self) -> "MembershipQuerySet":
        """Those that have begun and not ended today."""
        today = timezone.localdate()
        return self.filter(Q(start__lte=today), Q(end__isnull=True) | Q(end__gte=today))


class Membership(models.Model):
    """A person's place in a municipality, from a day and, when it is over, to a day (inclusive)."""

    user = models.ForeignKey("members.User", on_delete=models.CASCADE, related_name="memberships")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("roll"), max_length=20, choices=Role.choices, default=Role.MEMBER)
    start = models.DateField(_("från"), default=timezone.localdate)
    end = models.DateField(_("till och med"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("medlemskap")
        verbose_name_plural = _("medlemskap")
        constraints = [
            models.UniqueConstraint(fields=["user", "municipality", "start"], name="one_membership_per_start"),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=models.F("start")), name="membership_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.municipality}"
