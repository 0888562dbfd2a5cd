"""How gunicorn serves the portal; every value may be overridden by an environment variable of the same name."""

import os

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
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")


def on_starting(server) -> None:
    """Refuse to serve a demonstration to anybody but this machine."""
    if os.environ.get("DEMO", "").lower() in {"1", "true", "yes", "on"}:
        from portal.core.demo import refuse_unless_loopback

        refuse_unless_loopback(address.rpartition(":")[0] for address in server.cfg.settings["bind"].get())
