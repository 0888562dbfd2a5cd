"""What people may do to pages, where it differs from Wagtail's own rules."""

from wagtail.models import PagePermissionTester


class PortalPagePermissionTester(PagePermissionTester):
    """Only the agency decides who may read a page: an officer publishes to everybody or not at all."""

    def can_set_view_restrictions(self) -> bool:
        """Return whether the user may change the page's privacy."""
        from .limits import is_limited

        return super().can_set_view_restrictions() and not is_limited(self.user)


class FixedPagePermissionTester(PortalPagePermissionTester):
    """For pages that set-up makes and that always stand: they are edited, never moved, copied or taken away."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Return whether the user may delete the page: administrators may."""
        return self.user.is_active and self.user.is_superuser

    def can_unpublish(self) -> bool:
        """Return whether the user may unpublish the page: administrators may."""
        return self.user.is_superuser and super().can_unpublish()

    def can_copy(self) -> bool:
        """Return False: there is one page of each."""
        return False
