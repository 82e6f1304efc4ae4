"""Going back to a snapshot: in place of an open workshop, or of a file that can't be opened any more."""

import shutil
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

from app.errors import FileRefused
from app.file.connection import Connection
from app.file.durable import appearing
from app.file.header import check_header
from app.file.open_files import is_open_here
from app.file.refusals import refusing
from app.file.snapshots import Snapshot, is_sound
from app.records.vocabulary import LISTS, WORKSHOP
from app.workshop import Workshop


def restore_file(path: Path, snapshot: Snapshot, now: datetime) -> Path | None:
    """Put a snapshot in the place of a file that is damaged or gone.

    Gives where the damaged file was put aside, beside its old place, or None where there was none. Raises
    FileRefused where the file is open, or its folder refuses.
    """
    if is_open_here(path):
        raise FileRefused("file.already_open", name=path.name)
    _refuse_unsound(snapshot)
    aside = path.with_name(f"{path.stem} (damaged {now:%Y-%m-%d %H%M%S}){path.suffix}")
    had_one = path.exists()
    with appearing(path, replacing=True) as unfinished:
        shutil.copyfile(snapshot.path, unfinished)
        if had_one:
            path.replace(aside)
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    return aside if had_one else None


def restore_into(connection: Connection, snapshot: Snapshot) -> None:
    """Replace what an open file holds by a snapshot, in one transaction; nobody may be watching its rows."""
    _refuse_unsound(snapshot)
    with refusing(connection.path):
        source = sqlite3.connect(f"{snapshot.path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            source.backup(connection.database.conn)
        finally:
            source.close()


def differing(before: Workshop, after: Workshop) -> dict[str, frozenset[str]]:
    """Give the ids of the records that differ between two snapshots of a workshop, by list."""
    found = {name: _differing_ids(before.records(name), after.records(name)) for name in LISTS}
    if before.details != after.details:
        found[WORKSHOP] = frozenset({WORKSHOP})
    return {name: ids for name, ids in found.items() if ids}


def _refuse_unsound(snapshot: Snapshot) -> None:
    check_header(snapshot.path)
    if not is_sound(snapshot):
        raise FileRefused("file.damaged", name=snapshot.path.name)


def _differing_ids(before: tuple[Any, ...], after: tuple[Any, ...]) -> frozenset[str]:
    old = {record.id: record for record in before}
    new = {record.id: record for record in after}
    written = {id for id in old.keys() | new.keys() if old.get(id) != new.get(id)}
    stayed = zip((id for id in old if id in new), (id for id in new if id in old), strict=True)
    moved = {id for id, other in stayed if id != other}
    return frozenset(written | moved)
