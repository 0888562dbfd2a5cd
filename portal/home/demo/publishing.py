"""Creates and publishes pages the way editors do, held to the same rules."""

import json
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import Model, TextField
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamBlockValidationError
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from portal.core.models import BasePage


def add_draft(page: BasePage, parent: Page) -> None:
    """Put a new page, not live yet, beneath `parent`; a page that is there already stays where it is.

    Raises:
        ValidationError: when a field breaks a rule.
    """
    if page.pk is None:
        page.live = False
        with disable_reference_index_auto_update():
            Page.objects.get(pk=parent.pk).add_child(instance=page)


def publish(page: BasePage) -> BasePage:
    """Validate and publish a page that is in the tree, and return it as published.

    Belongs in the transaction that added it.

    Raises:
        ValidationError: when the page, a part of it, or a block breaks a rule.
    """
    validate(page)
    with disable_reference_index_auto_update():
        page.save_revision().publish()
    published = type(page).objects.get(pk=page.pk)
    ReferenceIndex.create_or_update_for_object(published)
    return published


def validate(page: BasePage) -> None:
    """Hold `page` to what the admin's form would ask: model rules, chosen terms, parts, and every block.

    Raises:
        ValidationError: naming the field.
    """
    page.full_clean()
    check_lengths(page)
    for field in page._meta.get_fields():
        if isinstance(field, ParentalManyToManyField) and not field.blank and not getattr(page, field.name).all():
            raise ValidationError({field.name: "at least one is needed"})
        if isinstance(field, StreamField):
            _validate_stream(field, getattr(page, field.name))
    for relation in get_all_child_relations(type(page)):
        for part in getattr(page, relation.get_accessor_name()).all():
            part.full_clean(exclude=[relation.field.name], validate_constraints=False)
            check_lengths(part)


def check_lengths(thing: Model) -> None:
    """Hold long texts to their `max_length`, which Django leaves to forms.

    Raises:
        ValidationError: naming the first field that is too long.
    """
    for field in thing._meta.concrete_fields:
        if isinstance(field, TextField) and field.max_length and len(getattr(thing, field.name)) > field.max_length:
            raise ValidationError({field.name: f"at most {field.max_length} characters"})


def _validate_stream(field: StreamField, value) -> None:
    try:
        field.stream_block.clean(value)
    except StreamBlockValidationError as error:
        raise ValidationError({field.name: json.dumps(error.as_json_data(), ensure_ascii=False)}) from error


def set_parts(page: BasePage, relation: str, parts: list) -> None:
    """Replace the parts of `page` called `relation`, in the order given."""
    for order, part in enumerate(parts):
        part.sort_order = order
    setattr(page, relation, parts)


def backdate(page: BasePage, first: datetime, last: datetime) -> None:
    """Let a page that was just published for the first time have been so at `first`, and last changed at `last`."""
    type(page).objects.filter(pk=page.pk).update(
        first_published_at=first, last_published_at=last, latest_revision_created_at=last
    )
    page.revisions.update(created_at=last)
    page.refresh_from_db()
