"""`manage.py build_lexicon`: make the analyser's lexicon from hunspell's Swedish dictionary."""

import lzma
import shutil
import subprocess
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from search.analysis import lexicon, lexicon_build

PACKAGE = "hunspell-sv"
IRREGULAR = lexicon.PATH.parent / "irregular_sv.tsv"


class Command(BaseCommand):
    """Writes search/analysis/data/lexicon_sv.xz, or with --check says whether it is up to date."""

    requires_system_checks = ()
    help = "Bygger analysens svenska ordlista av hunspells ordbok (Debianpaketet hunspell-sv)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--dictionary", type=Path, default=Path("/usr/share/hunspell/sv_SE"),
                            help="Ordbokens sökväg utan filändelse.")  # fmt: skip
        parser.add_argument("--source", help="Ordbokens namn och version; annars frågas Debians pakethanterare.")
        parser.add_argument("--output", type=Path, default=lexicon.PATH, help="Filen som skrivs.")
        parser.add_argument("--check", action="store_true", help="Skriv inget, jämför med filen som finns.")

    def handle(self, *args: object, **options: object) -> None:
        """Build, then write or compare. Raises CommandError when the dictionary is missing or the file differs."""
        output = Path(str(options["output"]))
        try:
            packed = lexicon_build.build(
                Path(str(options["dictionary"])), IRREGULAR, str(options["source"] or _installed_version())
            )
        except OSError as error:
            raise CommandError(f"Ordboken kunde inte läsas: {error}. Installera paketet {PACKAGE}.") from error
        if options["check"]:
            if not output.exists() or lzma.decompress(output.read_bytes()) != lzma.decompress(packed):
                raise CommandError("Ordlistan är inte den som ordboken ger. Kör build_lexicon utan --check.")
            self.stdout.write("Ordlistan är aktuell.")
            return
        output.write_bytes(packed)
        about = lexicon.Lexicon(packed).about
        self.stdout.write(f"{output.name}: {about['forms']} former, {len(packed)} byte, av {about['source']}.")


def _installed_version() -> str:
    """The Debian package and its version, or its bare name where there is no package manager to ask."""
    query = shutil.which("dpkg-query")
    if query is None:
        return PACKAGE
    answer = subprocess.run(  # noqa: S603
        [query, "-W", "-f", "${Package} ${Version}", PACKAGE], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip() or PACKAGE
