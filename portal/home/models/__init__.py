"""Page types of the start page, of texts and of forms."""

from .forms import FormField, FormPage
from .home import HomePage
from .texts import StandardPage

__all__ = ["FormField", "FormPage", "HomePage", "StandardPage"]
