"""Registers what portal.home adds to Wagtail's admin."""

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from .demo.ledger import register_log_action


@hooks.register("register_log_actions")
def register_demonstration_in_the_log(actions: LogActionRegistry) -> None:
    """Let the history of a page say that the demonstration wrote it."""
    register_log_action(actions)
