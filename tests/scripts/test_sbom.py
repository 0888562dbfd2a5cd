"""The bill of materials names every package that is installed or vendored, with what identifies it."""

import json
import re
from pathlib import Path

from cyclonedx.output.json import JsonV1Dot6

from scripts.sbom import bill_of_materials, locked_packages

ROOT = Path(__file__).resolve().parents[2]


def test_lock_file_is_read_whole():
    lock = (
        "a==1.0 \\\n    --hash=sha256:" + "0" * 64 + " \\\n    --hash=sha256:" + "1" * 64 + "\n    # via b\nb[c]==2\n"
    )
    assert locked_packages(lock) == [("a", "1.0", ["0" * 64, "1" * 64]), ("b", "2", [])]


def test_bill_names_every_package():
    document = json.loads(JsonV1Dot6(bill_of_materials()).output_as_string())
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.6")
    parts = {part["purl"]: part for part in document["components"]}
    pinned = re.findall(r"^([a-z0-9._-]+)(?:\[.*\])?==(\S+)", (ROOT / "requirements.txt").read_text("utf-8"), re.M)
    vendored = json.loads((ROOT / "static/vendor/manifest.json").read_text("utf-8"))["packages"]
    assert len(parts) == len(pinned) + len(vendored) > 40
    assert all(f"pkg:pypi/{name}@{version}" in parts for name, version in pinned)
    assert all(part.get("hashes") or part.get("components") for part in parts.values())
    without = [address for address, part in parts.items() if not part.get("licenses")]
    assert without == []
