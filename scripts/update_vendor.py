#!/usr/bin/env python3
"""Refresh the third-party front-end files under ``static/vendor/`` and their manifest.

Only a maintainer who changes a version runs this (it needs Node and the ``npm`` client). Installing, testing and
running the portal reads the committed result, and ``--check`` verifies that against ``manifest.json`` without Node.

    python scripts/update_vendor.py            # fetch the versions below, rebuild, write the manifest
    python scripts/update_vendor.py --check    # compare the committed files with the manifest
"""

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "static" / "vendor"
MANIFEST = VENDOR / "manifest.json"
THEME_CONFIG = Path(__file__).with_name("designsystemet.config.json")

COMPONENTS = "@digdir/designsystemet-css"
THEME_BUILDER = "@digdir/designsystemet"
FONT = "@fontsource-variable/inter"
VERSIONS = {COMPONENTS: "1.22.0", THEME_BUILDER: "1.15.0", FONT: "5.3.0"}

PARTS = [
    *("alert", "base", "breadcrumbs", "button", "card", "chip", "details", "divider", "error-summary", "field"),
    *("fieldset", "heading", "input", "label", "link", "list", "pagination", "paragraph", "skip-link", "table"),
    *("tag", "validation-message"),
]
FONT_FILES = ("inter-latin-wght-normal.woff2", "inter-latin-ext-wght-normal.woff2")
DATA_URL = re.compile(r'url\("data:image/svg\+xml;charset=utf-8,([^"]+)"\)')


def sha256(path: Path) -> str:
    """Return the hexadecimal SHA-256 digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def unpack(name: str, workdir: Path) -> Path:
    """Fetch one npm package with ``npm pack`` and return the directory of its unpacked content."""
    target = workdir / name.replace("/", "-").lstrip("@")
    target.mkdir()
    subprocess.run(["npm", "pack", f"{name}@{VERSIONS[name]}", "--silent"], cwd=target, check=True)
    with tarfile.open(next(target.glob("*.tgz"))) as archive:
        archive.extractall(target, filter="data")
    return target / "package"


def icons_to_files(css: str, folder: Path) -> str:
    """Write every SVG that the CSS embeds as a ``data:`` address to ``folder`` and point the CSS at the file.

    The portal's Content-Security-Policy allows images from the own origin only, which excludes ``data:``.
    """
    folder.mkdir(parents=True, exist_ok=True)

    def replace(match: re.Match) -> str:
        svg = unquote(match.group(1)).encode()
        path = folder / f"{hashlib.sha256(svg).hexdigest()[:10]}.svg"
        path.write_bytes(svg + b"\n")
        return f'url("{folder.name}/{path.name}")'

    return DATA_URL.sub(replace, css)


def build_components(package: Path, target: Path) -> None:
    """Join the chosen component sheets into one file, each part in its cascade layer."""
    chunks = ["@layer ds.theme, ds.base, ds.components;\n"]
    for part in PARTS:
        layer = "ds.base" if part == "base" else "ds.components"
        css = (package / "dist" / "src" / f"{part}.css").read_text(encoding="utf-8")
        chunks.append(f"/* {part} */\n@layer {layer}{{{css}}}\n")
    target.mkdir(parents=True, exist_ok=True)
    (target / "ds.css").write_text(icons_to_files("".join(chunks), target / "icons"), encoding="utf-8")
    shutil.copy(package / "LICENSE", target / "LICENSE")


def build_theme(workdir: Path, target: Path) -> None:
    """Build the colour, size and type tokens (light and dark) from ``designsystemet.config.json``."""
    shutil.copy(THEME_CONFIG, workdir)
    builder = f"{THEME_BUILDER}@{VERSIONS[THEME_BUILDER]}"
    for step in (["create", "--config", THEME_CONFIG.name], ["build"]):
        subprocess.run(["npx", "--yes", builder, "tokens", *step], cwd=workdir, check=True)
    shutil.copy(workdir / "design-tokens-build" / "portal.css", target / "theme.css")


def build_font(package: Path, target: Path) -> None:
    """Copy the Latin subsets of the variable font and its licence."""
    target.mkdir(parents=True, exist_ok=True)
    for name in FONT_FILES:
        shutil.copy(package / "files" / name, target / name)
    shutil.copy(package / "LICENSE", target / "LICENSE")


def entry(name: str, licence: str, *paths: Path) -> dict:
    """Return the manifest entry of one package: name, version, licence and ``{path: sha256}`` of its files."""
    files = {path.relative_to(VENDOR).as_posix(): sha256(path) for path in sorted(paths)}
    return {"name": name, "version": VERSIONS[name], "licence": licence, "files": files}


def update() -> None:
    """Fetch, build and record everything under ``static/vendor/``."""
    design, font = VENDOR / "designsystemet", VENDOR / "inter"
    for folder in (design, font):
        shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as name:
        workdir = Path(name)
        build_components(unpack(COMPONENTS, workdir), design)
        build_font(unpack(FONT, workdir), font)
        build_theme(workdir, design)
    packages = [
        entry(COMPONENTS, "MIT", design / "ds.css", design / "LICENSE", *design.glob("icons/*.svg")),
        entry(THEME_BUILDER, "MIT", design / "theme.css"),
        entry(FONT, "OFL-1.1", *font.iterdir()),
    ]
    MANIFEST.write_text(json.dumps({"packages": packages}, indent=2) + "\n", encoding="utf-8")


def problems() -> list[str]:
    """Return one sentence for each file that is missing, altered or unknown to the manifest."""
    recorded = {
        path: digest
        for package in json.loads(MANIFEST.read_text(encoding="utf-8"))["packages"]
        for path, digest in package["files"].items()
    }
    present = {p.relative_to(VENDOR).as_posix(): sha256(p) for p in VENDOR.rglob("*") if p.is_file() and p != MANIFEST}
    found = [f"{path}: missing" for path in recorded.keys() - present.keys()]
    found += [f"{path}: not in the manifest" for path in present.keys() - recorded.keys()]
    found += [f"{path}: altered" for path in recorded.keys() & present.keys() if recorded[path] != present[path]]
    return sorted(found)


def main() -> int:
    """Run the command line; the exit code is 1 when ``--check`` finds a difference."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare the committed files with the manifest")
    if not parser.parse_args().check:
        update()
    found = problems()
    print("\n".join(found) or "static/vendor/ agrees with its manifest")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
