"""Whole files or none: written under another name, synced, and only then put under their own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ENAMETOOLONG
from pathlib import Path

from app.errors import FileRefused
from app.records.vocabulary import new_id


@contextmanager
def appearing(path: Path, *, replacing: bool = False) -> Iterator[Path]:
    """Give a name beside `path` to write to; at the end of the block it becomes `path`, whole and synced.

    Where the block fails nothing is left. Raises FileRefused where `path` exists, unless `replacing`, and
    where its folder refuses.
    """
    unfinished = path.with_name(f".{new_id()}.unfinished")
    try:
        if path.exists() and not replacing:
            raise FileRefused("file.exists", name=path.name, folder=path.parent)
        if not path.parent.is_dir():
            raise FileRefused("file.no_folder", name=path.name, folder=path.parent)
        yield unfinished
        _sync(unfinished)
        unfinished.replace(path)
        with suppress(PermissionError):  # Windows gives no handle on a folder, and its rename is durable
            _sync(path.parent)
    except OSError as error:
        key = "file.name_too_long" if error.errno == ENAMETOOLONG else "file.unwritable"
        raise FileRefused(key, name=path.name, folder=path.parent, reason=error.strerror) from error
    finally:
        for name in (unfinished.name, f"{unfinished.name}-journal"):
            with suppress(OSError):  # a folder that refuses this as well has said why already
                path.with_name(name).unlink()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
