"""What each row looked like before and after a change, as the database itself reports it."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from app.file.connection import Connection
from app.file.rows import Row
from app.file.schema import IMAGES, columns
from app.records.vocabulary import LISTS, WORKSHOP


class RowImage(NamedTuple):
    """One row before and after; None where it wasn't there."""

    before: Row | None
    after: Row | None


_EVENTS = ("INSERT", "UPDATE", "DELETE")

Images = Mapping[tuple[str, str], RowImage]
"""The rows a change touched, by list and id."""


class RowImages:
    """Watches every table by temporary triggers, which live in the connection and never in the file."""

    def __init__(self, connection: Connection) -> None:
        """Watch the tables of this connection from now on: edits are refused unless collected."""
        self._open = False
        self._kept: dict[tuple[str, str], RowImage] = {}
        self._connection = connection
        functions: sqlite3.Connection = connection.database.conn
        functions.create_function("change_is_open", 0, self._is_open)
        functions.create_function("keep_image", -1, self._keep)
        for name, sql in _triggers():
            connection.execute(f"CREATE TEMP TRIGGER {name} {sql}")

    def stop(self) -> None:
        """Watch no longer: the tables are about to be replaced as a whole."""
        for name, _ in _triggers():
            self._connection.execute(f"DROP TRIGGER temp.{name}")

    @contextmanager
    def collecting(self) -> Iterator[None]:
        """Allow edits during the block and collect the images of the rows they touch."""
        self._kept = {}
        self._open = True
        try:
            yield
        finally:
            self._open = False

    def changed(self) -> dict[tuple[str, str], RowImage]:
        """Give what was collected, without the rows that ended as they began."""
        return {key: image for key, image in self._kept.items() if not same(*image)}

    def _is_open(self) -> bool:
        return self._open

    def _keep(self, list_name: str, event: str, *values: Any) -> None:
        names = columns(list_name)
        before = dict(zip(names, values, strict=False)) if event != "INSERT" else None
        after = dict(zip(names, values[-len(names) :], strict=True)) if event != "DELETE" else None
        id = values[0]
        earlier = self._kept.get((list_name, id))
        self._kept[list_name, id] = RowImage(before if earlier is None else earlier.before, after)


def same(before: Row | None, after: Row | None) -> bool:
    """Tell whether two images hold the same, however often the row was written in between."""
    if before is None or after is None:
        return before is after
    return {**before, "rev": 0} == {**after, "rev": 0}


def _triggers() -> Iterator[tuple[str, str]]:
    """Give the name and the body of each trigger."""
    for event in _EVENTS:
        yield _trigger(IMAGES, event, "")
    for name in (WORKSHOP, *LISTS):
        old = ", ".join(f'OLD."{column}"' for column in columns(name))
        new = ", ".join(f'NEW."{column}"' for column in columns(name))
        for event, rows in zip(_EVENTS, (new, f"{old}, {new}", old), strict=True):
            yield _trigger(name, event, f"SELECT keep_image('{name}', '{event}', {rows});")


def _trigger(table: str, event: str, then: str) -> tuple[str, str]:
    refuse = "SELECT RAISE(ABORT, 'edit outside a named change') WHERE NOT change_is_open();"
    return f'"{table}_{event.lower()}"', f'AFTER {event} ON main."{table}" BEGIN {refuse} {then} END'
