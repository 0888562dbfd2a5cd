"""Accounts of the demonstration. They are refused wherever `DEMO` is not set."""

from dataclasses import dataclass

DEMO_DOMAIN = "demo.example"
DEMO_PASSWORD = "prova-portalen"  # noqa: S105 - known to all, and only good on this machine with DEMO=1


@dataclass(frozen=True)
class DemoAccount:
    """Somebody to sign in as: an officer of a municipality, or of the agency when `municipality` is empty."""

    email: str
    first_name: str
    last_name: str
    municipality: str = ""


DEMO_ACCOUNTS = (
    DemoAccount(f"redaktor@{DEMO_DOMAIN}", "Ronja", "Redaktör"),
    DemoAccount(f"skovde@{DEMO_DOMAIN}", "Stina", "Skövdesson", "1496"),
    DemoAccount(f"katrineholm@{DEMO_DOMAIN}", "Kim", "Katrinedal", "0483"),
    DemoAccount(f"malmo@{DEMO_DOMAIN}", "Mika", "Malmgren", "1280"),
)


def is_demo_address(email: str) -> bool:
    """Return whether `email` belongs to the demonstration."""
    return email.lower().endswith(f"@{DEMO_DOMAIN}")
