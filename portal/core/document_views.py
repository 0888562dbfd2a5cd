"""The admin's list of documents, which tells whose text can be searched, and why not."""

import django_filters
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.documents.views.documents import DocumentsFilterSet, IndexView

from .models import PortalDocument, TextState
from .models.file_text import PROBLEMS

READABLE, WAITING, UNREADABLE = "ja", "vantar", "nej"
_CHOICES = (
    (UNREADABLE, gettext_lazy("Nej, eller bara till en del")),
    (WAITING, gettext_lazy("Läses strax")),
    (READABLE, gettext_lazy("Ja")),
)
_CONDITIONS = {
    UNREADABLE: Q(file_text__state__in=PROBLEMS) | Q(file_text__is_cut=True),
    WAITING: Q(file_text=None) | Q(file_text__state=TextState.WAITING),
    READABLE: Q(file_text__state=TextState.READY),
}


class DocumentsByTextFilterSet(DocumentsFilterSet):
    """Filters documents by whether their text can be searched."""

    text = django_filters.ChoiceFilter(
        label=gettext_lazy("Går texten att söka i?"), choices=_CHOICES, method="filter_by_text"
    )

    class Meta(DocumentsFilterSet.Meta):
        model = PortalDocument
        fields = []

    def filter_by_text(self, documents: QuerySet, name: str, value: str) -> QuerySet:
        """Return those of the documents in the chosen state."""
        return documents.filter(_CONDITIONS[value])


class DocumentsByTextView(IndexView):
    """Wagtail's list of documents with a column about their text."""

    filterset_class = DocumentsByTextFilterSet

    def get_base_queryset(self) -> QuerySet:
        """Return the documents that the user may change, with what is known of their texts, not the texts."""
        return super().get_base_queryset().select_related("file_text").defer("file_text__text")

    @cached_property
    def columns(self) -> list[Column]:
        """Wagtail's columns, and before the last whether the text can be searched."""
        *first, last = super().columns
        return [*first, Column("text", label=_("Sökbar text"), accessor="text_label"), last]
