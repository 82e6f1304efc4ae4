"""Saving the work in a file that was taken away while it was open."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from app.errors import FileRefused
from app.file.connection import Connection


def rescue(connection: Connection, folders: Iterable[Path], now: datetime) -> FileRefused:
    """Copy what the connection still holds into the first folder that takes it; give what to say."""
    path = connection.path
    tried = path.parent
    for tried in folders:
        copy = tried / f"{path.stem} (rescued {now:%Y-%m-%d %H%M%S}){path.suffix}"
        try:
            connection.copy_to(copy)
        except FileRefused:
            continue
        return FileRefused("file.replaced", name=path.name, rescued=copy)
    return FileRefused("file.replaced_and_lost", name=path.name, folder=tried)
