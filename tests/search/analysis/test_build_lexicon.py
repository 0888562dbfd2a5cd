"""The command that builds the lexicon."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from search.analysis.lexicon import Lexicon


@pytest.fixture
def dictionary(tmp_path: Path) -> Path:
    """A hunspell dictionary of one word, its path without ending."""
    (tmp_path / "sv.aff").write_text("SET UTF-8\nSFX A Y 1\nSFX A 0 s .\n", encoding="utf-8")
    (tmp_path / "sv.dic").write_text("1\nskola/A\n", encoding="utf-8")
    return tmp_path / "sv"


def run(*options: object) -> str:
    """What the command writes."""
    out = StringIO()
    call_command("build_lexicon", *options, stdout=out)
    return out.getvalue()


def test_build_lexicon_writes_the_file(dictionary: Path, tmp_path: Path) -> None:
    output = tmp_path / "lexicon.xz"

    written = run("--dictionary", dictionary, "--source", "prov 1", "--output", output)
    lexicon = Lexicon(output.read_bytes())

    assert written == f"lexicon.xz: {lexicon.about['forms']} former, {output.stat().st_size} byte, av prov 1.\n"
    assert lexicon.find("skola") is not None


def test_build_lexicon_check_of_current_file_passes(dictionary: Path, tmp_path: Path) -> None:
    options = ("--dictionary", dictionary, "--source", "prov 1", "--output", tmp_path / "lexicon.xz")
    run(*options)

    assert "aktuell" in run(*options, "--check")


def test_build_lexicon_check_of_other_file_fails(dictionary: Path, tmp_path: Path) -> None:
    options = ("--dictionary", dictionary, "--output", tmp_path / "lexicon.xz")
    run(*options, "--source", "prov 1")

    with pytest.raises(CommandError, match="inte den"):
        run(*options, "--source", "prov 2", "--check")


def test_build_lexicon_without_dictionary_names_the_package(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="hunspell-sv"):
        run("--dictionary", tmp_path / "saknas", "--output", tmp_path / "lexicon.xz")
