"""Receivers of cases."""

from django.dispatch import receiver
from wagtail.signals import post_page_move

from .models import CasePage


@receiver(post_page_move, sender=CasePage)
def note_new_owner(sender, instance: CasePage, **kwargs) -> None:
    """A case that is moved to another municipality's page belongs to that municipality."""
    case = CasePage.objects.get(pk=instance.pk)
    case.save(clean=False)
