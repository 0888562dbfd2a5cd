"""A case as a document."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from cases.choices import CaseStatus, EvidenceLevel
from cases.models import CaseMethod, CasePage
from search.document import Document

from .context import BuildContext, stream_text

_RUNS_ON = {CaseStatus.ONGOING, CaseStatus.PERMANENT}


def pages() -> QuerySet:
    """Return live cases with all that a document needs."""
    return (
        CasePage.objects.live()
        .select_related("owner_page")
        .prefetch_related("themes", "target_groups", "tagged_items__tag")
        .prefetch_related("method_uses__method", "partners", "indicators")
    )


def years(case: CasePage) -> tuple[str, ...]:
    """Return every year that the case ran, up to this year if it runs on."""
    if not case.start_year:
        return ()
    this_year = timezone.localdate().year
    last = case.end_year or (max(this_year, case.start_year) if case.status in _RUNS_ON else case.start_year)
    return tuple(str(year) for year in range(case.start_year, last + 1))


def body(case: CasePage, uses: Iterable[CaseMethod]) -> str:
    """Return all that a case tells beyond title and summary, as plain text; of its methods, those of `uses`."""
    parts = [
        case.challenge, stream_text(case.body), case.result, case.did_not_work, case.advice, case.conditions,
        case.stopped_reason, *(text for _name, text in case.effect_chain), case.evaluation_note,
        *(f"{use.method.title} {use.note}" for use in uses),
        *(f"{partner.name} {partner.role}" for partner in case.partners.all()),
        *(indicator.name for indicator in case.indicators.all()),
    ]  # fmt: skip
    return "\n".join(part for part in parts if part)


def build(case: CasePage, context: BuildContext) -> Document:
    """Return the document of a live case."""
    municipality = context.municipalities[case.owner_page.municipality_id]
    uses = [use for use in case.method_uses.all() if context.may_tell_of(use.method, case)]
    methods = [use.method for use in uses]
    evidence = case.evidence_level
    facets = {
        "tema": tuple(theme.slug for theme in case.themes.all()),
        "malgrupp": tuple(group.slug for group in case.target_groups.all()),
        "metod": tuple(method.slug for method in methods),
        "status": (case.status,),
        "evidens": (evidence,) if evidence else (),
        "ar": years(case),
        **context.place_facets({municipality.code}),
    }
    return Document(
        id=f"page:{case.pk}",
        rev=0,
        type="exempel",
        title=case.title,
        summary=case.summary,
        body=body(case, uses),
        keywords=" ".join(item.tag.name for item in case.tagged_items.all()),
        method_names="\n".join(method.title for method in methods),
        place=f"{municipality.name} {municipality.county.name}",
        facets=facets,
        date=timezone.localdate(case.last_published_at) if case.last_published_at else None,
        evidence=EvidenceLevel.values.index(evidence) if evidence else 0,
        audience=context.audience(case),
        url=case.url or "",
    )
