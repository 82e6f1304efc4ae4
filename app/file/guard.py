"""What may be stored in a workshop file: its own tables and indexes, and nothing that runs."""

from functools import cache
from typing import NamedTuple

from sqlite_utils import Database

from app.content import words
from app.errors import FileRefused
from app.file.connection import Connection
from app.file.migrations import MIGRATIONS, NAMES
from app.records.fault import shown

_STORED = 'SELECT "type", "name", "tbl_name", "sql" FROM "sqlite_schema"'

# What ANALYZE leaves behind, in any program: figures for the query planner.
_STATISTICS = (
    "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
    "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
)


class Stored(NamedTuple):
    """One thing that a database stores besides rows: a table, an index, a view or a trigger."""

    kind: str
    name: str
    table: str
    sql: str | None


def check_stored(connection: Connection) -> None:
    """Refuse a file that stores anything but what Touchline made, before any of it is read, filled or run.

    A trigger would run at the first edit and delete what it likes; a view, a generated column or a check can
    keep the program busy while the file is merely read. FileRefused: damaged where something of ours is gone
    or altered, foreign where something was added.
    """
    found = {Stored(*row) for row in connection.rows(_STORED)}
    wanted = _made(connection.value("PRAGMA user_version"))
    if not wanted <= found:
        raise FileRefused("file.damaged", name=connection.path.name)
    added = sorted((each.kind, each.name) for each in found - wanted if each.sql not in _STATISTICS)
    if added:
        kind, name = added[0]
        said = words("refusals/file")["stored"][kind]
        raise FileRefused("file.foreign", name=connection.path.name, kind=said, thing=shown(name))


@cache
def _made(version: int) -> frozenset[Stored]:
    """Give what a file of this version stores, by making an empty one in memory."""
    database = Database(memory=True, execute_plugins=False)
    MIGRATIONS.apply(database, stop_before=NAMES[version:])
    stored = frozenset(Stored(*row) for row in database.execute(_STORED).fetchall())
    database.close()
    return stored
