"""Looking at a workshop without touching its file: even while somebody else is writing it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

from app.errors import FileRefused
from app.file.connection import Connection
from app.file.header import check_header
from app.file.open_files import is_open_here
from app.file.opening import make_ready
from app.file.pictures import Pictures
from app.file.reading import whole_workshop
from app.workshop import Workshop

_TRIES = 60
_PAUSE = 0.05
"""Seconds between tries: a writer that never rests is given up after about three seconds."""

_CHUNK = 2**20


def read_workshop(path: Path) -> tuple[Workshop, dict[str, bytes]]:
    """Read a workshop and its pictures, by hash, from a copy; the file itself is never written.

    FileRefused where it is no sound workshop file, or where this process has it open itself.
    """
    with copy_of(path) as connection:
        return whole_workshop(connection), dict(Pictures(connection))


@contextmanager
def copy_of(path: Path) -> Iterator[Connection]:
    """Open a copy of a file for the length of the block: checked, of this version, gone afterwards."""
    with TemporaryDirectory(prefix="touchline-") as folder:
        connection = opened_copy(path, Path(folder))
        try:
            yield connection
        finally:
            connection.close()


def opened_copy(path: Path, folder: Path) -> Connection:
    """Copy a file into `folder` and open the copy; FileRefused where it is no sound workshop file."""
    for _ in range(_TRIES):
        copy = copy_bytes(path, folder)
        if copy is not None:
            return _opened(copy)
        sleep(_PAUSE)
    raise FileRefused("file.busy", name=path.name)


def copy_bytes(path: Path, folder: Path) -> Path | None:
    """Copy a file with its rollback journal, None where somebody wrote to either in the meantime.

    With the journal beside it the copy rolls back what a killed program left half written.
    """
    if is_open_here(path):
        raise FileRefused("file.already_open", name=path.name)
    check_header(path)
    sources = [path, path.with_name(f"{path.name}-journal")]
    copies = [folder / source.name for source in sources]
    try:
        for source, copy in zip(sources, copies, strict=True):
            copy.unlink(missing_ok=True)
            if source.exists():
                shutil.copyfile(source, copy)
        pairs = zip(sources, copies, strict=True)
        return copies[0] if all(_alike(source, copy) for source, copy in pairs) else None
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FileRefused("file.unreadable", name=path.name, reason=error.strerror) from error


def _opened(copy: Path) -> Connection:
    connection = Connection(copy)
    try:
        make_ready(connection, lambda _: None)
    except FileRefused:
        connection.close()
        raise
    return connection


def _alike(source: Path, copy: Path) -> bool:
    """Compare a file with its copy byte by byte: its time of writing is too coarse to tell."""
    if not (source.exists() and copy.exists()):
        return source.exists() == copy.exists()
    with source.open("rb") as first, copy.open("rb") as second:
        while chunk := first.read(_CHUNK):
            if chunk != second.read(_CHUNK):
                return False
        return not second.read(1)
