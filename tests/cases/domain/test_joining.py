"""A municipality joins, once or many times, to the same effect."""

from django.contrib.auth.models import Group
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from cases.domain import join_municipality
from tests.factories import municipality_page


def state() -> tuple:
    return (
        list(Group.objects.order_by("name").values_list("name", flat=True)),
        list(Collection.objects.order_by("path").values_list("name", flat=True)),
        sorted(GroupPagePermission.objects.values_list("group__name", "page__slug", "permission__codename")),
        sorted(
            GroupCollectionPermission.objects.values_list("group__name", "collection__name", "permission__codename")
        ),
        sorted(Group.objects.exclude(permissions=None).values_list("name", "permissions__codename")),
    )


def test_joining_twice_changes_nothing(site):
    page = municipality_page("1496")
    group = join_municipality(page)
    first = state()
    assert join_municipality(page) == group
    assert state() == first


def test_rights_are_the_municipalitys_own_alone(site):
    page = municipality_page("1496")
    group = join_municipality(page)
    assert set(group.page_permissions.values_list("page_id", "permission__codename")) == {
        (page.pk, codename) for codename in ("add_page", "change_page", "publish_page")
    }
    collections = set(group.collection_permissions.values_list("collection__name", flat=True))
    assert collections == {"Skövde"}
    assert set(group.permissions.values_list("codename", flat=True)) == {"access_admin"}


def test_two_municipalities_share_nothing(site):
    one, other = join_municipality(municipality_page("1496")), join_municipality(municipality_page("0180"))
    assert one != other
    pages = [set(group.page_permissions.values_list("page_id", flat=True)) for group in (one, other)]
    folders = [set(group.collection_permissions.values_list("collection_id", flat=True)) for group in (one, other)]
    assert pages[0].isdisjoint(pages[1])
    assert folders[0].isdisjoint(folders[1])
