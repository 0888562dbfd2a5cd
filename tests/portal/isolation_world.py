"""Two municipalities: Skövde, whose officer looks around, and Malmö, whose drafts nobody else may know of.

Everything secret of Malmö has the word `SECRET` in its title, address and file name.
"""

from dataclasses import dataclass, field
from types import SimpleNamespace

from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    GroupPagePermission,
    ModelLogEntry,
    Page,
    PageLogEntry,
    PageViewRestriction,
    Revision,
    Site,
    Task,
    TaskState,
    UploadedFile,
    Workflow,
    WorkflowState,
)

from cases.domain.joining import municipality_collection
from cases.models import CaseAttachment, CasePage
from portal.core.models import PortalDocument, PortalImage, TargetGroup, Theme
from portal.mail.models import Message, State
from search.models import PromotedHit, SynonymGroup
from tests.factories import (
    AdoptionFactory,
    CasePageFactory,
    JudgedQueryFactory,
    NetworkFactory,
    PortalDocumentFactory,
    PortalImageFactory,
    UserFactory,
    draft_of,
    municipality_page,
    officer_of,
)
from tests.factories.files import tiny_image, tiny_pdf

SECRET = "zebrahemlig"
PREFIX = "zebrah"  # what a curious officer types in a search field
OURS, THEIRS = "1496", "1280"


@dataclass
class World:
    """Malmö's things, by what they are called in addresses."""

    officer: object
    their_officer: object
    page: CasePage
    place: Page
    things: SimpleNamespace
    fingerprint: list = field(default_factory=list)

    def arguments(self, namespace: str) -> dict[str, object]:
        """Return a value for each argument that admin addresses have; `pk` depends on what the namespace is about."""
        things = self.things
        return {
            "page_id": self.page.pk,
            "parent_page_id": self.place.pk,
            "page_to_move_id": self.page.pk,
            "destination_id": self.place.pk,
            "page_pk": self.page.pk,
            "revision_id": self.page.latest_revision_id,
            "revision_id_a": "earliest",
            "revision_id_b": "latest",
            "image_id": things.image.pk,
            "document_id": things.document.pk,
            "doc_id": things.document.pk,
            "uploaded_file_id": (things.image_upload if "image" in namespace else things.document_upload).pk,
            "collection_id": things.collection.pk,
            "redirect_id": things.redirect.pk,
            "task_state_id": things.task_state.pk,
            "workflow_state_id": things.workflow_state.pk,
            "workflow_pk": things.workflow.pk,
            "task_id": things.task.pk,
            "session_id": things.session.pk,
            "object_id": quote(self.page.pk),
            "action_name": "copy" if "api" in namespace else "approve",
            "filter_spec": "width-100",
            "content_type_app_name": "cases",
            "content_type_model_name": "casepage",
            "app_label": "cases" if "workflow" not in namespace else "wagtailcore",
            "model_name": "casepage" if "workflow" not in namespace else "groupapprovaltask",
            "app_name": "taggit",
            "action": "delete",
            "pk": self._primary_key(namespace),
            "uidb64": "MQ",
            "token": "abc-def",
        }

    def _primary_key(self, namespace: str) -> object:
        things = self.things
        namespace = namespace.replace("wagtailsnippetchoosers", "wagtailsnippets")
        known = {
            "wagtailadmin_pages": self.page.pk,
            "wagtailadmin_api:pages": self.page.pk,
            "wagtailadmin_api:documents": things.document.pk,
            "wagtailadmin_api:images": things.image.pk,
            "wagtailimages_chooser": things.image.pk,
            "wagtaildocs_chooser": things.document.pk,
            "wagtailadmin_collections": things.collection.pk,
            "wagtailadmin_workflows": things.workflow.pk,
            "wagtailsettings": 1,
            "wagtailsites": Site.objects.get().pk,
            "wagtailusers_users": self.their_officer.pk,
            "wagtailusers_groups": self.their_officer.groups.get().pk,
            "wagtailsnippets_core_theme": Theme.objects.first().pk,
            "wagtailsnippets_core_targetgroup": TargetGroup.objects.first().pk,
            "wagtailsnippets_members_network": things.network.pk,
            "wagtailsnippets_cases_adoption": things.adoption.pk,
            "wagtailsnippets_search_judgedquery": things.judged.pk,
            "wagtailsnippets_search_promotedhit": things.promoted.pk,
            "wagtailsnippets_mail_message": things.mail.pk,
            "wagtailsnippets_search_synonymgroup": things.synonyms.pk,
        }
        return known.get(namespace)


def build_world(target: str) -> World:
    """Make Malmö's secrets; `target` is `draft` or `edited`: a case never published, or one with a secret change."""
    their_officer = officer_of(THEIRS, email=f"{SECRET}@malmo.example", last_name=SECRET)
    place = municipality_page(THEIRS)
    collection = municipality_collection(place)
    document = PortalDocumentFactory(
        title=f"{SECRET} underlag", collection=collection, uploaded_by_user=their_officer,
        file=ContentFile(tiny_pdf(SECRET), name=f"{SECRET}.pdf"),
    )  # fmt: skip
    image = PortalImageFactory(
        title=f"{SECRET} bild", collection=collection, uploaded_by_user=their_officer,
        file=ContentFile(tiny_image(), name=f"{SECRET}.png"),
    )  # fmt: skip
    draft = CasePageFactory(
        municipality=THEIRS, live=False, title=f"{SECRET} utkast", slug=f"{SECRET}-utkast", image=image,
        owner=their_officer, attachments=[CaseAttachment(document=document)],
    )  # fmt: skip
    draft.keywords.add(f"{SECRET} nyckelord")
    draft.save()
    edited = CasePageFactory(municipality=THEIRS, title="Publicerat exempel i Malmö", owner=their_officer)
    draft_of(edited, title=f"{SECRET} ändring", result=f"{SECRET} resultat")
    page = CasePage.objects.get(pk=(draft if target == "draft" else edited).pk)
    things = _surroundings(draft, their_officer)
    things.document, things.image, things.collection = document, image, collection
    return World(officer_of(OURS), their_officer, page, place, things)


def seen_from_home(world: World) -> World:
    """Return the same world with Skövde's own page and files in the addresses: what is an officer shown at home?"""
    place = municipality_page(OURS)
    collection = municipality_collection(place)
    things = SimpleNamespace(**vars(world.things))
    things.document = PortalDocumentFactory(title="Vårt underlag", collection=collection)
    things.image = PortalImageFactory(title="Vår bild", collection=collection)
    things.collection = collection
    page = CasePageFactory(municipality=OURS, title="Vårt exempel", image=things.image)
    return World(world.officer, world.their_officer, page, place, things)


def _surroundings(draft: CasePage, officer) -> SimpleNamespace:
    """Make what belongs to the draft: a workflow under way, an editing session, half-finished uploads, a redirect."""
    workflow = Workflow.objects.get()
    workflow_state = workflow.start(draft, officer)
    page_type = ContentType.objects.get_for_model(Page)
    uploads = {
        model: UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(model), uploaded_by_user=officer,
            file=ContentFile(content, name=f"{SECRET}-{number}.bin"),
        )
        for number, (model, content) in enumerate([(PortalImage, tiny_image()), (PortalDocument, tiny_pdf())])
    }  # fmt: skip
    return SimpleNamespace(
        workflow=workflow,
        workflow_state=workflow_state,
        task_state=workflow_state.current_task_state,
        task=Task.objects.get(),
        session=EditingSession.objects.create(
            user=officer, content_type=page_type, object_id=draft.pk, last_seen_at=timezone.now()
        ),
        image_upload=uploads[PortalImage],
        document_upload=uploads[PortalDocument],
        redirect=Redirect.objects.create(old_path=f"/{SECRET}", redirect_page=draft),
        network=NetworkFactory(),
        adoption=AdoptionFactory(municipality_id=THEIRS),
        mail=Message.objects.create(
            key=SECRET, to="kim@malmo.example", subject=SECRET, text=SECRET, state=State.UNKNOWN
        ),
        judged=JudgedQueryFactory(text=SECRET, note=SECRET, expected=[draft]),
        promoted=PromotedHit.objects.create(queries=SECRET, page=draft, reason=SECRET, sort_order=1),
        synonyms=SynonymGroup.objects.create(expressions=f"{SECRET}\nhemlighet", note=SECRET),
    )


def fingerprint() -> list:
    """Return every row that an officer of Skövde has no business changing."""
    ours = municipality_page(OURS)
    outside = Page.objects.exclude(path__startswith=ours.path)
    our_ids = [str(pk) for pk in Page.objects.descendant_of(ours, inclusive=True).values_list("pk", flat=True)]
    models = [
        CasePage.objects.exclude(path__startswith=ours.path), PortalImage.objects.all(), PortalDocument.objects.all(),
        Revision.objects.exclude(object_id__in=our_ids),
        PageViewRestriction.objects.all(), WorkflowState.objects.all(), TaskState.objects.all(), Workflow.objects.all(),
        Task.objects.all(), UploadedFile.objects.all(), Redirect.objects.all(), Site.objects.all(), Theme.objects.all(),
        GroupPagePermission.objects.all(), PageLogEntry.objects.all(), ModelLogEntry.objects.all(),
        PromotedHit.objects.all(), SynonymGroup.objects.all(), Message.objects.all(),
        EditingSession.objects.filter(user__email__contains=SECRET),
    ]  # fmt: skip
    people = UserFactory._meta.model.objects.exclude(last_login=None).order_by("pk").values_list("pk", "email")
    return [list(outside.order_by("pk").values()), list(people)] + [
        list(queryset.order_by("pk").values()) for queryset in models
    ]
