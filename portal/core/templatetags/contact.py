"""How addresses of people and mailboxes are written in pages."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def mail_link(address: str) -> SafeString:
    """Return a link that writes to `address`; a long one may break after the @, and nowhere else."""
    name, at, domain = address.partition("@")
    return format_html('<a class="ds-link" href="mailto:{}">{}{}<wbr>{}</a>', address, name, at, domain)
