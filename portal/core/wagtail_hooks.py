"""What the foundation adds to the admin, and how files are handed out."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet

from .access import document_audiences, may_read
from .document_views import UNREADABLE, DocumentsByTextView
from .limits import is_limited, visible_pages
from .link_labels import label_link_dialogues
from .models import PortalDocument, Term
from .viewsets import VocabularyViewSetGroup

register_snippet(VocabularyViewSetGroup)
label_link_dialogues()

#: What a limited user sees in the main menu, by the items' own names.
MENU_OF_LIMITED = frozenset({"my-municipality", "explorer", "images", "documents"})
#: What may stand at the foot of a limited user's editor; review by others comes with the agency's workflows.
HIDDEN_ACTIONS = frozenset({"action-submit", "action-restart-workflow", "action-cancel-workflow"})


@hooks.register("before_serve_document", order=-1)
def serve_to_readers_only(document: PortalDocument, request: HttpRequest) -> HttpResponse | None:
    """Hand a file out to those who may read it. Others learn no more than that there is nothing here for them."""
    if may_read(request.user, document):
        return None
    if request.user.is_anonymous and document_audiences(document):
        response = redirect_to_login(request.get_full_path())
        patch_cache_control(response, private=True, no_store=True)
        return response
    raise Http404


@hooks.register("construct_page_chooser_queryset")
def choose_among_visible_pages(pages, request: HttpRequest):
    """Offer a limited user what is public and what is the own."""
    return visible_pages(request.user, pages)


@hooks.register("construct_main_menu", order=1000)
def shorten_menu(request: HttpRequest, menu_items: list) -> None:
    """Show a limited user what they have use for."""
    if is_limited(request.user):
        menu_items[:] = [item for item in menu_items if item.name in MENU_OF_LIMITED]


@hooks.register("construct_help_menu")
def no_guides_in_english(request: HttpRequest, menu_items: list) -> None:
    """Leave out Wagtail's links to its own pages, which are in English."""
    menu_items[:] = [item for item in menu_items if item.name == "keyboard-shortcuts-trigger"]


@hooks.register("construct_homepage_summary_items", order=1000)
def no_summary_for_limited(request: HttpRequest, summary_items: list) -> None:
    """Spare a limited user counts of the whole site."""
    if is_limited(request.user):
        summary_items.clear()


@hooks.register("construct_page_action_menu")
def publish_without_review(menu_items: list, request: HttpRequest, context: dict) -> None:
    """Leave a limited user two choices: keep as a draft, or publish."""
    if is_limited(request.user):
        menu_items[:] = [item for item in menu_items if item.name not in HIDDEN_ACTIONS]


@hooks.register("register_admin_urls", order=-1)
def documents_by_text() -> list:
    """Put our list of documents in the place of Wagtail's, at the same address."""
    return [
        path("documents/", DocumentsByTextView.as_view(), name="documents_by_text"),
        path("documents/results/", DocumentsByTextView.as_view(results_only=True), name="documents_by_text_results"),
    ]


class UnreadableFilesMenuItem(MenuItem):
    """The way to the files whose text cannot be searched, for those who look after all of them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user has documents to look after, beyond a municipality's own."""
        policy = policy_registry.get_by_type(PortalDocument)
        return not is_limited(request.user) and policy.user_has_any_permission(request.user, ["change"])


@hooks.register("register_reports_menu_item")
def unreadable_files_report() -> MenuItem:
    """Offer the list of files whose text cannot be searched among the reports."""
    url = f"{reverse('wagtaildocs:index')}?text={UNREADABLE}"
    return UnreadableFilesMenuItem(
        _("Filer som inte går att söka i"), url, name="unreadable-files", icon_name="doc-full-inverse", order=900
    )


@hooks.register("register_snippet_listing_buttons")
def merge_button(snippet, user, next_url=None):
    """Offer to merge one term of the vocabulary into another."""
    if isinstance(snippet, Term) and user.has_perm(f"core.delete_{snippet._meta.model_name}"):
        url = reverse(snippet.snippet_viewset.get_url_name("merge"), args=[snippet.pk])
        yield Button(_("Slå samman …"), url, icon_name="resubmit", priority=30)
