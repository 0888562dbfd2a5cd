"""Brings the site into being: reference data, page tree, all 290 municipalities' pages, the editors' group."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Site, Task, Workflow

from cases.models import MethodIndexPage, MunicipalityIndexPage, MunicipalityPage
from events.models import MeetingIndexPage
from portal.core.models import BasePage, Municipality
from portal.core.reference import load_reference

from .models import HomePage

EDITORS = "Redaktörer"
_EDITED_MODELS = (
    ("core", "theme"), ("core", "targetgroup"), ("cases", "adoption"), ("members", "network"),
    ("search", "judgedquery"), ("search", "promotedhit"), ("search", "synonymgroup"),
)  # fmt: skip
_READ_MODELS = (("search", "loggedsearch"),)
_EDITOR_PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page")


@transaction.atomic
def set_up_site(hostname: str = "localhost", port: int = 8000) -> HomePage:
    """Create whatever is missing and return the start page. Running it again changes nothing that editors have done."""
    load_reference()
    _swedish_names()
    home = _home_page(hostname, port)
    municipalities = _child(home, MunicipalityIndexPage, "kommuner", "Kommuner")
    _child(home, MethodIndexPage, "metoder", "Metoder")
    _child(home, MeetingIndexPage, "traffar", "Träffar")
    _municipality_pages(municipalities)
    _editors_group()
    return home


def _swedish_names() -> None:
    """Rename what Wagtail's own migrations have made, as long as nobody else has."""
    root = Page.get_first_root_node()
    Page.objects.filter(pk=root.pk, title="Root").update(title="Alla sidor", draft_title="Alla sidor")
    Collection.objects.filter(depth=1, name="Root").update(name="Alla samlingar")
    for model in (Workflow, Task):
        model.objects.filter(name="Moderators approval").update(name="Redaktörens granskning")


def _home_page(hostname: str, port: int) -> HomePage:
    home = HomePage.objects.first()
    if home is None:
        root = Page.get_first_root_node()
        home = HomePage(title="Erfarenhetsbanken", slug="start")
        root.add_child(instance=home)
        home.save_revision().publish()
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if site.root_page_id != home.pk:
        welcome = site.root_page if site.root_page_id else None
        site.hostname, site.port, site.root_page, site.site_name = hostname, port, home, "Erfarenhetsbanken"
        site.save()
        if welcome is not None and welcome.specific_class is Page and welcome.depth > 1:
            Page.objects.get(pk=welcome.pk).delete()
    return HomePage.objects.get(pk=home.pk)


def _child(parent: Page, model: type[BasePage], slug: str, title: str) -> BasePage:
    page = model.objects.first()
    if page is None:
        page = model(title=title, slug=slug)
        Page.objects.get(pk=parent.pk).add_child(instance=page)
        page.save_revision().publish()
    return page


def _municipality_pages(index: MunicipalityIndexPage) -> None:
    have = set(MunicipalityPage.objects.values_list("municipality_id", flat=True))
    for municipality in Municipality.objects.exclude(code__in=have):
        index = MunicipalityIndexPage.objects.get(pk=index.pk)
        index.add_child(
            instance=MunicipalityPage(title=municipality.name, slug=municipality.slug, municipality=municipality)
        )


def _editors_group() -> None:
    """Give the agency's editors every page, image, document and word of the vocabulary."""
    group = Group.objects.get_or_create(name=EDITORS)[0]
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    for app, model in _EDITED_MODELS:
        group.permissions.add(
            *Permission.objects.filter(
                content_type__app_label=app, content_type__model=model, codename__regex="^(add|change|delete|view)_"
            )
        )
    for app, model in _READ_MODELS:
        group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=f"view_{model}"))
    root = Page.get_first_root_node()
    for codename in _EDITOR_PAGE_PERMISSIONS:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    collection = Collection.get_first_root_node()
    for permission in Permission.objects.filter(
        content_type__app_label__in=["wagtailimages", "wagtaildocs"], content_type__model__in=["image", "document"]
    ).exclude(codename__startswith="view"):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
