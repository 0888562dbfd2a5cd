"""The house rule that search decides about every page type."""

from search import checks
from search.documents import NOT_SEARCHED


def test_every_page_type_is_decided():
    assert checks.check_every_page_type_is_decided(None) == []


def test_page_type_that_search_does_not_know_is_an_error(monkeypatch):
    monkeypatch.setattr(checks, "NOT_SEARCHED", NOT_SEARCHED - {"home.StandardPage"})
    errors = checks.check_every_page_type_is_decided(None)
    assert [(error.id, error.obj._meta.label) for error in errors] == [("search.E001", "home.StandardPage")]
