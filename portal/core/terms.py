"""Decisions about the curated vocabulary: old slugs that still work, and terms that become one."""

from .models import TermAlias


def current_slugs(kind: str) -> dict[str, str]:
    """Return old slug → the slug in use now, for terms of `kind` (`theme` or `targetgroup`)."""
    return dict(TermAlias.objects.filter(kind=kind).values_list("old_slug", "new_slug"))
