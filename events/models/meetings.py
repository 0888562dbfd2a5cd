"""The network meeting (nätverksträff): one page an occurrence."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface, TitleFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index

from portal.core.blocks import BodyStreamBlock
from portal.core.models import BasePage, IndexPage, Theme
from portal.members.models import Network

from ..blocks import AgendaStreamBlock
from ..choices import MeetingFormat

LONGEST = timedelta(days=3)


class MeetingQuerySet(PageQuerySet):
    """Meetings by time. A meeting that runs now is upcoming; it is past from the moment it ends."""

    def upcoming(self) -> "MeetingQuerySet":
        """Those that have not ended, the next first."""
        return self.filter(ends_at__gt=timezone.now()).order_by("starts_at", "pk")

    def past(self) -> "MeetingQuerySet":
        """Those that have ended, the latest first."""
        return self.filter(ends_at__lte=timezone.now()).order_by("-starts_at", "-pk")

    def for_listing(self) -> "MeetingQuerySet":
        """Live public meetings with what a card shows."""
        return self.live().public().select_related("image").prefetch_related("themes", "networks")


class MeetingPage(RoutablePageMixin, BasePage):
    """A network meeting with its agenda, material and notes."""

    summary = models.TextField(_("sammanfattning"), max_length=300)
    image = models.ForeignKey(
        "core.PortalImage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("bild")
    )
    starts_at = models.DateTimeField(_("börjar"), null=True, db_index=True)
    ends_at = models.DateTimeField(_("slutar"), null=True, db_index=True)
    is_cancelled = models.BooleanField(_("inställd"), default=False)
    format = models.CharField(_("form"), max_length=10, choices=MeetingFormat.choices, default=MeetingFormat.DIGITAL)
    place = models.CharField(_("plats"), max_length=200, blank=True, help_text=_("Adress, för en träff på plats."))
    accessibility = models.TextField(_("tillgänglighet"), max_length=600, blank=True)
    recording_policy = models.TextField(_("inspelning"), max_length=400, blank=True)
    contact_email = models.EmailField(_("funktionsbrevlåda"), blank=True)
    themes = ParentalManyToManyField(Theme, related_name="meetings", blank=True, verbose_name=_("teman"))
    networks = ParentalManyToManyField(Network, related_name="meetings", blank=True, verbose_name=_("nätverk"))
    related_cases = ParentalManyToManyField(
        "cases.CasePage", related_name="meetings", blank=True, verbose_name=_("exempel som tas upp")
    )
    related_methods = ParentalManyToManyField(
        "cases.MethodPage", related_name="meetings", blank=True, verbose_name=_("metoder som tas upp")
    )
    agenda = StreamField(AgendaStreamBlock(), blank=True, verbose_name=_("program"))
    notes = StreamField(BodyStreamBlock(required=False), blank=True, verbose_name=_("anteckningar"))

    objects = PageManager.from_queryset(MeetingQuerySet)()
    template = "pages/meeting_page.html"
    parent_page_types = ["events.MeetingIndexPage"]
    subpage_types: list[str] = []

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("agenda"),
        index.SearchField("notes"),
        index.FilterField("starts_at"),
        index.FilterField("ends_at"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    TitleFieldPanel("title"),
                    FieldPanel("summary"),
                    FieldPanel("image"),
                    MultiFieldPanel(
                        [FieldPanel("starts_at"), FieldPanel("ends_at"), FieldPanel("is_cancelled")],
                        heading=_("Tid (svensk tid)"),
                    ),
                    MultiFieldPanel(
                        [FieldPanel("format"), FieldPanel("place"), FieldPanel("accessibility")], heading=_("Plats")
                    ),
                    FieldPanel("networks", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("recording_policy"),
                    FieldPanel("contact_email"),
                ],
                heading=_("Träffen"),
            ),
            ObjectList([FieldPanel("agenda")], heading=_("Program")),
            ObjectList(
                [
                    InlinePanel("materials", heading=_("Material"), label=_("Fil")),
                    FieldPanel("notes"),
                    FieldPanel("related_cases"),
                    FieldPanel("related_methods"),
                ],
                heading=_("Material och anteckningar"),
            ),
            ObjectList(BasePage.promote_panels, heading=_("Adress")),
        ]
    )

    class Meta:
        verbose_name = _("nätverksträff")
        verbose_name_plural = _("nätverksträffar")

    def clean(self) -> None:
        """Refuse a meeting that ends before it begins, or goes on for days on end."""
        super().clean()
        if self.starts_at and self.ends_at:
            if self.ends_at <= self.starts_at:
                raise ValidationError({"ends_at": _("Träffen slutar innan den börjar. Kontrollera tiderna.")})
            if self.ends_at - self.starts_at > LONGEST:
                raise ValidationError({"ends_at": _("Träffen är längre än tre dygn. Kontrollera datumen.")})

    @property
    def is_past(self) -> bool:
        """Whether the meeting has ended; one that ends this very moment has."""
        return self.ends_at is not None and self.ends_at <= timezone.now()

    @property
    def is_running(self) -> bool:
        """Whether the meeting is on right now."""
        return self.starts_at is not None and self.starts_at <= timezone.now() and not self.is_past

    def get_context(self, request, *args, **kwargs):
        """Add `programme` (agenda items with the files the reader may see), `materials` without item, `json_ld`."""
        from ..domain import meeting_json_ld, meeting_programme

        context = super().get_context(request, *args, **kwargs)
        context["programme"] = meeting_programme(self, request.user)
        context["json_ld"] = meeting_json_ld(self)
        context["calendar_url"] = self.reverse_subpage("calendar") if self.pk else ""
        return context

    @path("kalender/", name="calendar")
    def calendar(self, request):
        """Serve the meeting as a calendar file. (Addresses in Wagtail's tree hold no dots: the name is in a header.)"""
        from ..calendar import calendar_response

        return calendar_response(self)


class MeetingIndexPage(IndexPage):
    """Upcoming and past meetings."""

    template = "pages/meeting_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.MeetingPage"]

    class Meta:
        verbose_name = _("träffar, startsida")
        verbose_name_plural = _("träffar, startsidor")

    def get_context(self, request, *args, **kwargs):
        """Add `upcoming` and `past`, the twelve latest; older ones are found in search."""
        context = super().get_context(request, *args, **kwargs)
        context["upcoming"] = list(MeetingPage.objects.for_listing().upcoming())
        context["past"] = list(MeetingPage.objects.for_listing().past()[:12])
        return context
