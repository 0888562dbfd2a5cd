"""How gunicorn serves the portal; every value may be overridden by an environment variable of the same name."""

import logging
import os
import re

from gunicorn.glogging import Logger


def without_personal_data(record: logging.LogRecord) -> bool:
    """Take out of a line what gunicorn quotes of a request it cannot serve: the caller's address, what was asked for.

    Searches stand in addresses after a question mark, and a malformed request line is quoted whole.
    """
    message = re.sub(r"ip=\S+", "ip=…", record.getMessage())
    record.msg, record.args = re.sub(r"\?.*", "?…", message, flags=re.DOTALL), ()
    return True


class ServerLog(Logger):
    """Gunicorn's own log, free of personal data."""

    def setup(self, cfg) -> None:
        """Set handlers up, each with the filter."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.addFilter(without_personal_data)


bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "gthread"
timeout = 60
graceful_timeout = 20
max_requests = 10_000
max_requests_jitter = 1_000
limit_request_line = 8190
limit_request_field_size = 8190
control_socket_disable = True
accesslog = None  # the web server in front logs accesses; ours hold no addresses
errorlog = "-"
logger_class = ServerLog
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")


def on_starting(server) -> None:
    """Refuse to serve a demonstration to anybody but this machine."""
    if os.environ.get("DEMO", "").lower() in {"1", "true", "yes", "on"}:
        from portal.core.demo import refuse_unless_loopback

        refuse_unless_loopback(address.rpartition(":")[0] for address in server.cfg.settings["bind"].get())
