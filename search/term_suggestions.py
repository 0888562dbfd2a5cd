"""Themes and target groups as suggestions, and beside the hits. Their names need not stand in any page, so they are
looked up by themselves; who picks one gets everything that has it, not a search for its words."""

from dataclasses import dataclass

from django.db.models import Value
from django.utils.translation import gettext as _

from portal.core.models import TargetGroup, Theme
from search.analysis import analyse

from .facet_groups import Labels
from .facets import FACETS
from .presentation import url_of
from .query import SearchQuery
from .suggestions import SHORTEST_PREFIX, fold_phrase

_MODELS = {"tema": Theme, "malgrupp": TargetGroup}


@dataclass(frozen=True)
class TermSuggestion:
    """A theme or target group: its name, what it is (`kind`), and the address of everything that has it."""

    text: str
    kind: str
    url: str


def term_suggestions(typed: str, limit: int) -> list[TermSuggestion]:
    """Return the terms in which some word begins as `typed`, those that begin so themselves first, then by name."""
    wanted = fold_phrase(typed)
    if len(wanted) < SHORTEST_PREFIX:
        return []
    queries = [
        model.objects.annotate(facet=Value(facet)).order_by().values_list("facet", "slug", "name")
        for facet, model in _MODELS.items()
    ]
    found = []
    for facet, slug, name in queries[0].union(*queries[1:]):
        starts = [token.start for token in analyse(name) if fold_phrase(name[token.start :]).startswith(wanted)]
        if starts:
            url = url_of(SearchQuery().with_value(facet, slug))
            found.append((min(starts), name, TermSuggestion(name, str(FACETS[facet].label), url)))
    return [suggestion for _start, _name, suggestion in sorted(found, key=lambda one: (one[0] > 0, one[1]))[:limit]]


def term_notices(query: SearchQuery, labels: Labels) -> list[dict[str, str]]:
    """Return a line for the theme or target group that the words of `query` name, unless it is chosen already."""
    sentences = {
        "tema": (_("”%(name)s” är också ett tema."), _("Visa allt som har temat")),
        "malgrupp": (_("”%(name)s” är också en målgrupp."), _("Visa allt som har målgruppen")),
    }
    wanted = fold_phrase(query.text)
    return [
        {
            "text": sentence % {"name": name},
            "url": url_of(query.with_text("").with_value(facet, slug)),
            "link_text": link_text,
        }
        for facet, (sentence, link_text) in sentences.items()
        for slug, name in labels.labels(facet).items()
        if wanted and fold_phrase(name) == wanted and slug not in query.values(facet)
    ]
