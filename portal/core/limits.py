"""What an admin user with rights to a part of the tree only may see there, and choose.

Wagtail itself guards editing. These rules guard what it leaves open: choosers, pages named by id, and things chosen
by a posted id. A *limited* user is one whose page permissions all begin below the start page: a municipality's officer.
"""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from taggit.models import Tag
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from .models.media import PortalDocument, PortalImage

START_PAGE_DEPTH = 2
Reference = tuple[type[Model], str]


def _own_roots(user) -> list[Page]:
    policy = policy_registry.get_by_type(Page)
    return [permission.page for permission in policy.get_cached_permissions_for_user(user)]


def is_limited(user) -> bool:
    """Return whether `user` has rights to parts of the page tree only, or to none of it."""
    return not user.is_superuser and all(page.depth > START_PAGE_DEPTH for page in _own_roots(user))


def is_own(user, page: Page) -> bool:
    """Return whether `page` stands in a part of the tree that `user` has rights to."""
    return user.is_superuser or any(page.path.startswith(root.path) for root in _own_roots(user))


def visible_pages(user, pages: QuerySet) -> QuerySet:
    """Return those of `pages` that `user` may know of in the admin: the own parts of the tree, and what is public."""
    if not is_limited(user):
        return pages
    mine = Q(pk__in=[])
    for root in _own_roots(user):
        mine |= Q(path__startswith=root.path)
    return pages.filter(mine | (Q(live=True) & ~pages.private_q()))


def may_choose(user, model: type[Model], pk: str) -> bool:
    """Return whether `user` may put the object into a page: a page that is visible, a file from the own collections.

    Objects of other kinds (themes, say) are for everybody; one that does not exist harms nobody.
    """
    if issubclass(model, Page):
        return visible_pages(user, Page.objects.filter(pk=pk)).exists() or not Page.objects.filter(pk=pk).exists()
    if issubclass(model, PortalImage | PortalDocument):
        thing = model.objects.filter(pk=pk).first()
        policy = policy_registry.get_by_type(model)
        return thing is None or any(
            policy.user_has_permission_for_instance(user, action, thing) for action in ("choose", "change")
        )
    return True


def stored_references(instance: Model) -> set[Reference]:
    """Return what `instance` refers to as it stands, in fields, blocks and rich text: (model, primary key)."""
    found = ReferenceIndex._extract_references_from_object(instance)
    return {(ContentType.objects.get_for_id(type_id).model_class(), str(pk)) for type_id, pk, *_paths in found}


def submitted_references(form) -> Iterator[Reference]:
    """Yield what a submitted, validated admin form refers to, its inline forms included."""
    for name, value in getattr(form, "cleaned_data", {}).items():
        field = next((field for field in form._meta.model._meta.get_fields() if field.name == name), None)
        if isinstance(value, Model):
            yield _base(type(value)), str(value.pk)
        elif isinstance(value, QuerySet):
            yield from ((_base(type(one)), str(one.pk)) for one in value)
        elif value is not None and hasattr(field, "extract_references"):
            yield from ((_base(model), str(pk)) for model, pk, *_paths in field.extract_references(value))
    for formset in getattr(form, "formsets", {}).values():
        for inline in formset.forms:
            yield from submitted_references(inline)


def _base(model: type[Model]) -> type[Model]:
    return Page if issubclass(model, Page) else model


def refuse_strangers(form, known: set[Reference]) -> None:
    """Stop a limited user's form that refers to what they may not choose, unless the page referred to it already.

    The admin's own choosers never offer such a thing, so the id was typed by hand.

    Raises:
        PermissionDenied: before the form is shown again, because it would show the thing's title.
    """
    user = form.for_user
    if user is None or not is_limited(user):
        return
    for model, pk in submitted_references(form):
        if (model, pk) not in known and not may_choose(user, model, pk):
            raise PermissionDenied


def known_tags(user) -> QuerySet:
    """Return the keywords that `user` may know of: those on visible pages and on files from the own collections."""
    if not is_limited(user):
        return Tag.objects.all()
    known = Q(pk__in=[])
    for relation in Tag._meta.related_objects:
        if not relation.one_to_many:
            continue
        through = relation.related_model
        owner = getattr(through._meta.get_field("content_object"), "related_model", None)
        if owner is not None and issubclass(owner, Page):
            pages = visible_pages(user, Page.objects.all()).values("pk")
            known |= Q(pk__in=through.objects.filter(content_object__in=pages).values("tag"))
    for model in (PortalImage, PortalDocument):
        policy = policy_registry.get_by_type(model)
        files = policy.instances_user_has_any_permission_for(user, ["choose", "change"])
        known |= Q(pk__in=model.tags.through.objects.filter(
            content_type=ContentType.objects.get_for_model(model), object_id__in=files.values("pk")
        ).values("tag"))  # fmt: skip
    return Tag.objects.filter(known)
