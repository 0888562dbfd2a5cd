"""Explanations from an index in several shards, whose words are counted over all of them."""

import dataclasses

import pytest

from search.engines.elasticsearch import ElasticsearchEngine
from tests.search.engines.corpus import random_documents, request


def test_parts_add_up_over_several_shards(cluster):
    engine = ElasticsearchEngine(dataclasses.replace(cluster, shards=3))
    engine.rebuild(random_documents(60, seed=21))
    for text in ("trygg kommun stöd", "föräldrastöd", "biblotek", "Hur får unga arbete på biblioteket?"):
        asked = request(text)
        hits = engine.search(asked).hits[:5]
        assert hits
        for hit in hits:
            assert engine.explain(asked, hit.id).score == pytest.approx(hit.score, rel=0.001)
    engine.close()
