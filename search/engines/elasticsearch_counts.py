"""Counting in the words of Elasticsearch: values of facets, and suggestion terms."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from elasticsearch.dsl import A
from elasticsearch.dsl.aggs import Agg

from search.engines.elasticsearch_mapping import OVER, SUGGEST, facet_field
from search.facets import PAST, TIME, UPCOMING

#: More values of one facet than any portal has; the engine counts no further.
MOST_VALUES = 3000
#: More suggestion terms than begin alike in any portal; the engine looks at no more.
MOST_SUGGESTIONS = 10_000


def count_aggregation(key: str, now: dt.datetime) -> Agg:
    """The aggregation that counts the values of a facet."""
    if key != TIME:
        return A("terms", field=facet_field(key), size=MOST_VALUES, shard_size=MOST_VALUES)
    later = int(now.timestamp()) + 1
    return A("range", field=OVER, ranges=[{"from": later}, {"to": later}])


def counts_of(key: str, answer: Mapping[str, Any]) -> dict[str, int]:
    """Value to count, from the answer to `count_aggregation`."""
    buckets = answer["buckets"]
    if key != TIME:
        return {bucket["key"]: bucket["doc_count"] for bucket in buckets}
    named = ((UPCOMING if "from" in bucket else PAST, bucket["doc_count"]) for bucket in buckets)
    return {value: count for value, count in named if count}


def prefix_aggregation(folded: str) -> Agg:
    """The aggregation that counts the suggestion terms that begin so."""
    pattern = re.sub(r"([^0-9A-Za-z])", r"\\\1", folded) + ".*"
    return A("terms", field=SUGGEST, include=pattern, size=MOST_SUGGESTIONS, shard_size=MOST_SUGGESTIONS)
