"""Which Elasticsearch cluster, and how to sign in to it. Only data: the client library is not needed to read it."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

_INDEX = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}")
_REPLICAS = re.compile(r"[0-9]|[0-9]-[0-9]|0-all")
_PORTS = {"http": 9200, "https": 443}


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """A cluster and the index on it.

    `nodes` are addresses with scheme and port. Signing in is by `api_key`, or by `user` and `password`, or not at
    all. `authority` is the path of a file with the certificate of the authority behind https, if it is not a known
    one. `index` is what the names of all our indices begin with. `replicas` is a number or a range such as "0-1": as
    many copies as there are nodes for. `seconds` is how long a reader waits at most.
    """

    nodes: tuple[str, ...]
    api_key: str = field(default="", repr=False)
    user: str = ""
    password: str = field(default="", repr=False)
    authority: str = ""
    index: str = "erfarenhetsbanken"
    shards: int = 1
    replicas: str = "0-1"
    seconds: float = 2.0

    def __post_init__(self) -> None:
        if not self.nodes:
            raise ValueError("SEARCH_URL names no node")
        if not _INDEX.fullmatch(self.index):
            raise ValueError(f"{self.index!r} cannot begin the name of an index: small letters, figures, - and _ only")
        if not _REPLICAS.fullmatch(self.replicas):
            raise ValueError(f"{self.replicas!r} is neither a number of replicas nor a range such as 0-1")
        if not 1 <= self.shards <= 64:
            raise ValueError(f"{self.shards} shards is not between 1 and 64")
        if self.api_key and self.user:
            raise ValueError("sign in to the search server by API key or by user, not both")

    @classmethod
    def from_url(cls, url: str, **values: Any) -> "Cluster":
        """The cluster of a SEARCH_URL: addresses of nodes with commas between, user and password in any of them.

        Without a port http means 9200 and https 443. `values` are other fields; empty ones keep their default.
        Raises ValueError, without repeating a password, for what is not such an address.
        """
        given = {name: value for name, value in values.items() if value not in ("", None)}
        nodes = []
        for number, address in enumerate(filter(None, (part.strip() for part in url.split(","))), 1):
            try:
                parts = urlsplit(address)
                nodes.append(_address(parts))
            except ValueError as error:
                raise ValueError(f"address {number} in SEARCH_URL is not http(s)://host:port") from error
            if parts.username:
                given.setdefault("user", unquote(parts.username))
                given.setdefault("password", unquote(parts.password or ""))
        return cls(nodes=tuple(dict.fromkeys(nodes)), **given)

    def client_options(self) -> dict[str, Any]:
        """The arguments for the client that concern address and signing in."""
        options: dict[str, Any] = {"hosts": list(self.nodes)}
        if self.api_key:
            options["api_key"] = self.api_key
        elif self.user:
            options["basic_auth"] = (self.user, self.password)
        if self.authority and any(node.startswith("https:") for node in self.nodes):
            options["ca_certs"] = self.authority
        return options

    def __str__(self) -> str:
        return f"{self.index} on {', '.join(self.nodes)}"


def _address(parts: SplitResult) -> str:
    """The address without user and password, with a port."""
    if parts.scheme not in _PORTS or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("not an address of a node")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}:{parts.port or _PORTS[parts.scheme]}{parts.path.rstrip('/')}"
