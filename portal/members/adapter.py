"""How allauth behaves here: nobody signs up alone; a municipality's coordinator invites."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Keeps sign-up closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Answer no: accounts are made by invitation."""
        return False
