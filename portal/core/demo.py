"""What `DEMO=1` allows, and what it refuses. Free of Django, because the settings import it."""

import secrets
from collections.abc import Iterable
from pathlib import Path

LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")


class DemoRefused(RuntimeError):
    """Raised at start when a demonstration would be reachable from outside this machine."""


def refuse_unless_loopback(hosts: Iterable[str]) -> None:
    """Stop the process when a demonstration is bound to, or allowed for, anything but this machine.

    Args:
        hosts: host names without port, as in `ALLOWED_HOSTS` or a bind address.

    Raises:
        DemoRefused: when a host is not loopback.
    """
    strangers = sorted({host for host in hosts if host not in LOOPBACK_HOSTS and host != "::1"})
    if strangers:
        raise DemoRefused(
            f"DEMO=1 serves demonstration accounts with known passwords and is for this machine only; "
            f"refusing {', '.join(strangers)}. Unset DEMO, or use localhost."
        )


def persistent_demo_secret(data_dir: Path) -> str:
    """Return the demonstration's secret key, made once and kept in `data_dir` so that sessions outlive restarts."""
    path = data_dir / "demo-secret-key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text().strip()
