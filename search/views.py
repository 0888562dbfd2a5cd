"""The search over HTTP: page, suggestions, feed and exports, all from one `SearchQuery`."""

from dataclasses import asdict, replace
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.core.access import reader_tokens
from portal.core.terms import current_slugs

from . import exports, feeds, presentation
from .current import Answered, engines
from .engines.base import WORD, EngineUnavailable, ResultPage, SearchRequest
from .facet_groups import groups
from .labels import DatabaseLabels
from .models import SynonymGroup
from .nearness import Comparison
from .promotion import promotions_of, shown
from .query import PAGE_SIZE, SearchQuery, clean_text
from .searchlog.observation import observe
from .similar_facet import similar_facet
from .synonyms import NO_SYNONYMS
from .term_suggestions import term_notices, term_suggestions

FEED_SIZE = 50
EXPORT_SIZE = 5_000
SUGGESTIONS = 8
SUGGESTED_TERMS = 3
HINTS = ("fritidsbank", "skolnärvaro", "föräldrastöd")
_TERM_KINDS = {"tema": "theme", "malgrupp": "targetgroup"}


def _asked(request: HttpRequest, query: SearchQuery, **options) -> SearchRequest:
    synonyms = SynonymGroup.objects.in_force() if query.text else NO_SYNONYMS
    return query.to_request(reader_tokens(request.user), timezone.now(), synonyms=synonyms, **options)


def _search(request: HttpRequest, query: SearchQuery, **options) -> Answered[ResultPage]:
    asked = _asked(request, query, **options)
    return engines().ask(lambda engine: engine.search(asked))


def with_current_terms(query: SearchQuery) -> SearchQuery:
    """Return `query` with slugs that themes and target groups have left behind replaced by those they have now."""
    for facet, kind in _TERM_KINDS.items():
        if query.values(facet):
            current = current_slugs(kind)
            for value in query.values(facet):
                if value in current:
                    query = query.without_value(facet, value).with_value(facet, current[value])
    return query


def says_when_unavailable(view):
    """Let a view of the search answer with a page of its own while no engine can answer."""

    @wraps(view)
    def wrapped(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except EngineUnavailable:
            return _unavailable(request)

    return wrapped


def _unavailable(request: HttpRequest) -> HttpResponse:
    """Say that the search is being built, which it does by itself, and when to try again."""
    query = SearchQuery.from_querydict(request.GET)
    response = render(request, "search/unavailable.html", {"again": presentation.url_of(query)}, status=503)
    response["Retry-After"] = "10"
    return response


@require_safe
@says_when_unavailable
def results(request: HttpRequest) -> HttpResponse:
    """Show the results page, or for htmx the part of it that changes."""
    given = SearchQuery.from_querydict(request.GET)
    query = with_current_terms(given)
    if query != given:
        return HttpResponsePermanentRedirect(presentation.url_of(query))
    labels = DatabaseLabels(reader_tokens(request.user))
    comparison = Comparison.of(query, request.user, labels)
    query, near = comparison.apply(query)
    asked, promotions = _asked(request, query, near=near), promotions_of(query)
    answered = engines().ask(lambda engine: (engine.search(asked), shown(engine, promotions, asked)))
    page, promoted = answered.value
    if not page.hits and page.total:
        return HttpResponseRedirect(presentation.url_of(query.with_page(-(-page.total // PAGE_SIZE))))
    is_part = request.htmx and not request.htmx.history_restore_request
    template = "search/_results.html" if is_part else "search/results.html"
    context = _context(query, replace(answered, value=page), labels, comparison) | {
        "promoted": [(one.card(labels), one.reason) for one in promoted],
        "observation": observe(request, query, page, is_part=is_part),
    }
    response = render(request, template, context)
    if is_part:
        response["HX-Push-Url"] = presentation.url_of(query)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _context(
    query: SearchQuery, answered: Answered[ResultPage], labels: DatabaseLabels, comparison: Comparison
) -> dict[str, object]:
    page = answered.value
    listed = groups(page.facets, query.selected, labels)
    address = replace(query, page=1).to_querystring()
    suffix = f"?{address}" if address else ""
    base = presentation.SEARCH_URL
    return {
        "q": query.text,
        "query": query,
        "total": page.total,
        "hits": presentation.cards(page, labels),
        "groups": listed,
        "similar": similar_facet(query, comparison, labels, {group.key for group in listed}),
        "types": presentation.tabs(query, page.facets.get("typ", {})),
        "chips": presentation.chips(query, labels),
        "selected_count": sum(len(values) for _key, values in query.chosen),
        "clear_url": presentation.url_of(query.without_facets()),
        "wider_url": presentation.url_of(query.without_facet("liknar")) if query.values("liknar") else "",
        "notices": [
            *presentation.notices(query, page, is_fallback=answered.is_fallback),
            *term_notices(query, labels),
        ],
        "pagination": presentation.pagination(query, page.total),
        "sort_options": presentation.sort_options(query, comparison.reference),
        "hint_links": [{"text": word, "url": f"{base}?q={word}"} for word in HINTS],
        "feed_url": f"{base}atom.xml{suffix}",
        "csv_url": f"{base}traffar.csv{suffix}",
        "xlsx_url": f"{base}traffar.xlsx{suffix}",
        "export_note": exports.cut_note(EXPORT_SIZE, page.total),
        "is_indexable": query == SearchQuery(),
        "crumbs": [{"title": _("Start"), "url": "/"}, {"title": _("Sök"), "url": base}],
    }


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Answer with up to eight suggestions for what is typed: `{"suggestions": [{"text", "kind"}]}`.

    First words, then themes and target groups (with "url", where to go instead of searching), then titles.
    """
    text = clean_text(request.GET.get("q", ""))
    try:
        tokens = reader_tokens(request.user)
        found = engines().ask(lambda engine: engine.suggest(text, tokens, SUGGESTIONS)).value
    except EngineUnavailable:
        found = ()
    words = [{"text": one.text, "kind": _("Sökord")} for one in found if one.kind == WORD]
    titles = [{"text": one.text, "kind": presentation.type_label(one.kind)} for one in found if one.kind != WORD]
    terms = [asdict(one) for one in term_suggestions(text, SUGGESTED_TERMS)]
    return JsonResponse({"suggestions": [*words[: SUGGESTIONS - len(terms)], *terms, *titles][:SUGGESTIONS]})


@require_safe
@says_when_unavailable
def atom(request: HttpRequest) -> HttpResponse:
    """Answer with the search as an Atom feed, newest first."""
    query = with_current_terms(SearchQuery.from_querydict(request.GET)).with_sort("nyast")
    page = _search(request, query, size=FEED_SIZE, facets=(), bodies=False).value
    return feeds.atom_response(query, page, settings.WAGTAILADMIN_BASE_URL)


@require_safe
@says_when_unavailable
def csv(request: HttpRequest) -> HttpResponse:
    """Answer with the hits as CSV."""
    return exports.csv_response(*_export(request))


@require_safe
@says_when_unavailable
def xlsx(request: HttpRequest) -> HttpResponse:
    """Answer with the hits as an Excel workbook."""
    return exports.xlsx_response(*_export(request))


def _export(request: HttpRequest) -> tuple[ResultPage, DatabaseLabels]:
    query = with_current_terms(SearchQuery.from_querydict(request.GET)).with_page(1)
    labels = DatabaseLabels(reader_tokens(request.user))
    query, near = Comparison.of(query, request.user, labels).apply(query)
    return _search(request, query, size=EXPORT_SIZE, facets=(), bodies=False, near=near).value, labels
