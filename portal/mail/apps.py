"""Mail: one outbox for everything that the portal sends."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailConfig(AppConfig):
    """The outbox, what drains it, and what a person decides about mail whose fate is unknown."""

    name = "portal.mail"
    label = "mail"
    verbose_name = _("Utskick")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from portal.core.worker import register_job

        from .delivery import deliver_waiting
        from .retention import forget_old_texts

        register_job("deliver_mail", deliver_waiting, timedelta(seconds=5))
        register_job("forget_mail_texts", forget_old_texts, timedelta(days=1))
