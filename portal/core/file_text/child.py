"""The child process: `python -m portal.core.file_text.child <extension> <limits …>`, the file on standard input.

It writes a `Reading` as JSON to standard output. It says nothing else: what stands in the file is nobody's log.
"""

import sys
import zlib
from collections.abc import Callable
from importlib import import_module

from .collecting import Full, Parts
from .confine import confine
from .limits import Limits
from .outcome import Outcome, PartKind, Reading, Unreadable

Reader = Callable[[bytes, Parts, Limits], None]

#: Ending of the file's name → what its parts are called, module and function that read it.
READERS: dict[str, tuple[PartKind, str, str]] = {
    "pdf": (PartKind.PAGE, "pdf", "read_pdf"),
    "docx": (PartKind.WHOLE, "office", "read_word"),
    "pptx": (PartKind.SLIDE, "office", "read_powerpoint"),
    "xlsx": (PartKind.SHEET, "office", "read_excel"),
    "odt": (PartKind.WHOLE, "opendocument", "read_text"),
    "odp": (PartKind.SLIDE, "opendocument", "read_presentation"),
    "ods": (PartKind.SHEET, "opendocument", "read_spreadsheet"),
    "txt": (PartKind.WHOLE, "plain", "read_plain"),
    "csv": (PartKind.WHOLE, "plain", "read_plain"),
}


def read(data: bytes, extension: str, limits: Limits) -> Reading:
    """Read a file of a known kind. Whatever a library makes of a damaged file is the file's fault: it is broken."""
    kind, module, function = READERS[extension]
    reader: Reader = getattr(import_module(f"{__package__}.{module}"), function)
    parts, is_cut = Parts(limits), False
    try:
        reader(data, parts, limits)
    except Full:
        is_cut = True
        if not parts.has_text:
            return Reading(Outcome.TOO_LONG)
    except Unreadable as error:
        return Reading(error.outcome)
    except MemoryError:
        return Reading(Outcome.TOO_LARGE)
    except (Exception, zlib.error):
        return Reading(Outcome.BROKEN)
    if not parts.has_text:
        return Reading(Outcome.EMPTY, kind)
    return Reading(Outcome.READY, kind, tuple(parts.found), is_cut)


def main(arguments: list[str]) -> None:
    """Read standard input as a file with the ending `arguments[0]`, within the limits that follow."""
    extension, limits = arguments[0], Limits.from_arguments(arguments[1:])
    confine(limits)
    try:
        data = sys.stdin.buffer.read()
        answer = read(data, extension, limits).to_json()
    except MemoryError:
        answer = Reading(Outcome.TOO_LARGE).to_json()
    sys.stdout.buffer.write(answer.encode("utf-8"))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
