"""A cluster of three nodes on this machine, and what drills do to it."""

import subprocess
from pathlib import Path

from elasticsearch import Elasticsearch

SCRIPT = Path(__file__).parents[3] / "scripts" / "elasticsearch.sh"


class Nodes:
    """The cluster in a directory of scripts/elasticsearch.sh."""

    def __init__(self, directory: str) -> None:
        self.directory = directory
        ports = (Path(directory) / "ports").read_text().split()
        self.url = ",".join(f"http://127.0.0.1:{port}" for port in ports)

    def kill(self, node: str) -> None:
        """End a server as a power cut would."""
        _run("kill", self.directory, node)

    def revive(self, node: str) -> None:
        """Start a server again on what it left, and wait until all is green."""
        _run("revive", self.directory, node)

    def holder_of_primary(self, index: str) -> str:
        """The number of the node that holds the primary of the newest generation of an index."""
        client = Elasticsearch(self.url.split(","))
        try:
            rows = client.cat.shards(index=f"{index}.*", format="json", h="prirep,node,index")
        finally:
            client.close()
        newest = max(row["index"] for row in rows)
        (name,) = (row["node"] for row in rows if row["index"] == newest and row["prirep"] == "p")
        return name.removeprefix("node")


def _run(action: str, directory: str, *arguments: str) -> str:
    command = [str(SCRIPT), action, directory, *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=400).stdout.strip()
