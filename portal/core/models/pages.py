"""The abstract base of every page type."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from ..limits import refuse_strangers, stored_references
from ..page_permissions import PortalPagePermissionTester


class BasePageForm(WagtailAdminPageForm):
    """Saves incomplete drafts; at publishing says, beside each field, what is missing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if field.required and field.label:
                field.error_messages["required"] = _("Fyll i ”%(label)s” innan du publicerar.") % {"label": field.label}
        self.known_references = stored_references(self.instance) if self.is_bound and self.instance.pk else set()

    def is_valid(self) -> bool:
        """Validate; refuse, with `PermissionDenied`, what the user may not choose."""
        valid = super().is_valid()
        refuse_strangers(self, self.known_references)
        return valid

    def _post_clean(self) -> None:
        # Model.clean() runs for drafts as well; it must know that this one need not be complete.
        self.instance.is_draft_save = self.is_deferred_validation
        super()._post_clean()

    def clean(self):
        """Apply the page type's publishing rules unless this is a draft being saved."""
        cleaned = super().clean()
        if not self.is_deferred_validation:
            for field, message in self.publishing_problems(cleaned).items():
                self.add_error(field if field in self.fields else None, message)
        return cleaned

    def publishing_problems(self, cleaned: dict) -> dict[str, str]:
        """Return field name → Swedish message for what hinders publishing, beyond required fields. None by default."""
        return {}


class BasePage(Page):
    """What every page of the portal shares.

    `is_draft_save` is set by the form while an incomplete draft is validated; `clean()` of a page type must let
    such a draft pass and hold a page that is live, or about to be, to its rules.
    """

    base_form_class = BasePageForm
    permission_tester_class: type[PortalPagePermissionTester] = PortalPagePermissionTester
    is_draft_save = False
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("Adress och sökmotorer"),
        )
    ]

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """Save; what is live is listed under its published title."""
        if self.live and kwargs.get("update_fields") is None:
            self.draft_title = self.title
        return super().save(*args, **kwargs)

    def save_revision(self, *args, **kwargs):
        """Save a revision. Wagtail would show the draft's title of a live page in lists and choosers, to everybody."""
        revision = super().save_revision(*args, **kwargs)
        if self.live:
            Page.objects.filter(pk=self.pk).update(draft_title=F("title"))
        return revision

    def get_admin_display_title(self) -> str:
        """Return the title, or a word for a draft that has none yet."""
        title = self.title if self.live else super().get_admin_display_title()
        return title or str(_("Utan rubrik"))

    def permissions_for_user(self, user) -> PortalPagePermissionTester:
        """Return what `user` may do to this page."""
        return self.permission_tester_class(user, self)


class IndexPage(BasePage):
    """The one page beneath the start page that lists everything of a kind."""

    intro = models.TextField(_("ingress"), max_length=500, blank=True)

    max_count = 1
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        abstract = True
