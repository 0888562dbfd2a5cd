"""Calls to an Elasticsearch cluster: where it is, how long anybody waits for it, and its errors in our words."""

import os
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, TypeVar

from elastic_transport import ConnectionError as Disconnected
from elastic_transport import ConnectionTimeout, TransportError
from elasticsearch import ApiError, Elasticsearch, UnsupportedProductError

from search.engines.base import EngineUnavailable, IndexOutdated, SearchError
from search.engines.elasticsearch_cluster import Cluster

SUPPORTED = (8, 9)
_PASSING = frozenset({429, 502, 503, 504})
_NOT_ALLOWED = frozenset({401, 403})
#: What other versions and other products say to the media type of the client.
_NOT_ACCEPTABLE, _MEDIA_TYPE = 406, "media_type_header_exception"
_UNSUPPORTED = "the server at SEARCH_URL is not an Elasticsearch of version 8 or 9"
_CONNECTIONS = 16
_PAUSE = 0.05
#: What a call may take beyond its time before its thread is left to itself.
_GRACE = 0.2

T = TypeVar("T")


class Deadline:
    """A moment by which an answer is needed, `seconds` from now."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """The seconds that are left, never below 0."""
        return max(0.0, self._end - time.monotonic())


class Connection:
    """The connections of one process to a cluster. Opened when first used, and again after a fork or `close`."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self._forget()

    def close(self) -> None:
        """Let go of all connections."""
        client, threads, process = self._client, self._threads, self._process
        self._forget()
        if client is not None and threads is not None and process == os.getpid():
            threads.shutdown(wait=False, cancel_futures=True)
            client.close()

    def _forget(self) -> None:
        """Start anew. After a fork nothing that the parent had open may be used, nor closed."""
        self._opening = threading.Lock()
        self._process = os.getpid()
        self._client: Elasticsearch | None = None
        self._threads: ThreadPoolExecutor | None = None
        self._by_patience: dict[int, Elasticsearch] = {}

    def ask(self, send: Callable[[Elasticsearch, int], T], deadline: Deadline) -> T:
        """What `send(client, attempt)` returns, within the deadline, whatever the network does.

        It has to be a call that may be repeated: another node is tried when one is not reached, does not answer in
        half the time that is left, or says that it cannot now. Raises EngineUnavailable or another SearchError.
        """
        attempts = len(self.cluster.nodes) + 1
        for attempt in range(attempts):
            try:
                return self._bounded(send, attempt, self._patience(deadline, last=attempt + 1 == attempts))
            except (TransportError, ApiError, UnsupportedProductError, TooLate) as error:
                if attempt + 1 == attempts or not _is_passing(error) or deadline.left <= _PAUSE:
                    raise in_our_words(error) from error
                if isinstance(error, ApiError):
                    time.sleep(_PAUSE)
        raise AssertionError("the last attempt returns or raises")

    @contextmanager
    def patient(self, seconds: float = 60.0) -> Iterator[Elasticsearch]:
        """A client for work in the background: waits so long for each answer and tries other nodes by itself."""
        try:
            yield self._opened()[0].options(
                request_timeout=seconds, max_retries=3, retry_on_timeout=True, retry_on_status=(502, 503, 504)
            )
        except (TransportError, ApiError, UnsupportedProductError) as error:
            raise in_our_words(error) from error

    def _patience(self, deadline: Deadline, last: bool) -> float:
        halved = len(self.cluster.nodes) > 1 and not last
        return max(0.01, deadline.left / 2 if halved else deadline.left)

    def _bounded(self, send: Callable[[Elasticsearch, int], T], attempt: int, seconds: float) -> T:
        """The call in a thread of its own: a server that sends a byte now and then never times out by itself."""
        client, threads = self._opened()
        call = threads.submit(send, self._waiting(client, seconds), attempt)
        try:
            return call.result(seconds + _GRACE)
        except TooLate:
            call.cancel()
            raise

    def _waiting(self, client: Elasticsearch, seconds: float) -> Elasticsearch:
        """The client with so many seconds for an answer, in tenths: making one takes longer than using it."""
        tenths = max(1, int(10 * seconds))
        if tenths not in self._by_patience:
            self._by_patience[tenths] = client.options(request_timeout=tenths / 10)
        return self._by_patience[tenths]

    def _opened(self) -> tuple[Elasticsearch, ThreadPoolExecutor]:
        if self._process != os.getpid():
            self._forget()
        with self._opening:
            if self._client is None or self._threads is None:
                self._client = self._made()
                self._threads = ThreadPoolExecutor(_CONNECTIONS, thread_name_prefix="elasticsearch")
            return self._client, self._threads

    def _made(self) -> Elasticsearch:
        options = self.cluster.client_options()
        if "ca_certs" in options:
            try:
                ssl.create_default_context(
                    cafile=options["ca_certs"]
                )  # the client would say it less clearly, and later
            except OSError as error:
                raise EngineUnavailable(f"SEARCH_CA_FILE {options['ca_certs']!r} cannot be used: {error}") from error
        return Elasticsearch(**options, max_retries=0, connections_per_node=_CONNECTIONS)


def _is_passing(error: Exception) -> bool:
    """Whether another attempt may go better."""
    if isinstance(error, ApiError):
        return error.status_code in _PASSING
    return isinstance(error, (Disconnected, ConnectionTimeout, TooLate))


def in_our_words(error: Exception) -> SearchError:
    """The error of the port for an error of the client."""
    if isinstance(error, TooLate):
        return EngineUnavailable("the search server did not answer in time")
    if isinstance(error, UnsupportedProductError):
        return EngineUnavailable(_UNSUPPORTED)
    if not isinstance(error, ApiError):
        return EngineUnavailable(f"the search server cannot be reached: {error}")
    if error.status_code == _NOT_ACCEPTABLE or _media_type(error):
        return EngineUnavailable(_UNSUPPORTED)
    told = f"the search server answered {error.status_code}: {_reason(error)}"
    if error.status_code == 404:
        return IndexOutdated(told)
    if error.status_code in _NOT_ALLOWED or error.status_code in _PASSING or error.status_code >= 500:
        return EngineUnavailable(told)
    return SearchError(told)


def _reason(error: ApiError) -> str:
    body: Any = error.body
    try:
        return str(body["error"]["reason"])
    except (KeyError, TypeError):  # no body, or not of the server itself
        return HTTPStatus(error.status_code).phrase


def _media_type(error: ApiError) -> bool:
    return error.status_code == 400 and error.error == _MEDIA_TYPE


def require_supported(client: Elasticsearch) -> None:
    """Raise EngineUnavailable when the node that answers says that it is of a version we do not know."""
    number = version(client)
    if number[0] and number[0] not in SUPPORTED:
        raise EngineUnavailable(f"{_UNSUPPORTED} but {'.'.join(map(str, number))}")


def version(client: Elasticsearch) -> tuple[int, ...]:
    """The version of the node that answers; (0,) when it is not told to us."""
    try:
        answer = client.nodes.info(node_id="_local", filter_path="nodes.*.version")
    except ApiError as error:
        if error.status_code in _NOT_ALLOWED:
            return (0,)
        raise
    told = next((node["version"] for node in answer.get("nodes", {}).values()), "0")
    return tuple(int(part) for part in told.split("-")[0].split("."))
