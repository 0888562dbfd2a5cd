"""Writing many documents: operations in parts, and patience with a server that has too much to do."""

from collections.abc import Iterable, Mapping
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.engines.base import EngineUnavailable, IndexOutdated, SearchError

_CHUNK, _CHUNK_BYTES = 500, 8 * 2**20
#: Rejected operations are sent again after 0.2 s, 0.4 s … at most 10 s, about half a minute in all.
_RETRIES, _FIRST_PAUSE, _LONGEST_PAUSE = 8, 0.2, 10.0
_MISSING, _CONFLICT = 404, 409
_PASSING = frozenset({429, 502, 503, 504})
#: Nobody may write for now, such as when a disk is full.
_BLOCKED = "cluster_block_exception"

Action = dict[str, Any]


def adding(index: str, id: str, row: Mapping[str, Any], version: int) -> Action:
    """The operation that adds or replaces a document, unless the index has a higher version of it."""
    return {**_target(index, id, version), "_op_type": "index", "_source": row}


def removing(index: str, id: str, version: int) -> Action:
    """The operation that removes a document, unless the index has a higher version of it."""
    return {**_target(index, id, version), "_op_type": "delete"}


def _target(index: str, id: str, version: int) -> Action:
    return {"_index": index, "_id": id, "version": version, "version_type": "external_gte"}


def send(client: Elasticsearch, actions: Iterable[Action], **options: Any) -> None:
    """Carry out operations. Where the server rejects some for lack of room, the sender waits and sends those again.

    A higher version in the index, and a document to remove that is not there, are as good as done. Raises
    IndexOutdated, EngineUnavailable or SearchError for the first operation that failed.
    """
    results = streaming_bulk(
        client,
        actions,
        chunk_size=_CHUNK,
        max_chunk_bytes=_CHUNK_BYTES,
        raise_on_error=False,
        max_retries=_RETRIES,
        initial_backoff=_FIRST_PAUSE,
        max_backoff=_LONGEST_PAUSE,
        yield_ok=False,
        **options,
    )
    for _, result in results:
        operation, told = next(iter(result.items()))
        absent = operation == "delete" and told.get("result") == "not_found"
        if told["status"] != _CONFLICT and not absent:
            raise _failure(told)


def _failure(told: Mapping[str, Any]) -> SearchError:
    """What an operation that failed means."""
    error = told.get("error", "")
    reason = error.get("reason", "") if isinstance(error, dict) else error
    message = f"{told.get('_id')} was not written: {told['status']} {reason}"
    if told["status"] == _MISSING:
        return IndexOutdated(message)
    is_blocked = isinstance(error, dict) and error.get("type") == _BLOCKED
    return EngineUnavailable(message) if is_blocked or told["status"] in _PASSING else SearchError(message)
