"""From a path to a locked, sound and up-to-date connection, or to a refusal that says what to do."""

import os
from collections.abc import Callable
from pathlib import Path

from app.errors import FileRefused
from app.file.connection import Connection
from app.file.guard import check_stored
from app.file.header import VERSION, check_header
from app.file.migrations import MIGRATIONS, NAMES
from app.file.open_files import is_open_here
from app.file.refusals import refusing

_ODD_TIMES = (
    'SELECT 1 FROM "changes" WHERE "made_at" NOT GLOB \'????-??-??T??:??:??*[+-]??:??\' '
    'OR julianday("made_at") IS NULL LIMIT 1'
)


def open_connection(path: Path, before_migrating: Callable[[Connection], object]) -> Connection:
    """Open, lock, check and migrate a workshop file; FileRefused says why not, and nothing was changed.

    `before_migrating` is called with the open file where it is of an older version.
    """
    if is_open_here(path):
        raise FileRefused("file.already_open", name=path.name)
    check_header(path)
    if not (_may_write(path) and _may_write(path.parent)):
        raise FileRefused("file.read_only", name=path.name, folder=path.parent)
    connection = Connection(path)
    try:
        make_ready(connection, before_migrating)
    except FileRefused:
        connection.close()
        raise
    return connection


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def make_ready(connection: Connection, before_migrating: Callable[[Connection], object]) -> None:
    """Check that an open file is ours and sound, and bring it to this version; FileRefused where it isn't."""
    with refusing(connection.path):
        check_stored(connection)
        if is_unsound(connection):
            raise FileRefused("file.damaged", name=connection.path.name)
        _migrate(connection, before_migrating)


def is_unsound(connection: Connection) -> bool:
    """Tell whether the file's pages, its references or the times of its history don't hold together."""
    return connection.rows("PRAGMA quick_check(1)") != [("ok",)] or any(
        connection.rows(sql) for sql in ("PRAGMA foreign_key_check", _ODD_TIMES)
    )


def _migrate(connection: Connection, before_migrating: Callable[[Connection], object]) -> None:
    applied = {each.name for each in MIGRATIONS.applied(connection.database)}
    if applied - set(NAMES):
        raise FileRefused("file.newer", name=connection.path.name)
    if applied != set(NAMES[: connection.value("PRAGMA user_version")]):
        raise FileRefused("file.damaged", name=connection.path.name)
    if applied == set(NAMES):
        return
    before_migrating(connection)
    with connection.transaction(lambda: False):
        MIGRATIONS.apply(connection.database)
        connection.execute(f"PRAGMA user_version={VERSION}")
