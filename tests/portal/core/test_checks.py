"""House rules as system checks."""

from wagtail.models import Page

from portal.core import checks
from portal.core.models import BasePage, TermAlias


def ids(errors) -> list[str]:
    return sorted(error.id for error in errors)


def test_the_project_keeps_its_rules():
    assert checks.check_page_types(None) == []
    assert checks.check_names_are_swedish(None) == []


def test_page_type_without_base_parents_and_template_is_reported(monkeypatch):
    class Broken:
        template = "pages/finns_inte.html"

    monkeypatch.setattr(checks, "our_page_models", lambda: [Broken])
    assert ids(checks.check_page_types(None)) == ["portal.E001", "portal.E002", "portal.E003"]


def test_page_type_that_inherits_its_parents_is_reported(monkeypatch):
    class Half(BasePage):
        template = "base.html"

        class Meta:
            abstract = True

    monkeypatch.setattr(checks, "our_page_models", lambda: [Half])
    assert ids(checks.check_page_types(None)) == ["portal.E002"]


def test_model_without_a_swedish_name_is_reported(monkeypatch):
    monkeypatch.delitem(TermAlias._meta.original_attrs, "verbose_name")
    errors = checks.check_names_are_swedish(None)
    assert [(error.id, error.obj) for error in errors] == [("portal.E004", TermAlias)]


def test_page_types_are_those_of_the_project():
    models = checks.our_page_models()
    assert Page not in models
    assert {model._meta.app_label for model in models} == {"cases", "events", "home"}
