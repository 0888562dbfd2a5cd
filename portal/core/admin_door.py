"""The door to the admin for limited users: a list of views they may enter, and no page by an id they may not know.

Wagtail's reports, listings and bulk actions show titles from the whole tree. An officer of a municipality has no use
for them, so the rule is the other way round: what is not listed here is closed, also what a new version brings.
"""

from collections.abc import Callable, Iterator
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied
from wagtail.models import Page

from .limits import is_limited, visible_pages

OPEN_VIEWS = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_explore_root",
        "wagtailadmin_explore",
        "wagtailadmin_explore_results",
        "wagtailadmin_choose_page",
        "wagtailadmin_choose_page_child",
        "wagtailadmin_choose_page_search",
        "wagtailadmin_choose_page_chosen_multiple",
        "wagtailadmin_choose_page_external_link",
        "wagtailadmin_choose_page_email_link",
        "wagtailadmin_choose_page_phone_link",
        "wagtailadmin_choose_page_anchor_link",
        "wagtailadmin_tag_autocomplete",
        "wagtailadmin_account",
        "wagtailadmin_logout",
        "wagtailadmin_dismissibles",
        "wagtailadmin_block_preview",
        "wagtailadmin_sprite",
        "documents_by_text",
        "documents_by_text_results",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_editing_sessions:ping",
        "wagtailadmin_editing_sessions:release",
        "wagtailadmin_api:pages:listing",
        "wagtailadmin_api:pages:detail",
        *(
            f"wagtailadmin_pages:{name}"
            for name in (
                "add", "preview_on_add", "edit", "preview_on_edit", "view_draft", "add_subpage", "delete", "unpublish",
                "search", "search_results", "copy", "history", "history_results", "revisions_index", "revisions_view",
                "revisions_revert", "revisions_unschedule", "revisions_compare", "usage",
            )
        ),
        *(
            f"wagtailimages:{name}"
            for name in (
                "index", "index_results", "add", "edit", "delete", "preview", "image_usage", "add_multiple",
                "edit_multiple", "delete_multiple", "create_multiple_from_uploaded_image", "delete_upload_multiple",
            )
        ),
        *(
            f"wagtaildocs:{name}"
            for name in (
                "index", "index_results", "add", "edit", "delete", "document_usage", "add_multiple", "edit_multiple",
                "delete_multiple", "create_multiple_from_uploaded_document", "delete_upload_multiple",
            )
        ),
        *(
            f"{chooser}:{name}"
            for chooser in ("wagtailimages_chooser", "wagtaildocs_chooser")
            for name in ("choose", "choose_results", "chosen", "chosen_multiple", "create")
        ),
    }
)  # fmt: skip

PAGE_ARGUMENTS = ("page_id", "parent_page_id")
PAGE_NAMESPACES = ("wagtailadmin_pages", "wagtailadmin_api:pages")
PAGE_PARAMETERS = ("new_parent_page", "target_pages[]", "parent_page_id")


def officer_door(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorate an admin view: limited users enter only where it is open to them, naming no page hidden from them."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        user = request.user
        if user.is_authenticated and user.has_perm("wagtailadmin.access_admin") and is_limited(user):
            if request.resolver_match.view_name not in OPEN_VIEWS:
                return permission_denied(request)
            wanted = set(_named_pages(request))
            known = visible_pages(user, Page.objects.filter(pk__in=wanted)).values_list("pk", flat=True)
            if wanted - set(known):
                raise Http404
        return view(request, *args, **kwargs)

    return guarded


def _named_pages(request: HttpRequest) -> Iterator[int]:
    """Yield the ids of pages that the request names in its address or parameters, real or not."""
    match = request.resolver_match
    names = set(PAGE_ARGUMENTS)
    if match.namespace in PAGE_NAMESPACES:
        names.add("pk")
    yield from (int(value) for name, value in match.kwargs.items() if name in names)
    parameters = list(PAGE_PARAMETERS)
    if match.view_name.startswith("wagtailadmin_choose_page"):
        parameters.append("id")
    for data in (request.GET, request.POST):
        for name in parameters:
            yield from (int(value) for value in data.getlist(name) if value.isdecimal() and len(value) < 19)
