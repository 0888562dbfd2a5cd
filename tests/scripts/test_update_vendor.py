"""Third-party front-end files: what is committed is what the manifest says, and needs nothing from elsewhere."""

import importlib.util
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STYLES = sorted((ROOT / "static").rglob("*.css"))


def load_script():
    spec = importlib.util.spec_from_file_location("update_vendor", ROOT / "scripts" / "update_vendor.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_vendored_files_agree_with_the_manifest():
    assert load_script().problems() == []


def test_altered_missing_and_unknown_files_are_told(tmp_path, monkeypatch):
    script = load_script()
    (tmp_path / "kept.css").write_text("a")
    (tmp_path / "altered.css").write_text("b")
    digest = script.sha256(tmp_path / "kept.css")
    (tmp_path / "manifest.json").write_text(
        f'{{"packages": [{{"files": {{"kept.css": "{digest}", "altered.css": "{digest}", "gone.css": "x"}}}}]}}'
    )
    (tmp_path / "stranger.css").write_text("c")
    monkeypatch.setattr(script, "VENDOR", tmp_path)
    monkeypatch.setattr(script, "MANIFEST", tmp_path / "manifest.json")
    assert script.problems() == ["altered.css: altered", "gone.css: missing", "stranger.css: not in the manifest"]


def test_embedded_icons_become_files(tmp_path):
    script = load_script()
    css = 'a{mask:url("data:image/svg+xml;charset=utf-8,%3Csvg%2F%3E")}'
    changed = script.icons_to_files(css, tmp_path / "icons")
    name = re.fullmatch(r'a\{mask:url\("icons/(\w+\.svg)"\)\}', changed).group(1)
    assert (tmp_path / "icons" / name).read_text() == "<svg/>\n"


def test_style_sheets_load_only_files_that_exist_here():
    for sheet in STYLES:
        for address in re.findall(r"url\(([^)]*)\)", sheet.read_text(encoding="utf-8")):
            address = address.strip("\"'")
            if not address.startswith("#"):
                assert (sheet.parent / address).is_file(), f"{sheet.name}: {address}"


def test_templates_have_no_inline_styles_handlers_or_foreign_assets():
    for template in sorted((ROOT / "templates").rglob("*.html")):
        if template.parent.name == "email":
            continue  # mail readers know no style sheets
        text = template.read_text(encoding="utf-8")
        assert not re.search(r"<style\b|\sstyle=|\son[a-z]+=\"|javascript:", text), template.name
        assert not re.search(r"<(?:script|img|link|iframe)\b[^>]*(?:src|href)=\"https?:", text), template.name
