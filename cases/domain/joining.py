"""A municipality joins: its people get rights to its page, its cases, and a collection of their own."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from ..models import CasePage, MunicipalityPage

PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")
COLLECTION_PERMISSIONS = ("add", "change", "choose")
#: Wagtail asks for its own models' permissions, also where ours have taken their place.
MEDIA = (("wagtailimages", "image"), ("wagtaildocs", "document"))


def municipality_group(page: MunicipalityPage) -> Group:
    """Return the permission group of the municipality's people, made if need be."""
    return Group.objects.get_or_create(name=f"Kommun: {page.municipality.name}")[0]


def join_municipality(page: MunicipalityPage) -> Group:
    """Give the municipality's group its rights, as often as one likes, and return the group.

    The rights: into the admin; add, change and publish beneath its own page; upload, change and choose images and
    documents in its own collection.
    """
    group = municipality_group(page)
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    for codename in PAGE_PERMISSIONS:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
    collection = municipality_collection(page)
    for app, model in MEDIA:
        for action in COLLECTION_PERMISSIONS:
            permission = Permission.objects.get(content_type__app_label=app, codename=f"{action}_{model}")
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
    return group


def municipality_collection(page: MunicipalityPage) -> Collection:
    """Return the municipality's collection of images and documents, made if need be."""
    name = page.municipality.name
    root = Collection.get_first_root_node()
    existing = root.get_children().filter(name=name).first()
    return existing or root.add_child(instance=Collection(name=name))


def municipality_pages_of(user) -> QuerySet[MunicipalityPage]:
    """Return the pages of the municipalities that `user` writes for, by name."""
    return (
        MunicipalityPage.objects.filter(
            group_permissions__group__user=user, group_permissions__permission__codename="add_page"
        )
        .select_related("municipality")
        .order_by("title")
        .distinct()
    )


def drafts_of(page: MunicipalityPage) -> list[CasePage]:
    """Return the municipality's cases that have something unpublished, the latest first."""
    unpublished = Q(live=False) | Q(has_unpublished_changes=True)
    return list(CasePage.objects.child_of(page).filter(unpublished).order_by("-latest_revision_created_at", "-pk"))
