"""Decisions about the curated vocabulary: old slugs that still work, and terms that become one."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ManyToManyField
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from .models import Term, TermAlias


def current_slugs(kind: str) -> dict[str, str]:
    """Return old slug → the slug in use now, for terms of `kind` (`theme` or `targetgroup`)."""
    return dict(TermAlias.objects.filter(kind=kind).values_list("old_slug", "new_slug"))


def usage_count(term: Term) -> int:
    """Return how many objects carry `term`."""
    fields = _fields_that_carry(term)
    return sum(field.model._base_manager.filter(**{field.name: term.pk}).distinct().count() for field in fields)


@transaction.atomic
def merge_terms(source: Term, target: Term) -> int:
    """Let `target` take the place of `source` everywhere, drafts and older versions included, and delete `source`.

    What carries both keeps `target` once. The old slug leads to the target's from now on. Which models carry terms is
    asked of the models themselves, so that the foundation need not know those above it.

    Returns:
        How many objects carried `source`.

    Raises:
        ValidationError: when the two are one, or of different kinds.
    """
    if type(source) is not type(target) or source.pk == target.pk:
        raise ValidationError(_("Välj ett annat ämne av samma slag."))
    count = usage_count(source)
    for field in _fields_that_carry(source):
        _move_rows(field, source, target)
        if issubclass(field.model, Page):
            _move_revisions(field, source, target)
    old_slug, kind = source.slug, source._meta.model_name
    source.delete()
    TermAlias.leave(kind, old_slug, target.slug)
    target.save()  # tells those who listen, such as the search index, that pages carry it
    return count


def _fields_that_carry(term: Term) -> Iterator[ManyToManyField]:
    """Yield every many-to-many field, of any app, that points at this kind of term."""
    for relation in term._meta.related_objects:
        if relation.many_to_many:
            yield relation.field


def _move_rows(field: ManyToManyField, source: Term, target: Term) -> None:
    through = field.remote_field.through
    owner, term = field.m2m_field_name(), field.m2m_reverse_field_name()
    rows = through._base_manager.filter(**{term: source.pk})
    having_both = list(through._base_manager.filter(**{term: target.pk}).values_list(owner, flat=True))
    rows.filter(**{f"{owner}__in": having_both}).delete()
    rows.update(**{term: target.pk})


def _move_revisions(field: ManyToManyField, source: Term, target: Term) -> None:
    """Change stored versions of pages, so that publishing a draft does not lose the theme."""
    revisions = Revision.objects.filter(content_type=ContentType.objects.get_for_model(field.model))
    for revision in revisions.iterator(chunk_size=200):
        carried = revision.content.get(field.name) or []
        if source.pk in carried:
            moved = [target.pk if pk == source.pk else pk for pk in carried]
            revision.content[field.name] = list(dict.fromkeys(moved))
            revision.save(update_fields=["content"])
