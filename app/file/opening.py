"""From a path to a locked, sound and up-to-date connection, or to a refusal that says what to do."""

import os
from pathlib import Path

from app.errors import FileRefused
from app.file.connection import Connection
from app.file.header import VERSION, check_header
from app.file.migrations import MIGRATIONS, NAMES
from app.file.open_files import is_open_here
from app.file.refusals import refusing


def open_connection(path: Path) -> Connection:
    """Open, lock, check and migrate a workshop file. FileRefused: why not, and nothing was changed."""
    if is_open_here(path):
        raise FileRefused("file.already_open", name=path.name)
    check_header(path)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise FileRefused("file.read_only", name=path.name, folder=path.parent)
    connection = Connection(path)
    try:
        with refusing(path):
            refuse_unsound(connection)
            migrate(connection)
    except FileRefused:
        connection.close()
        raise
    return connection


def refuse_unsound(connection: Connection) -> None:
    """Raise FileRefused where the file's pages or its references don't hold together."""
    if connection.rows("PRAGMA quick_check(1)") != [("ok",)] or connection.rows("PRAGMA foreign_key_check"):
        raise FileRefused("file.damaged", name=connection.path.name)


def migrate(connection: Connection) -> None:
    """Bring an older file to this version, in one transaction; refuse one that has seen a later step."""
    applied = {each.name for each in MIGRATIONS.applied(connection.database)}
    if applied - set(NAMES):
        raise FileRefused("file.newer", name=connection.path.name)
    if applied == set(NAMES):
        return
    with connection.transaction(lambda: False):
        MIGRATIONS.apply(connection.database)
        connection.execute(f"PRAGMA user_version={VERSION}")
