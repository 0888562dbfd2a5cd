"""Authentication: allauth's, with the demonstration's accounts shut out elsewhere."""

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from .demo_accounts import is_demo_address


class PortalBackend(AuthenticationBackend):
    """Signs people in by e-mail address; an account of the demonstration only where `DEMO` is set."""

    def user_can_authenticate(self, user) -> bool:
        """Return whether `user` is active and, if a demonstration account, allowed here."""
        if is_demo_address(user.email) and not settings.DEMO:
            return False
        return super().user_can_authenticate(user)

    def get_user(self, user_id):
        """Return the session's user, or None for one who may no longer sign in."""
        user = super().get_user(user_id)
        return user if user is not None and self.user_can_authenticate(user) else None
