"""A method as a document."""

from django.db.models import QuerySet
from django.utils import timezone

from cases.choices import EvidenceLevel
from cases.models import MethodPage
from search.document import Document

from .context import BuildContext, stream_text


def pages() -> QuerySet:
    """Return live methods with all that a document needs."""
    return MethodPage.objects.live().prefetch_related("themes", "target_groups", "tagged_items__tag", "steps")


def body(method: MethodPage) -> str:
    """Return all that a method tells beyond title and summary, as plain text."""
    parts = [
        method.purpose, stream_text(method.body), stream_text(method.core_parts), stream_text(method.adaptable_parts),
        stream_text(method.pitfalls), method.prerequisites_competence, method.prerequisites_premises,
        method.prerequisites_staffing, method.evidence_reason, method.owner_organisation,
        *(f"{step.title} {step.text}" for step in method.steps.all()),
    ]  # fmt: skip
    return "\n".join(part for part in parts if part)


def build(method: MethodPage, context: BuildContext) -> Document:
    """Return the document of a live method; its places are those with a case or an adoption that uses it."""
    codes = context.adoptions_by_method.get(method.pk, set()) | context.cases_by_method.get(method.pk, set())
    facets = {
        "tema": tuple(theme.slug for theme in method.themes.all()),
        "malgrupp": tuple(group.slug for group in method.target_groups.all()),
        "metod": (method.slug,),
        "evidens": (method.evidence_level,),
        **context.place_facets(codes),
    }
    return Document(
        id=f"page:{method.pk}",
        rev=0,
        type="metod",
        title=method.title,
        summary=method.summary,
        body=body(method),
        keywords=" ".join(item.tag.name for item in method.tagged_items.all()),
        facets=facets,
        date=timezone.localdate(method.last_published_at) if method.last_published_at else None,
        evidence=EvidenceLevel.values.index(method.evidence_level),
        audience=context.audience(method),
        url=method.url or "",
    )
