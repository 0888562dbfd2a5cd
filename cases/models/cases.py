"""The case (exempel): what one municipality did, told with a fixed set of short questions."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index

from portal.core.blocks import BodyStreamBlock
from portal.core.models import BasePage, Municipality, TargetGroup, Theme

from ..choices import EVIDENCE_OF_EVALUATION, CaseStatus, Evaluation
from ..rules import case_problems
from .case_form import CasePageForm
from .case_panels import MORE_PANELS, STORY_PANELS
from .case_parts import TaggedCase

SUMMARY_LENGTH = 300


class CaseQuerySet(PageQuerySet):
    """Cases, fetched the ways pages need them."""

    def for_listing(self) -> "CaseQuerySet":
        """Live public cases, newest first, with what a card shows."""
        return (
            self.live()
            .public()
            .select_related("owner_page__municipality", "image")
            .prefetch_related("themes", "image__renditions")
            .order_by("-first_published_at", "-pk")
        )

    def with_method(self, method) -> "CaseQuerySet":
        """Those that use `method`."""
        return self.filter(method_uses__method=method).distinct()

    def of(self, municipality: Municipality) -> "CaseQuerySet":
        """Those that belong to `municipality`."""
        return self.filter(owner_page__municipality=municipality)


class CasePage(BasePage):
    """One measure of one municipality. Stands beneath the municipality's page."""

    owner_page = models.ForeignKey(
        "cases.MunicipalityPage", on_delete=models.SET_NULL, related_name="+", editable=False, null=True
    )
    summary = models.TextField(
        _("sammanfattning"), max_length=SUMMARY_LENGTH, help_text=_("Två meningar: vad ni gör och vad det leder till.")
    )
    image = models.ForeignKey(
        "core.PortalImage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("bild")
    )
    themes = ParentalManyToManyField(Theme, related_name="cases", verbose_name=_("teman"))
    target_groups = ParentalManyToManyField(TargetGroup, related_name="cases", verbose_name=_("målgrupper"))
    keywords = ClusterTaggableManager(
        through=TaggedCase, blank=True, verbose_name=_("nyckelord"),
        help_text=_("Egna ord som andra kan tänkas söka på."),
    )  # fmt: skip
    status = models.CharField(_("läge"), max_length=20, choices=CaseStatus.choices)
    start_year = models.PositiveSmallIntegerField(_("startår"), null=True)
    end_year = models.PositiveSmallIntegerField(_("slutår"), null=True, blank=True)
    stopped_reason = models.TextField(
        _("varför insatsen lades ner"), max_length=1000, blank=True, help_text=_("Behövs när läget är Nedlagd.")
    )

    challenge = models.TextField(
        _("vilken utmaning ville ni möta?"), max_length=1000, help_text=_("Hur såg det ut innan, och för vem?")
    )
    body = StreamField(BodyStreamBlock(), verbose_name=_("vad gjorde ni?"))
    result = models.TextField(
        _("vad blev resultatet?"), max_length=1500, help_text=_("Skriv det ni vet. Säg också vad ni inte vet än.")
    )
    did_not_work = models.TextField(
        _("vad fungerade inte?"), max_length=1000, help_text=_("Det här är ofta det som hjälper andra mest.")
    )
    advice = models.TextField(_("vilka råd ger ni till andra?"), max_length=1000)
    conditions = models.TextField(_("vad krävs för att lyckas?"), max_length=1000, blank=True)

    contact_email = models.EmailField(
        _("funktionsbrevlåda"), help_text=_("En gemensam brevlåda som finns kvar även om någon slutar.")
    )
    contact_name = models.CharField(_("kontaktperson"), max_length=100, blank=True)
    contact_role = models.CharField(_("kontaktpersonens roll"), max_length=100, blank=True)

    administrations = models.CharField(
        _("förvaltningar"), max_length=300, blank=True, help_text=_("Skilj flera åt med semikolon.")
    )
    cost_setup = models.PositiveIntegerField(_("kostnad för att starta, kronor"), null=True, blank=True)
    cost_yearly = models.PositiveIntegerField(_("kostnad per år, kronor"), null=True, blank=True)
    fte = models.DecimalField(_("årsarbetare"), max_digits=5, decimal_places=2, null=True, blank=True)
    funding = models.CharField(_("finansiering"), max_length=300, blank=True)

    chain_activity = models.TextField(_("insats"), max_length=500, blank=True, help_text=_("Det ni gör."))
    chain_output = models.TextField(
        _("prestation"), max_length=500, blank=True,
        help_text=_("Det som insatsen direkt leder till och som går att räkna."),
    )  # fmt: skip
    chain_outcome = models.TextField(
        _("resultat"), max_length=500, blank=True, help_text=_("Det som ändras för målgruppen.")
    )
    chain_impact = models.TextField(
        _("effekt"), max_length=500, blank=True, help_text=_("Det som ändras i kommunen på sikt.")
    )
    evaluation = models.CharField(_("utvärdering"), max_length=20, choices=Evaluation.choices, default=Evaluation.NONE)
    evaluation_note = models.TextField(_("om utvärderingen"), max_length=500, blank=True)
    evaluation_url = models.URLField(_("rapport, webbadress"), blank=True)
    evaluation_report = models.ForeignKey(
        "core.PortalDocument", on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("rapport, fil"),
    )  # fmt: skip

    objects = PageManager.from_queryset(CaseQuerySet)()
    base_form_class = CasePageForm
    template = "pages/case_page.html"
    parent_page_types = ["cases.MunicipalityPage"]
    subpage_types: list[str] = []
    page_description = _("Berätta vad ni har prövat, hur det gick och vad andra kan lära.")

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.FilterField("status"),
        index.FilterField("start_year"),
        index.RelatedFields("themes", [index.FilterField("slug")]),
        index.RelatedFields("target_groups", [index.FilterField("slug")]),
        index.SearchField("challenge"),
        index.SearchField("body"),
        index.SearchField("result"),
    ]

    edit_handler = TabbedInterface(
        [
            ObjectList(STORY_PANELS, heading=_("Berättelsen")),
            ObjectList(MORE_PANELS, heading=_("Mer om insatsen")),
            ObjectList(BasePage.promote_panels, heading=_("Adress")),
        ]
    )

    class Meta:
        verbose_name = _("exempel")
        verbose_name_plural = _("exempel")

    def get_context(self, request, *args, **kwargs):
        """Add `method_uses`, those whose method everybody may read, and `attachments` with their documents."""
        from ..domain import public_method_uses

        context = super().get_context(request, *args, **kwargs)
        context["method_uses"] = public_method_uses(self)
        context["attachments"] = self.attachments.select_related("document")
        return context

    def clean(self) -> None:
        """Hold a case that is live, or is about to be, to the rules of publishing."""
        super().clean()
        if not self.is_draft_save:
            problems = case_problems(
                status=self.status,
                start_year=self.start_year,
                end_year=self.end_year,
                stopped_reason=self.stopped_reason,
            )
            if problems:
                raise ValidationError(problems)

    def full_clean(self, *args, **kwargs) -> None:
        """Validate, knowing whose case it is."""
        self._set_owner()
        super().full_clean(*args, **kwargs)

    def save(self, *args, **kwargs):
        """Save, noting the municipality that the case stands beneath, so that lists need not climb the tree."""
        self._set_owner()
        return super().save(*args, **kwargs)

    def _set_owner(self) -> None:
        if self.path:
            from .municipalities import MunicipalityPage

            self.owner_page = MunicipalityPage.objects.filter(path=self.path[: -self.steplen]).first()

    @property
    def municipality(self) -> Municipality:
        """The municipality whose case this is."""
        return self.owner_page.municipality

    @property
    def evidence_level(self) -> str:
        """The level of evidence that the case's own evaluation gives; empty for none."""
        return EVIDENCE_OF_EVALUATION.get(Evaluation(self.evaluation), "") if self.evaluation else ""

    @property
    def years(self) -> str:
        """The years as people write them: `2021–2023`, `2021–` for what still runs, `2021`."""
        if self.end_year and self.end_year != self.start_year:
            return f"{self.start_year}–{self.end_year}"
        running = self.status in {CaseStatus.ONGOING, CaseStatus.PERMANENT}
        return f"{self.start_year}–" if running else f"{self.start_year or ''}"

    @cached_property
    def administration_names(self) -> list[str]:
        """The administrations involved, one by one."""
        return [name.strip() for name in self.administrations.split(";") if name.strip()]

    @property
    def effect_chain(self) -> list[tuple[str, str]]:
        """The steps of the effect chain that are told, as (name, text)."""
        names = ("chain_activity", "chain_output", "chain_outcome", "chain_impact")
        return [
            (str(self._meta.get_field(name).verbose_name).capitalize(), getattr(self, name))
            for name in names
            if getattr(self, name)
        ]
