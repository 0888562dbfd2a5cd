"""House rule: search knows every page type, or says that it leaves it out."""

from django.core.checks import Error, register

from portal.core.checks import our_page_models

from .documents import NOT_SEARCHED, searched_models


@register()
def check_every_page_type_is_decided(app_configs, **kwargs) -> list[Error]:
    """A page type that is neither searched nor left out on purpose is an error at start."""
    known = set(searched_models())
    return [
        Error(
            f"Search does not know {model._meta.label}.",
            hint="Add it to SOURCES, or to NOT_SEARCHED, in search/documents/registry.py.",
            obj=model,
            id="search.E001",
        )
        for model in our_page_models()
        if model not in known and model._meta.label not in NOT_SEARCHED
    ]
