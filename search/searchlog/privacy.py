"""What may be kept of a search, and what editors may be shown of what is kept.

Three nets, because people type anything: what looks like personal data is not kept at all; what was searched for too
seldom to be more than one person's errand (names above all) is not shown; and if it stays seldom it is soon removed.
"""

import re
import unicodedata
from collections.abc import Collection

from django.db.models import Q

from search.models.log import FILTERS_LENGTH, TEXT_LENGTH
from search.query import SearchQuery

#: A search is shown to editors when it was made on so many days, or so many times, within the time they look at.
SHOWN_FROM_DAYS = 2
SHOWN_FROM_SEARCHES = 3
#: A search that has not reached either in so many days is removed.
RARE_DAYS = 30

_EMAIL = re.compile(r"[^\s@]@[^\s@]")
# Year, month, day, four figures; the day plus 60 in a coordination number (samordningsnummer), letters for figures in
# numbers of hospitals. Mistyped numbers are as personal as right ones, so the check digit is not asked for.
# Source: Skatteverket, SKV 704 (personnummer) and SKV 707 (samordningsnummer).
_PERSONAL_NUMBER = re.compile(
    r"(?<!\d)(?:19|20)?\d\d[ -]?(?:0[1-9]|1[0-2])[ -]?(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
    r"\s?[-+]?\s?[\da-z]\d{3}(?!\d)"
)
# From 8 figures after the country code or the zero of the area code, with whatever people put between them.
_PHONE_NUMBER = re.compile(r"(?<![\d:])(?:(?:\+|00)[1-9]|0[1-9])(?:[\s().\u2010-\u2013/-]{0,3}\d){6,12}(?![\d:])")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_PATTERNS = (_EMAIL, _PERSONAL_NUMBER, _PHONE_NUMBER)

#: The threshold as a condition on searches that are counted as `days` and `times`.
OFTEN_ENOUGH = Q(days__gte=SHOWN_FROM_DAYS) | Q(times__gte=SHOWN_FROM_SEARCHES)


def normal_form(text: str) -> str:
    """`text` as searches are counted: without regard to capitals or blanks, at most `TEXT_LENGTH` long."""
    return " ".join(unicodedata.normalize("NFC", text.casefold()).split())[:TEXT_LENGTH].strip()


def looks_personal(text: str) -> bool:
    """Whether `text` holds what looks like an e-mail address, a personal or coordination number or a phone number."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_DASHES)
    return any(pattern.search(plain) for pattern in _PATTERNS)


def filters_of(query: SearchQuery) -> str:
    """The chosen facets in the form of an address, always in the same order; only their names when that is too long."""
    filters = SearchQuery(chosen=query.chosen).to_querystring()
    return filters if len(filters) <= FILTERS_LENGTH else "&".join(f"{key}=" for key, _values in query.chosen)


def may_be_kept(text: str, values: Collection[str]) -> bool:
    """Whether a search for `text` with these facet values may be kept at all."""
    return not any(looks_personal(one) for one in (text, *values))
