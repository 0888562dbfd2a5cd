"""Write what the portal is made of as a CycloneDX document: the locked packages and the vendored front-end files.

    python scripts/sbom.py sbom.json

Names, versions and hashes come from requirements.txt and static/vendor/manifest.json; licences from the installed
packages, so run it in the project's environment (`make sbom` does).
"""

import json
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parents[1]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def locked_packages(lock: str) -> list[tuple[str, str, list[str]]]:
    """Return (name, version, SHA-256 of each of its files) of every package in the text of a lock file."""
    packages: list[tuple[str, str, list[str]]] = []
    for line in lock.splitlines():
        if found := PINNED.match(line):
            packages.append((found[1], found[2], []))
        if packages and (digest := HASH.search(line)):
            packages[-1][2].append(digest[1])
    return packages


def licence_of(name: str) -> list[License]:
    """Return the licence that an installed package states; none when it states none or is not installed."""
    try:
        stated = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return []
    text = stated.get("License-Expression") or stated.get("License") or ""
    if not text or "\n" in text:
        classifiers = stated.get_all("Classifier") or []
        text = next((one.split(" :: ")[-1] for one in classifiers if one.startswith("License :: ")), "")
    return [LicenseFactory().make_from_string(text)] if text else []


def python_component(name: str, version: str, digests: list[str]) -> Component:
    """Return one Python package."""
    address = PackageURL("pypi", name=name.lower(), version=version)
    return Component(
        type=ComponentType.LIBRARY, name=name, version=version, purl=address, bom_ref=str(address),
        licenses=licence_of(name), hashes=[HashType(alg=HashAlgorithm.SHA_256, content=one) for one in digests],
    )  # fmt: skip


def vendored_component(package: dict) -> Component:
    """Return one vendored npm package, with the files that we took from it."""
    namespace, _, name = package["name"].rpartition("/")
    address = PackageURL("npm", namespace or None, name, package["version"])
    files = [
        Component(
            type=ComponentType.FILE, name=path, bom_ref=f"{address}#{path}",
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
        )
        for path, digest in package["files"].items()
    ]  # fmt: skip
    return Component(
        type=ComponentType.LIBRARY, name=package["name"], version=package["version"], purl=address,
        bom_ref=str(address), licenses=[LicenseFactory().make_from_string(package["licence"])], components=files,
    )  # fmt: skip


def bill_of_materials() -> Bom:
    """Return the portal with all that it is made of."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    portal = Component(
        type=ComponentType.APPLICATION, name=project["name"], version=project["version"], bom_ref=project["name"],
        licenses=[LicenseFactory().make_from_string(project["license"])],
    )  # fmt: skip
    vendored = json.loads((ROOT / "static/vendor/manifest.json").read_text("utf-8"))["packages"]
    parts = [python_component(*one) for one in locked_packages((ROOT / "requirements.txt").read_text("utf-8"))]
    parts += [vendored_component(one) for one in vendored]
    bom = Bom(components=parts)
    bom.metadata.component = portal
    bom.register_dependency(portal, parts)
    return bom


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(JsonV1Dot6(bill_of_materials()).output_as_string(indent=2) + "\n", "utf-8")
    print(f"{target}: CycloneDX 1.6")
