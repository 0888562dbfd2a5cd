"""Where browsers tell that a search has come to rest, and that something was opened from its hits."""

import functools
import threading
from collections import OrderedDict
from collections.abc import Callable
from urllib.parse import urlsplit

from django.core.signing import BadSignature
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .observation import Observation

#: The longest message that is read, in bytes; a note of the longest search is a fifth of it.
LONGEST_MESSAGE = 8_192
#: How many told things a process remembers, so as not to count them again.
REMEMBERED = 20_000
SETTLED, OPENED = "vila", "oppnad"


class Once:
    """Says of each thing whether it is told for the first time, as far back as it remembers."""

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self._remembered = remembered
        self._lock = threading.Lock()
        self._told: OrderedDict[tuple[str, str], None] = OrderedDict()

    def is_first(self, *thing: str) -> bool:
        """Whether this has not been told before."""
        with self._lock:
            if thing in self._told:
                return False
            self._told[thing] = None
            if len(self._told) > self._remembered:
                self._told.popitem(last=False)
            return True


_once = Once()


def same_origin(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let only pages of the portal itself use a view, going by what every browser tells and no page can change."""

    @functools.wraps(view)
    def wrapped(request: HttpRequest) -> HttpResponse:
        site = request.headers.get("Sec-Fetch-Site")
        origin = urlsplit(request.headers.get("Origin", ""))
        if site == "same-origin" or (site is None and origin.netloc and origin.netloc == request.get_host()):
            return view(request)
        return _refused(_("Bara portalens egna sidor kan lämna sådana uppgifter."), 403)

    return wrapped


@require_POST
@never_cache
@csrf_exempt
@transaction.non_atomic_requests
@same_origin
def observed(request: HttpRequest) -> HttpResponse:
    """Count what a browser tells of a search whose note it carries.

    Without a token against forgery: there is nothing to forge on anybody's behalf. The view looks at nobody's session,
    acts on a note that the portal signed, and counts each note once. A beacon cannot send a header of its own, and a
    token would make a cookie of every visit. Outside any transaction: counting does not touch the database.
    """
    try:
        length = int(request.headers.get("Content-Length") or 0)
    except ValueError:
        length = LONGEST_MESSAGE + 1
    if not 0 <= length <= LONGEST_MESSAGE:
        return _refused(_("Meddelandet är för stort."), 413)
    told = QueryDict(request.read(length), encoding="utf-8")
    events = set(told.getlist("handelse")) & {SETTLED, OPENED}
    try:
        observation = Observation.read(told.get("sokning", ""))
    except (BadSignature, TypeError, ValueError):
        events = set()
    if not events:
        return _refused(_("Uppgiften går inte att läsa."), 400)
    _count(observation, events)
    return HttpResponse(status=204)


def _count(observation: Observation, events: set[str]) -> None:
    if SETTLED in events and not observation.is_counted and _once.is_first(observation.nonce, SETTLED):
        observation.count_search()
    if OPENED in events and _once.is_first(observation.nonce, OPENED):
        observation.count_opening()


def _refused(sentence: str, status: int) -> HttpResponse:
    return HttpResponse(sentence + "\n", status=status, content_type="text/plain; charset=utf-8")
