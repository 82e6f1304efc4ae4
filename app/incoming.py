"""Reading a file that comes from somebody else, whole or not at all, and never one too large to hold."""

import stat
from pathlib import Path

from app.errors import InputRefused

SIZE_LIMIT = 200_000_000
"""The largest file taken in, in bytes."""

ROW_LIMIT = 100_000
"""The most rows taken in, of one list or one table."""


def read_incoming(path: Path) -> bytes:
    """Give the bytes of a file; raises InputRefused where there is none, or it is too large or unreadable.

    The size is asked before anything is read, and only regular files are opened: a pipe could wait for ever.
    """
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise InputRefused("interchange.folder", path=path)
        if not stat.S_ISREG(about.st_mode):
            raise InputRefused("interchange.not_a_file", path=path)
        check_size(about.st_size)
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise InputRefused("interchange.missing", path=path) from None
    except OSError as error:
        raise InputRefused("interchange.unreadable", path=path, reason=error.strerror) from error


def check_size(size: int) -> None:
    """Refuse what is larger than Touchline takes in; `size` in bytes."""
    if size > SIZE_LIMIT:
        raise InputRefused("interchange.too_large", size=size / 1e6, limit=SIZE_LIMIT // 1_000_000)
