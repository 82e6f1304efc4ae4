"""A look at the first 100 bytes of a file, before anything else opens it."""

from pathlib import Path
from shutil import SpecialFileError

from app.errors import FileRefused
from app.file.migrations import NAMES
from app.ordinary_file import open_ordinary

APPLICATION_ID = int.from_bytes(b"TLNE", "big")
"""What marks a SQLite database as a workshop of Touchline, at byte 68."""

VERSION = len(NAMES)
"""The version of the file this program writes, at byte 60."""

_MAGIC = b"SQLite format 3\0"
_SIZE = 100
_WAL = 2


def check_header(path: Path) -> int:
    """Give the version of the workshop file at `path`; raise FileRefused where it is no file we can open.

    Never call it for a file that this process has open: closing the handle would drop the file's lock.
    """
    name = path.name
    try:
        with open_ordinary(path) as file:
            header = file.read(_SIZE)
        _refuse_odd_journal(path)
    except FileNotFoundError as error:
        raise FileRefused("file.missing", name=name, folder=path.parent) from error
    except IsADirectoryError as error:
        raise FileRefused("file.is_folder", name=name) from error
    except SpecialFileError as error:
        raise FileRefused("file.not_a_file", name=name) from error
    except OSError as error:
        raise FileRefused("file.unreadable", name=name, reason=error.strerror) from error
    return _version(header, name)


def _refuse_odd_journal(path: Path) -> None:
    """Refuse a pipe in the place of the rollback journal: SQLite would wait for it for ever."""
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists() and not journal.is_file():
        raise FileRefused("file.odd_journal", name=path.name, journal=journal.name)


def _version(header: bytes, name: str) -> int:
    if not header:
        raise FileRefused("file.empty", name=name)
    if not header.startswith(_MAGIC) or _number(header, 68) != APPLICATION_ID:
        raise FileRefused("file.not_a_workshop", name=name)
    version = _number(header, 60)
    if version > VERSION:
        raise FileRefused("file.newer", name=name)
    if _WAL in header[18:20]:
        raise FileRefused("file.wal", name=name)
    return version


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")
