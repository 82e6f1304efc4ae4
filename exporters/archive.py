"""All documents as one ZIP archive: the same files, packed the same way every time."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.workshop import Workshop
from exporters.file_names import safe_name

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP archive can tell


def archive_name(workshop: Workshop) -> str:
    """Give the archive the client's name, or else the workshop's."""
    details = workshop.details
    return f"{safe_name(details.organisation) or safe_name(details.title) or 'workshop'}.zip"


def pack(folder: Path, names: Sequence[str], target: Path, begin: Callable[[int], None]) -> None:
    """Pack the files of these names below the folder, in this order, and wait until the disk has the archive.

    `begin` is told the place of each name before its file is packed. Raises OSError where the disk is full or
    a file is gone.
    """
    with target.open("wb") as file:
        with ZipFile(file, "w") as archive:
            for place, name in enumerate(names):
                begin(place)
                archive.writestr(entry(name), (folder / name).read_bytes())
        file.flush()
        os.fsync(file.fileno())


def entry(name: str) -> ZipInfo:
    """Give the head of a packed file, free of the clock and of the system it was made on."""
    made = ZipInfo(name, _BEGINNING)
    made.create_system = 0
    made.compress_type = ZIP_DEFLATED
    return made
