"""Reading a file that comes from somebody else, whole or not at all, and never one too large to hold."""

import os
from collections.abc import Sequence
from pathlib import Path
from shutil import SpecialFileError

from app.errors import InputRefused
from app.ordinary_file import open_ordinary
from app.records.fault import Fault

SIZE_LIMIT = 200_000_000
"""The largest file taken in, in bytes."""

ROW_LIMIT = 100_000
"""The most rows taken in, of one list or one table."""

FAULTS_SHOWN = 20
"""How many faults a refusal lists; where there are more, it says so."""


def read_incoming(path: Path, room: str = "interchange", limit: int = SIZE_LIMIT) -> bytes:
    """Give the bytes of a file; raises InputRefused where there is none, or it is too large or unreadable.

    It says so in the words of `room`; `limit` is in bytes. The size is asked before anything is read, and
    only ordinary files are: a pipe could wait for ever.
    """
    try:
        with open_ordinary(path) as file:
            check_size(os.fstat(file.fileno()).st_size, room, limit)
            return file.read(limit + 1)
    except FileNotFoundError:
        raise InputRefused(f"{room}.missing", path=path) from None
    except IsADirectoryError:
        raise InputRefused(f"{room}.folder", path=path) from None
    except SpecialFileError:
        raise InputRefused(f"{room}.not_a_file", path=path) from None
    except OSError as error:
        raise InputRefused(f"{room}.unreadable", path=path, reason=error.strerror) from error


def check_size(size: int, room: str = "interchange", limit: int = SIZE_LIMIT) -> None:
    """Refuse what is larger than Touchline takes in; `size` and `limit` in bytes."""
    if size > limit:
        raise InputRefused(f"{room}.too_large", size=size / 1e6, limit=limit // 1_000_000)


def refusal_of(room: str, found: Sequence[Fault]) -> InputRefused:
    """Give the refusal that lists these faults, in the words of `room`, to be raised.

    Where there are more than FAULTS_SHOWN, one more is enough to know. Those listed are also in
    `facts["faults"]`.
    """
    listed = tuple(found[:FAULTS_SHOWN])
    lines = "\n".join(f"  {fault}" for fault in listed)
    name = "one_fault" if len(found) == 1 else "faults" if len(found) <= FAULTS_SHOWN else "many_faults"
    return InputRefused(f"{room}.{name}", count=len(listed), lines=lines, faults=listed)
