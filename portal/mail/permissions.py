"""Mail is read and decided on by people, never written, changed or removed by them."""

from wagtail.permission_policies import ModelPermissionPolicy

DECIDE = "mail.decide_message"


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Grants nothing but looking, also to administrators."""

    def user_has_permission(self, user, action: str) -> bool:
        """Whether `user` may look."""
        return action == "view" and super().user_has_permission(user, action)
