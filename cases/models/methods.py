"""The method (metod): a way of working that several municipalities can use."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index

from portal.core.blocks import BodyStreamBlock
from portal.core.models import BasePage, BasePageForm, IndexPage, TargetGroup, Theme

from ..choices import CostLevel, EvidenceLevel
from ..rules import theme_problems


class MethodPageForm(BasePageForm):
    """Holds a method to the rules of publishing."""

    def publishing_problems(self, cleaned: dict) -> dict[str, str]:
        """Return what the method lacks, field by field."""
        return theme_problems(len(cleaned.get("themes") or ()))


class TaggedMethod(TaggedItemBase):
    """A free keyword on a method."""

    content_object = ParentalKey("cases.MethodPage", on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        verbose_name = _("nyckelord på metod")
        verbose_name_plural = _("nyckelord på metoder")


class PointsBlock(blocks.StreamBlock):
    """A list of short statements."""

    point = blocks.TextBlock(label=_("Punkt"), max_length=400)


class MethodQuerySet(PageQuerySet):
    """Methods, fetched the ways pages need them."""

    def for_listing(self) -> "MethodQuerySet":
        """Live public methods by name, with what a card shows."""
        pages = self.live().public().select_related("image").prefetch_related("themes", "image__renditions")
        return pages.order_by("title")


class MethodPage(BasePage):
    """A method, described so that another municipality can try it."""

    summary = models.TextField(_("sammanfattning"), max_length=300)
    image = models.ForeignKey(
        "core.PortalImage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("bild")
    )
    themes = ParentalManyToManyField(Theme, related_name="methods", verbose_name=_("teman"))
    target_groups = ParentalManyToManyField(TargetGroup, related_name="methods", verbose_name=_("målgrupper"))
    keywords = ClusterTaggableManager(through=TaggedMethod, blank=True, verbose_name=_("nyckelord"))
    purpose = models.TextField(_("syfte"), max_length=1000)
    body = StreamField(BodyStreamBlock(), verbose_name=_("beskrivning"))
    core_parts = StreamField(
        PointsBlock(), verbose_name=_("kärnan"), help_text=_("Det som måste finnas för att det ska vara metoden.")
    )
    adaptable_parts = StreamField(
        PointsBlock(), verbose_name=_("det som kan anpassas"), help_text=_("Det som kommuner gör på olika sätt.")
    )
    prerequisites_competence = models.TextField(_("kompetens"), max_length=600, blank=True)
    prerequisites_premises = models.TextField(_("lokaler"), max_length=600, blank=True)
    prerequisites_staffing = models.TextField(_("bemanning"), max_length=600, blank=True)
    cost_level = models.CharField(_("kostnadsnivå"), max_length=10, choices=CostLevel.choices, blank=True)
    typical_cost = models.CharField(_("vanlig kostnad"), max_length=300, blank=True)
    evidence_level = models.CharField(
        _("kunskapsläge"), max_length=20, choices=EvidenceLevel.choices, default=EvidenceLevel.UNTESTED
    )
    evidence_reason = models.TextField(_("varför den nivån?"), max_length=800, blank=True)
    evidence_date = models.DateField(_("bedömt den"), null=True, blank=True)
    evidence_assessor = models.CharField(_("bedömt av"), max_length=120, blank=True)
    pitfalls = StreamField(PointsBlock(required=False), verbose_name=_("fallgropar"), blank=True)
    owner_organisation = models.CharField(_("vem står bakom metoden?"), max_length=200, blank=True)
    owner_url = models.URLField(_("webbplats"), blank=True)
    related_methods = ParentalManyToManyField(
        "self", blank=True, symmetrical=False, related_name="related_from", verbose_name=_("liknande metoder")
    )

    objects = PageManager.from_queryset(MethodQuerySet)()
    base_form_class = MethodPageForm
    template = "pages/method_page.html"
    parent_page_types = ["cases.MethodIndexPage"]
    subpage_types: list[str] = []

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("purpose"),
        index.SearchField("body"),
        index.FilterField("evidence_level"),
        index.RelatedFields("themes", [index.FilterField("slug")]),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    TitleFieldPanel("title"),
                    FieldPanel("summary"),
                    FieldPanel("image"),
                    FieldPanel("themes", widget=forms.CheckboxSelectMultiple, required_on_save=False),
                    FieldPanel("target_groups", widget=forms.CheckboxSelectMultiple, required_on_save=False),
                    FieldPanel("keywords"),
                    FieldPanel("purpose"),
                    FieldPanel("body"),
                    FieldPanel("core_parts"),
                    FieldPanel("adaptable_parts"),
                    FieldPanel("pitfalls"),
                ],
                heading=_("Metoden"),
            ),
            ObjectList(
                [
                    InlinePanel("steps", heading=_("Steg för steg"), label=_("Steg")),
                    MultiFieldPanel(
                        [
                            FieldPanel("prerequisites_competence"),
                            FieldPanel("prerequisites_premises"),
                            FieldPanel("prerequisites_staffing"),
                        ],
                        heading=_("Förutsättningar"),
                    ),
                    MultiFieldPanel([FieldPanel("cost_level"), FieldPanel("typical_cost")], heading=_("Kostnad")),
                    InlinePanel("material", heading=_("Material"), label=_("Material")),
                    FieldPanel("owner_organisation"),
                    FieldPanel("owner_url"),
                    FieldPanel("related_methods"),
                ],
                heading=_("Att komma i gång"),
            ),
            ObjectList(
                [
                    FieldPanel("evidence_level"),
                    FieldPanel("evidence_reason"),
                    FieldPanel("evidence_date"),
                    FieldPanel("evidence_assessor"),
                    InlinePanel("sources", heading=_("Källor"), label=_("Källa")),
                ],
                heading=_("Kunskapsläge"),
            ),
            ObjectList(BasePage.promote_panels, heading=_("Adress")),
        ]
    )

    class Meta:
        verbose_name = _("metod")
        verbose_name_plural = _("metoder")

    def get_context(self, request, *args, **kwargs):
        """Add who uses the method: `usage`, a `cases.domain.MethodUsage`."""
        from ..domain import method_usage

        context = super().get_context(request, *args, **kwargs)
        context["usage"] = method_usage(self)
        return context

    @property
    def has_prerequisites(self) -> bool:
        """Whether anything is said about what the method needs."""
        return bool(self.prerequisites_competence or self.prerequisites_premises or self.prerequisites_staffing)


class MethodIndexPage(IndexPage):
    """All methods, led into the search page where they can be filtered."""

    template = "pages/method_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["cases.MethodPage"]

    class Meta:
        verbose_name = _("metoder, startsida")
        verbose_name_plural = _("metoder, startsidor")

    def get_context(self, request, *args, **kwargs):
        """Add `methods`: all methods by name, each with how many municipalities use it (`user_count`)."""
        from ..domain import methods_with_user_counts

        context = super().get_context(request, *args, **kwargs)
        context["methods"] = methods_with_user_counts()
        return context
