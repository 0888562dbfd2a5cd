"""Reads a file in a child process that may run away, swell or crash without harm to this one."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import BinaryIO

from .child import READERS
from .limits import Limits
from .outcome import Outcome, Reading

_ROOT = Path(__file__).resolve().parents[3]
#: What the child gets of the environment: nothing secret, and nothing that would make it write files.
_ENVIRONMENT = {"PATH": os.defpath, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}
#: How the system ends a process that has used up its time on the processor.
_OUT_OF_TIME = -signal.SIGXCPU
#: How a process ends that somebody else stopped: an administrator, the system when memory ran out, a restart.
_STOPPED = frozenset({-signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP})


class Interrupted(Exception):
    """The child was stopped by somebody else before it was done: worth another try."""


def read_file(content: BinaryIO, extension: str, limits: Limits | None = None) -> Reading:
    """Return what stands in a file.

    Args:
        content: the open file, read from where it is.
        extension: the ending of its name without the dot, in small letters.
        limits: how much reading it may cost.

    Raises:
        Interrupted: when the child was stopped from outside.
        OSError: when the content cannot be read, or there is no disk or process to be had.
    """
    limits = limits or Limits()
    if extension not in READERS:
        return Reading(Outcome.UNSUPPORTED)
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        shutil.copyfileobj(content, given)
        if given.tell() > limits.file_size:
            return Reading(Outcome.TOO_LARGE)
        given.seek(0)
        code = _run(extension, limits, given, answer)
        if code is None or code == _OUT_OF_TIME:
            return Reading(Outcome.TOO_LONG)
        if code in _STOPPED:
            raise Interrupted(f"the child ended by signal {-code}")
        answer.seek(0)
        return _understood(answer.read(limits.output_size)) if code == 0 else Reading(Outcome.BROKEN)


def _run(extension: str, limits: Limits, given: BinaryIO, answer: BinaryIO) -> int | None:
    """The child's exit code, or None when it took longer than it may."""
    child = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "portal.core.file_text.child", extension, *limits.to_arguments()],
        stdin=given,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env=_ENVIRONMENT,
        start_new_session=True,
    )
    try:
        return child.wait(limits.seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def _understood(answer: bytes) -> Reading:
    """What the child wrote; one that wrote nonsense was broken by the file."""
    try:
        return Reading.from_json(answer.decode("utf-8"))
    except (ValueError, KeyError, TypeError):
        return Reading(Outcome.BROKEN)
