"""What SQLite reports, told as the world's faults: a full disk, a lock, a damaged file."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import FileRefused

_KEYS = (
    ("SQLITE_FULL", "file.disk_full"),
    ("SQLITE_IOERR_WRITE", "file.disk_full"),  # a quota or a size limit is reported so, not as FULL
    ("SQLITE_IOERR", "file.disk_fault"),
    ("SQLITE_BUSY", "file.already_open"),
    ("SQLITE_READONLY_DBMOVED", "file.replaced_and_lost"),
    ("SQLITE_READONLY", "file.read_only"),
    ("SQLITE_PERM", "file.read_only"),
    ("SQLITE_CANTOPEN", "file.cannot_open"),
    ("SQLITE_CORRUPT", "file.damaged"),
    ("SQLITE_NOTADB", "file.damaged"),
)


def refusal(error: sqlite3.Error, path: Path) -> FileRefused | None:
    """Give the refusal that says this error of SQLite's, None where the error is a fault of ours."""
    name = getattr(error, "sqlite_errorname", "")
    key = next((key for start, key in _KEYS if name.startswith(start)), None)
    return FileRefused(key, name=path.name, folder=path.parent) if key else None


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn errors of SQLite's that are the world's into refusals; let all others through."""
    try:
        yield
    except sqlite3.Error as error:
        refused = refusal(error, path)
        if refused is None:
            raise
        raise refused from error
