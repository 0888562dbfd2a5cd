"""What the child process gives up before it touches a file."""

import contextlib
import os
import resource
import sys

from .limits import Limits

#: Events of the interpreter that reading a file has no use for: the network, other programs, changing files.
_FORBIDDEN = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.remove", "os.rename", "os.rmdir",
    "os.mkdir", "os.link", "os.symlink", "os.chmod", "os.chown", "os.truncate", "os.kill", "shutil.", "ftplib.",
    "urllib.", "http.client.", "smtplib.", "webbrowser.", "pty.",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def confine(limits: Limits) -> None:
    """Limit memory, processor time and output of this process, and close the network to it, for good."""
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_FSIZE, limits.output_size),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        allowed = resource.getrlimit(kind)[1]
        # Where the process has been given less already, it keeps that.
        wanted = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        with contextlib.suppress(ValueError):
            resource.setrlimit(kind, (wanted, wanted))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple) -> None:
    """Stop what no reader of a file does. Such a hook cannot be taken away again."""
    if event.startswith(_FORBIDDEN) or (event == "open" and arguments[2] & _WRITING):
        raise PermissionError(f"{event} is closed to this process")
