"""What several documents need to know, read from the database once for a batch."""

from collections import defaultdict
from functools import cached_property

from django.utils.html import strip_tags
from wagtail.models import Page, PageViewRestriction

from cases.models import Adoption, CasePage, MethodPage
from portal.core.access import MEMBER, PUBLIC, intersect, restriction_audience
from portal.core.models import Municipality


class BuildContext:
    """Facts shared by the documents of one batch. Each is read when first asked for."""

    @cached_property
    def restrictions(self) -> list[tuple[str, frozenset[str]]]:
        """The path of every restricted page with the audience that its restriction leaves."""
        rows = PageViewRestriction.objects.select_related("page").prefetch_related("groups")
        return [(row.page.path, restriction_audience(row)) for row in rows]

    def audience(self, page: Page) -> tuple[str, ...]:
        """Return who may read `page`, by its own and its ancestors' restrictions; empty for nobody."""
        return tuple(sorted(intersect(tokens for path, tokens in self.restrictions if page.path.startswith(path))))

    def may_tell_of(self, other: Page, page: Page) -> bool:
        """Return whether `page` may show the title of `other`: everybody who may read the one may read the other."""
        if not other.live:
            return False
        readers, theirs = set(self.audience(page)), set(self.audience(other))
        return PUBLIC in theirs or (PUBLIC not in readers and (MEMBER in theirs or readers <= theirs))

    @cached_property
    def municipalities(self) -> dict[str, Municipality]:
        """All municipalities by code."""
        return {one.code: one for one in Municipality.objects.select_related("county")}

    @cached_property
    def similar_to(self) -> dict[str, list[str]]:
        """Municipality code → slugs of the municipalities whose list of similar ones it is on."""
        found = defaultdict(list)
        for code, slug in Municipality.similar.through.objects.values_list("other_id", "municipality__slug"):
            found[code].append(slug)
        return found

    @cached_property
    def adoptions_by_method(self) -> dict[int, set[str]]:
        """Method id → codes of municipalities with an adoption of any status."""
        found = defaultdict(set)
        for method_id, code in Adoption.objects.values_list("method_id", "municipality_id"):
            found[method_id].add(code)
        return found

    @cached_property
    def cases_by_method(self) -> dict[int, set[str]]:
        """Method id → codes of municipalities with a live public case that uses it."""
        found = defaultdict(set)
        rows = CasePage.objects.live().public().exclude(method_uses=None)
        for method_id, code in rows.values_list("method_uses__method_id", "owner_page__municipality_id"):
            found[method_id].add(code)
        return found

    @cached_property
    def methods_in_use(self) -> dict[str, list[tuple[str, str]]]:
        """Municipality code → (slug, title) of the live public methods that it uses today by the register."""
        found = defaultdict(list)
        methods = MethodPage.objects.live().public()
        rows = Adoption.objects.in_use().filter(method__in=methods).order_by("method__title")
        for code, slug, title in rows.values_list("municipality_id", "method__slug", "method__title"):
            found[code].append((slug, title))
        return found

    def place_facets(self, codes: set[str]) -> dict[str, tuple[str, ...]]:
        """Return the facets of place of the municipalities with these codes: kommun, lan, kommungrupp, liknar."""
        places = [self.municipalities[code] for code in codes if code in self.municipalities]
        return {
            "kommun": tuple(place.slug for place in places),
            "lan": tuple({place.county.slug for place in places}),
            "kommungrupp": tuple({place.skr_group_slug for place in places}),
            "liknar": tuple({slug for place in places for slug in self.similar_to.get(place.code, ())}),
        }


def stream_text(value) -> str:
    """Return the plain text of a StreamField value, as Wagtail's own index would read it."""
    return "\n".join(strip_tags(str(part)) for part in value.stream_block.get_searchable_content(value) if part)
