"""Standard output as scripts want it: bytes as they are, and a plain word where they can't be written."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from app.errors import WorkshopError


class OutputRefused(WorkshopError):
    """What takes the output (a disk, a pipe) takes no more."""


def write(data: bytes) -> None:
    """Write bytes to standard output, all of them, now; OutputRefused where they can't be, or it is closed.

    A reader that has had enough, such as `head`, is no fault: BrokenPipeError tells of it.
    """
    if sys.stdout is None:  # whoever called the program closed it
        raise OutputRefused("command_line.no_output")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _close()
        raise
    except OSError as error:
        _close()
        raise OutputRefused("command_line.output", reason=error.strerror) from error


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output as UTF-8, whatever the terminal's own encoding is."""
    write("".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace"))


def write_paths(paths: Iterable[Path]) -> None:
    """Write paths to standard output, a line each, as the system knows them."""
    write(b"".join(os.fsencode(path) + b"\n" for path in paths))


def say(text: str) -> None:
    """Say something to whoever sits there, on standard error, where it is in no script's way."""
    if sys.stderr is not None:  # `print` takes None for standard output
        print(text, file=sys.stderr, flush=True)


def _close() -> None:
    # What is left in the buffer can't be written either, and Python would complain of it on its way out.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
