"""Fixtures for tests that start processes of their own."""

from collections.abc import Iterator

import pytest

from .children import Children


@pytest.fixture
def children(transactional_db, site, settings, tmp_path) -> Iterator[Children]:
    """Start processes over this test's database; none outlives the test."""
    started = Children(tmp_path / "data")
    settings.SEARCH_INDEX_DIR = started.data / "search"
    yield started
    started.end_all()
