"""Admin views of the vocabulary: ordered lists, and a way to merge two terms."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import TargetGroup, Term, Theme
from .terms import merge_terms, usage_count


class MergeForm(forms.Form):
    """Asks which term takes the other's place."""

    def __init__(self, *args, source: Term, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["target"] = forms.ModelChoiceField(
            queryset=type(source).objects.exclude(pk=source.pk),
            label=_("Slå samman med"),
            help_text=_("Det du väljer här blir kvar och tar över alla sidor."),
        )


class MergeView(WagtailAdminTemplateMixin, FormView):
    """Merges the term in the address into another."""

    form_class = MergeForm
    template_name = "admin/merge_term.html"
    page_title = gettext_lazy("Slå samman")
    viewset: SnippetViewSet | None = None

    def dispatch(self, request, *args, **kwargs):
        """Let in those who may both change and delete such terms."""
        policy = self.viewset.permission_policy
        if not all(policy.user_has_permission(request.user, action) for action in ("change", "delete")):
            raise PermissionDenied
        self.source = get_object_or_404(self.viewset.model, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict:
        """Tell the form what is to be merged."""
        return super().get_form_kwargs() | {"source": self.source}

    def get_context_data(self, **kwargs) -> dict:
        """Add the term, how much carries it, and the way back."""
        back = reverse(self.viewset.get_url_name("list"))
        return super().get_context_data(**kwargs) | {
            "source": self.source,
            "page_subtitle": str(self.source),
            "usage_count": usage_count(self.source),
            "back_url": back,
        }

    def form_valid(self, form):
        """Merge, and say what was done."""
        target, name = form.cleaned_data["target"], str(self.source)
        merge_terms(self.source, target)
        messages.success(
            self.request,
            _("”%(source)s” är nu en del av ”%(target)s”. Gamla adresser leder rätt.")
            % {"source": name, "target": target},
        )
        return redirect(self.viewset.get_url_name("list"))


class TermViewSet(SnippetViewSet):
    """An ordered list of terms; dragging changes the order in which visitors see them."""

    list_display = ["name", "slug", "description"]
    sort_order_field = "sort_order"
    copy_view_enabled = False

    @cached_property
    def merge_view(self):
        """The view that merges one term into another."""
        return MergeView.as_view(viewset=self)

    def get_urlpatterns(self) -> list:
        """Add the address of merging."""
        return [*super().get_urlpatterns(), path("merge/<int:pk>/", self.merge_view, name="merge")]


class ThemeViewSet(TermViewSet):
    """Themes."""

    model = Theme
    icon = "tag"
    menu_label = gettext_lazy("Teman")


class TargetGroupViewSet(TermViewSet):
    """Target groups."""

    model = TargetGroup
    icon = "group"
    menu_label = gettext_lazy("Målgrupper")


class VocabularyViewSetGroup(SnippetViewSetGroup):
    """The vocabulary's place in the menu."""

    items = (ThemeViewSet, TargetGroupViewSet)
    menu_label = gettext_lazy("Ämnesord")
    menu_icon = "tag"
    menu_order = 400
