"""Interchange JSON from a file: its size is looked at before any of it is read."""

from pathlib import Path

from app.incoming import read_incoming
from app.interchange.reading import Imported, read_json


def read_json_file(path: Path) -> Imported:
    """Read a file as read_json does; raises InputRefused also where there is none or it is too large."""
    return read_json(read_incoming(path))
