"""House rules as Django system checks: broken at start, not found in production."""

from django.apps import apps
from django.core.checks import Error, register
from wagtail.models import Page, get_page_models

OUR_APPS = ("core", "members", "cases", "events", "search", "home")


def our_page_models() -> list[type[Page]]:
    """Return the page types that this project declares."""
    return [model for model in get_page_models() if model._meta.app_label in OUR_APPS]


@register()
def check_page_types(app_configs, **kwargs) -> list[Error]:
    """Every page type of ours builds on `BasePage`, says where it may stand, and has a template that exists."""
    from django.template import TemplateDoesNotExist
    from django.template.loader import get_template

    from .models import BasePage

    errors = []
    for model in our_page_models():
        if not issubclass(model, BasePage):
            errors.append(Error(f"{model.__name__} does not build on BasePage.", obj=model, id="portal.E001"))
        if "parent_page_types" not in vars(model):
            errors.append(Error(f"{model.__name__} does not say parent_page_types.", obj=model, id="portal.E002"))
        if getattr(model, "template", None) and not getattr(model, "redirects", False):
            try:
                get_template(model.template)
            except TemplateDoesNotExist:
                errors.append(Error(f"{model.template} does not exist.", obj=model, id="portal.E003"))
    return errors


@register()
def check_names_are_swedish(app_configs, **kwargs) -> list[Error]:
    """Every model of ours that editors meet has a verbose name of its own."""
    errors = []
    for label in OUR_APPS:
        for model in apps.get_app_config(label).get_models():
            if model._meta.original_attrs.get("verbose_name") is None and not model._meta.auto_created:
                errors.append(Error(f"{model.__name__} has no verbose_name.", obj=model, id="portal.E004"))
    return errors
