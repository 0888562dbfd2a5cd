"""Models of people, one subject per file."""

from .memberships import Membership, Role
from .networks import Network
from .users import User, UserManager

__all__ = ["Membership", "Network", "Role", "User", "UserManager"]
