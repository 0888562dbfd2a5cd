"""Build the small documents that the demonstration attaches to meetings and methods.

    python -m venv demo-files-venv && . demo-files-venv/bin/activate
    pip install "weasyprint>=62" "python-pptx>=1" "python-docx>=1.1" "openpyxl>=3.1"
    python scripts/build_demo_files.py

WeasyPrint (rather than ReportLab) because it writes tagged PDF. It needs Pango (Debian: libpango-1.0-0 and
libpangoft2-1.0-0) and the fonts Liberation Sans and DejaVu Sans. The texts are in scripts/demo_files/; the results go
to portal/home/demo/files/. With the same versions of packages and fonts the files are the same byte for byte.
"""

import re
import tomllib
import zipfile
from datetime import datetime
from pathlib import Path

from demo_files.calculation import build_workbook
from demo_files.office import build_document, build_presentation

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "demo_files"
TARGET = HERE.parent / "portal" / "home" / "demo" / "files"
STAMP = datetime(2026, 1, 15, 12)
LARGEST = 120_000  # bytes


def build_pdf(source: Path) -> Path:
    """Turn one HTML text into a tagged PDF (PDF/UA-1) with title and language. Returns its path."""
    from weasyprint import CSS, HTML

    path = TARGET / f"{source.stem}.pdf"
    document = HTML(filename=str(source))
    document.write_pdf(
        path,
        stylesheets=[CSS(filename=str(SOURCES / "print.css"))],
        pdf_variant="pdf/ua-1",
        pdf_identifier=source.stem.encode(),
    )
    return path


def without_clock(path: Path) -> None:
    """Rewrite an Office file so that neither its zip directory nor its properties carry the time of building."""
    with zipfile.ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in sorted(archive.namelist(), key=_types_first)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            if name == "docProps/core.xml":
                stamp = STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                data = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, data)
            info = zipfile.ZipInfo(name, (STAMP.year, STAMP.month, STAMP.day, STAMP.hour, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)


def _types_first(name: str) -> tuple[bool, str]:
    return name != "[Content_Types].xml", name


def build_office() -> list[Path]:
    """Build the presentations, the checklist and the workbook. Returns their paths."""
    presentations = tomllib.loads((SOURCES / "presentations.toml").read_text(encoding="utf-8"))["presentation"]
    checklist = tomllib.loads((SOURCES / "checklist.toml").read_text(encoding="utf-8"))
    paths = [build_presentation(one, TARGET, STAMP) for one in presentations]
    paths += [build_document(checklist, TARGET, STAMP), build_workbook(TARGET, STAMP)]
    for path in paths:
        without_clock(path)
    return paths


def main() -> None:
    """Build every file and say how large it became."""
    TARGET.mkdir(parents=True, exist_ok=True)
    paths = [build_pdf(source) for source in sorted(SOURCES.glob("*.html"))] + build_office()
    for path in paths:
        size = path.stat().st_size
        print(f"{path.name:45} {size / 1000:6.1f} kB")
        if size > LARGEST:
            raise SystemExit(f"{path.name} is larger than {LARGEST / 1000:.0f} kB")


if __name__ == "__main__":
    main()
