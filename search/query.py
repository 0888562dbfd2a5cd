"""One object reads the address of a search, for page, feed, export, API and saved search alike, and writes it back.

Whatever the address holds, the object is clean: visible text of bounded length, known facets, values of the right
shape, a page within reach. `SearchQuery.from_querydict(QueryDict(query.to_querystring())) == query` always holds.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from search.engines.base import SearchRequest
from search.facets import COUNTED, FACETS
from search.ordering import LIKENESS, RELEVANCE, Near, effective
from search.synonyms import NO_SYNONYMS, Synonyms

TEXT_LENGTH = 200
VALUES_PER_FACET = 50
LAST_PAGE = 200
PAGE_SIZE = 20

TEXT, SORT, PAGE = "q", "sortera", "sida"

SORTS: Mapping[str, Promise] = {
    RELEVANCE: _("Mest relevant"),
    "nyast": _("Senast ändrad"),
    "titel": _("Titel, A–Ö"),
    "tid": _("Närmast i tid"),
    "evidens": _("Starkast stöd"),
    LIKENESS: _("Mest lika"),
}
"""Sort name in the address to label. What the last one is like is not in it: see `search.nearness`."""

_PAGE_NUMBER = re.compile(r"0*[1-9][0-9]*", re.ASCII)
# A lone surrogate, a mark of direction or a character without width has no place in what people search for.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class InvalidQuery(ValueError):
    """The address holds what a strict reader does not accept. `messages` are Swedish sentences by parameter."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        self.messages = dict(messages)
        super().__init__(" ".join(self.messages.values()))


def clean_text(text: str) -> str:
    """`text` as one line of visible characters, composed (NFC), at most `TEXT_LENGTH` long."""
    visible = (
        " " if c.isspace() or c == "\0" else c
        for c in text[: 20 * TEXT_LENGTH]
        if c.isspace() or c == "\0" or (c != "\ufffd" and unicodedata.category(c) not in _INVISIBLE)
    )
    composed = unicodedata.normalize("NFC", "".join(visible))
    return " ".join(composed.split())[:TEXT_LENGTH].strip()


@dataclass(frozen=True)
class SearchQuery:
    """A clean search. Make it with `from_querydict` or `of`, change it with the `with_…` methods.

    `chosen` holds (facet, values) in the facets' declared order with sorted values. `notices` are Swedish sentences
    about what was left out; they do not count in comparisons.
    """

    text: str = ""
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sort: str = RELEVANCE
    page: int = 1
    notices: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def of(
        cls, text: str = "", *, sort: str = RELEVANCE, page: int = 1, **values: str | Iterable[str]
    ) -> "SearchQuery":
        """A query from code: `SearchQuery.of("stöd", tema="folkhalsa", kommun=["lund", "eslov"])`.

        Raises ValueError for an unknown facet, value or sort.
        """
        query = cls(clean_text(text)).with_sort(sort)
        for key, given in values.items():
            for value in [given] if isinstance(given, str) else given:
                query = query.with_value(key, value)
        return query.with_page(page)

    @classmethod
    def from_querydict(
        cls, data: QueryDict, *, strict: bool = False, also: Collection[str] = frozenset()
    ) -> "SearchQuery":
        """Read an address. Lenient: what cannot be used is left out, losses are told in `notices`.

        Strict (for the API): raises InvalidQuery instead. `also` names other parameters the caller reads itself.
        """
        reader = _Reader(data)
        query = cls(reader.text(), reader.chosen(), reader.sort(), reader.page(), tuple(reader.notices))
        if strict:
            reader.refuse_unknown(also)
            if reader.problems:
                raise InvalidQuery(reader.problems)
        return query

    @property
    def selected(self) -> Mapping[str, tuple[str, ...]]:
        """The chosen values by facet; facets without a choice are absent."""
        return dict(self.chosen)

    @property
    def has_facets(self) -> bool:
        """Whether any facet value is chosen."""
        return bool(self.chosen)

    @property
    def is_empty(self) -> bool:
        """Whether it asks for everything: no words, no facets."""
        return not self.text and not self.chosen

    @property
    def effective_sort(self) -> str:
        """The order really used (newest first when there are no words to be relevant to)."""
        return effective(self.sort, bool(self.text))

    def values(self, facet: str) -> tuple[str, ...]:
        """The chosen values of one facet."""
        return self.selected.get(facet, ())

    def with_text(self, text: str) -> "SearchQuery":
        """The same search for other words, from its first page."""
        return replace(self, text=clean_text(text), page=1, notices=())

    def with_value(self, facet: str, value: str) -> "SearchQuery":
        """The same search with one more value chosen, from its first page.

        Raises ValueError for an unknown facet or value, or beyond `VALUES_PER_FACET` values.
        """
        if facet not in FACETS or not FACETS[facet].accepts(value):
            raise ValueError(f"{value!r} is not a value of the facet {facet!r}")
        values = {*self.values(facet), value}
        if len(values) > VALUES_PER_FACET:
            raise ValueError(f"more than {VALUES_PER_FACET} values of the facet {facet!r}")
        return self._with({**self.selected, facet: values})

    def without_value(self, facet: str, value: str) -> "SearchQuery":
        """The same search with that value no longer chosen, from its first page."""
        return self._with({**self.selected, facet: set(self.values(facet)) - {value}})

    def toggled(self, facet: str, value: str) -> "SearchQuery":
        """The same search with that value chosen if it was not, and otherwise not."""
        return self.without_value(facet, value) if value in self.values(facet) else self.with_value(facet, value)

    def without_facet(self, facet: str) -> "SearchQuery":
        """The same search with nothing chosen in that facet, from its first page."""
        return self._with({**self.selected, facet: ()})

    def without_facets(self) -> "SearchQuery":
        """The same words and order, nothing chosen."""
        return self._with({})

    def with_sort(self, sort: str) -> "SearchQuery":
        """The same search in another order, from its first page. Raises ValueError for an unknown order."""
        if sort not in SORTS:
            raise ValueError(f"unknown order {sort!r}")
        return replace(self, sort=sort, page=1, notices=())

    def with_page(self, page: int) -> "SearchQuery":
        """Another page of the same hits, kept within 1 and `LAST_PAGE`."""
        return replace(self, page=max(1, min(LAST_PAGE, page)))

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters of the address in canonical order, for links and hidden form fields."""
        pairs = [(TEXT, self.text)] if self.text else []
        pairs += [(key, value) for key, values in self.chosen for value in values]
        pairs += [(SORT, self.sort)] if self.sort != RELEVANCE else []
        return pairs + ([(PAGE, str(self.page))] if self.page > 1 else [])

    def to_querystring(self) -> str:
        """The address after the question mark; empty when everything is as it is anyway."""
        return urlencode(self.pairs())

    def to_request(
        self,
        audience: Collection[str],
        now: dt.datetime,
        *,
        size: int = PAGE_SIZE,
        facets: tuple[str, ...] = COUNTED,
        bodies: bool = True,
        near: Near = (),
        synonyms: Synonyms = NO_SYNONYMS,
    ) -> SearchRequest:
        """What an engine is asked: this page of `size` hits, for a reader with these tokens, at `now` (aware)."""
        return SearchRequest(
            text=self.text,
            filters={key: frozenset(values) for key, values in self.chosen},
            audience=frozenset(audience),
            now=now,
            sort=self.sort,
            offset=(self.page - 1) * size,
            limit=size,
            facets=facets,
            bodies=bodies,
            synonyms=synonyms,
            near=near,
        )

    def _with(self, values: Mapping[str, Collection[str]]) -> "SearchQuery":
        return replace(self, chosen=canonical(values), page=1, notices=())


def canonical(values: Mapping[str, Collection[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Chosen values in the one order they are kept in; facets without values are left out."""
    return tuple((key, tuple(sorted(set(values[key])))) for key in FACETS if values.get(key))


class _Reader:
    """Reads one QueryDict. `notices` tell what was cut, `problems` (by parameter) everything not taken as it is."""

    def __init__(self, data: QueryDict) -> None:
        self.data = data
        self.notices: list[str] = []
        self.problems: dict[str, str] = {}

    def text(self) -> str:
        given = self.data.get(TEXT, "")
        text = clean_text(given)
        if len(given.strip()) > TEXT_LENGTH:
            self._cut(TEXT, gettext("Sökorden är för långa. Bara de första %d tecknen används.") % TEXT_LENGTH)
        return text

    def chosen(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return canonical({key: self._values(key) for key in FACETS})

    def sort(self) -> str:
        given = self.data.get(SORT, "") or RELEVANCE
        if given in SORTS:
            return given
        self.problems[SORT] = gettext("Ordningen finns inte. Välj någon av: %s.") % ", ".join(SORTS)
        return RELEVANCE

    def page(self) -> int:
        given = (self.data.get(PAGE, "") or "1").strip()
        number = 0
        if _PAGE_NUMBER.fullmatch(given):
            digits = given.lstrip("0")
            number = int(digits) if len(digits) <= len(str(LAST_PAGE)) else LAST_PAGE + 1
        if not 1 <= number <= LAST_PAGE:
            self.problems[PAGE] = gettext("Sidan ska vara ett tal från 1 till %d.") % LAST_PAGE
        return max(1, min(LAST_PAGE, number))

    def refuse_unknown(self, also: Collection[str]) -> None:
        known = {TEXT, SORT, PAGE, *FACETS, *also}
        for name in self.data:
            if name not in known:
                self.problems[name] = gettext("Parametern finns inte.")

    def _values(self, key: str) -> list[str]:
        """The usable values of one facet, in the order given, without repetition."""
        given = [value for value in self.data.getlist(key) if value]
        values = [value for value in dict.fromkeys(given) if FACETS[key].accepts(value)]
        if any(not FACETS[key].accepts(value) for value in given):
            self.problems[key] = gettext("Värdet kan inte användas i filtret ”%s”.") % FACETS[key].label
        if len(values) > VALUES_PER_FACET:
            sentence = gettext(
                "Du har valt för många värden i filtret ”%(filter)s”. Bara de första %(number)d används."
            )
            self._cut(key, sentence % {"filter": FACETS[key].label, "number": VALUES_PER_FACET})
        return values[:VALUES_PER_FACET]

    def _cut(self, name: str, sentence: str) -> None:
        self.notices.append(sentence)
        self.problems[name] = sentence
