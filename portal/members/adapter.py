"""How allauth behaves here: nobody signs up alone; a municipality's coordinator invites."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):
    """Keeps sign-up closed, and says in plain Swedish what went wrong."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("E-postadressen eller lösenordet stämmer inte. Kontrollera båda och försök igen."),
        "too_many_login_attempts": _(
            "Det har blivit för många misslyckade försök. Vänta några minuter och försök igen."
        ),
        "rate_limited": _("Det har blivit för många försök på kort tid. Vänta en stund och försök igen."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Answer no: accounts are made by invitation."""
        return False
