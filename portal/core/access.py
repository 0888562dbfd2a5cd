"""Who may read what: Wagtail's own page privacy, turned into tokens that views and the search index share.

An *audience* is a frozen set of tokens; a reader who holds one of them may read. Tokens are `public`, `member`,
`group:<id>` and those that apps above add (such as `meeting:<id>:registered`). The empty audience is nobody.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page, PageViewRestriction, ReferenceIndex
from wagtail.permissions import policy_registry

from .models import PortalDocument

PUBLIC = "public"
MEMBER = "member"
Audience = frozenset[str]
Reader = AbstractBaseUser | AnonymousUser
DocumentAudiences = Callable[[Collection[int]], Iterable[tuple[int, Audience]]]
"""Ids of documents → (id, an audience that a reader of it must belong to), any number of them for each."""

_token_providers: list[Callable[[Reader], Iterable[str]]] = []
_document_audience_providers: list[DocumentAudiences] = []


def register_reader_tokens(provider: Callable[[Reader], Iterable[str]]) -> None:
    """Let an app above tell further tokens that a signed-in reader holds."""
    _token_providers.append(provider)


def register_document_audience(provider: DocumentAudiences) -> DocumentAudiences:
    """Let an app above tell further audiences, every one of which a reader of a document must belong to."""
    _document_audience_providers.append(provider)
    return provider


def reader_tokens(reader: Reader) -> Audience:
    """Return the tokens that `reader` holds. Everybody holds `public`; superusers hold every group's."""
    if not reader.is_authenticated or not reader.is_active:
        return frozenset({PUBLIC})
    groups = Group.objects.all() if reader.is_superuser else reader.groups.all()
    tokens = {PUBLIC, MEMBER, *(f"group:{pk}" for pk in groups.values_list("pk", flat=True))}
    for provider in _token_providers:
        tokens.update(provider(reader))
    return frozenset(tokens)


def restriction_audience(restriction: PageViewRestriction) -> Audience:
    """Return the audience of one Wagtail page restriction; a password restriction lets nobody in by account."""
    if restriction.restriction_type == PageViewRestriction.LOGIN:
        return frozenset({MEMBER})
    if restriction.restriction_type == PageViewRestriction.GROUPS:
        return frozenset(f"group:{group.pk}" for group in restriction.groups.all())
    return frozenset()


def intersect(audiences: Iterable[Audience]) -> Audience:
    """Return the audience that satisfies all of `audiences`: `member` includes every group, `public` everybody."""
    result: Audience = frozenset({PUBLIC})
    for audience in audiences:
        if PUBLIC in audience:
            continue
        if PUBLIC in result:
            result = audience
        elif MEMBER in audience:
            continue
        elif MEMBER in result:
            result = audience
        else:
            result &= audience
    return result


def page_audience(page: Page) -> Audience:
    """Return who may read `page`: nobody while it is not live, else what it and its ancestors' restrictions leave."""
    if not page.live:
        return frozenset()
    restrictions = page.get_view_restrictions().prefetch_related("groups")
    return intersect(restriction_audience(restriction) for restriction in restrictions)


def uses_by_pages() -> QuerySet:
    """Return what Wagtail knows of documents that pages use, as rows of its reference index."""
    types = ContentType.objects.get_for_models(Page, PortalDocument)
    return ReferenceIndex.objects.filter(base_content_type=types[Page], to_content_type=types[PortalDocument])


def pages_using(document_ids: Collection[int] | None = None) -> dict[int, set[int]]:
    """Return, for those of the documents (or of all) that pages use, the ids of these pages, live or not."""
    uses = uses_by_pages()
    if document_ids is not None:
        uses = uses.filter(to_object_id__in=[str(pk) for pk in document_ids])
    found: dict[int, set[int]] = defaultdict(set)
    for document_id, page_id in uses.values_list("to_object_id", "object_id").distinct():
        found[int(document_id)].add(int(page_id))
    return dict(found)


def documents_used_by(page_ids: Iterable[int]) -> set[int]:
    """Return the ids of the documents that any of the pages uses."""
    uses = uses_by_pages().filter(object_id__in=[str(pk) for pk in page_ids])
    return {int(pk) for pk in uses.values_list("to_object_id", flat=True)}


def own_audiences(document_ids: Collection[int]) -> dict[int, list[Audience]]:
    """Return the audiences that documents have beside those of the pages that use them."""
    found: dict[int, list[Audience]] = defaultdict(list)
    for provider in _document_audience_providers:
        for document_id, audience in provider(document_ids):
            found[document_id].append(audience)
    return dict(found)


def document_audiences(document: PortalDocument) -> list[Audience]:
    """Return the audiences a reader of `document` must *all* belong to; an empty list when no live page uses it."""
    page_ids = pages_using([document.pk]).get(document.pk, ())
    audiences = [page_audience(page) for page in Page.objects.live().filter(pk__in=page_ids)]
    if audiences:
        audiences.extend(own_audiences([document.pk]).get(document.pk, ()))
    return audiences


def may_read(reader: Reader, thing: Page | PortalDocument) -> bool:
    """Return whether `reader` may read a page, or a document by its strictest use.

    A document that no live page uses (an attachment of a draft, say) is read by those who may change it alone.
    """
    tokens = reader_tokens(reader)
    if isinstance(thing, Page):
        return bool(tokens & page_audience(thing))
    audiences = document_audiences(thing)
    if audiences and all(tokens & audience for audience in audiences):
        return True
    return may_edit_document(reader, thing)


def may_edit_document(reader: Reader, document: PortalDocument) -> bool:
    """Return whether `reader` may change `document` in the admin, by its collection's permissions."""
    policy = policy_registry.get_by_type(PortalDocument)
    return bool(reader.is_authenticated and policy.user_has_permission_for_instance(reader, "change", document))
