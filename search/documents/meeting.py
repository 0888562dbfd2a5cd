"""A meeting as a document."""

from django.db.models import QuerySet
from django.utils import timezone

from events.models import MeetingPage
from search.document import Document

from .context import BuildContext, stream_text


def pages() -> QuerySet:
    """Return live meetings with all that a document needs."""
    return MeetingPage.objects.live().prefetch_related("themes", "networks", "related_methods", "related_cases")


def build(meeting: MeetingPage, context: BuildContext) -> Document:
    """Return the document of a live meeting."""
    methods = [method for method in meeting.related_methods.all() if context.may_tell_of(method, meeting)]
    starts, ends = meeting.starts_at, meeting.ends_at
    related = [case.title for case in meeting.related_cases.all() if context.may_tell_of(case, meeting)]
    facets = {
        "tema": tuple(theme.slug for theme in meeting.themes.all()),
        "metod": tuple(method.slug for method in methods),
        "ar": (str(timezone.localtime(starts).year),) if starts else (),
    }
    return Document(
        id=f"page:{meeting.pk}",
        rev=0,
        type="traff",
        title=meeting.title,
        summary=meeting.summary,
        body="\n".join([stream_text(meeting.agenda), stream_text(meeting.notes), *related]),
        keywords=" ".join(network.name for network in meeting.networks.all()),
        method_names="\n".join(method.title for method in methods),
        place=meeting.place,
        facets=facets,
        date=timezone.localdate(starts) if starts else None,
        starts=starts,
        ends=ends,
        audience=context.audience(meeting),
        url=meeting.url or "",
    )
