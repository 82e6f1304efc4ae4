"""The writing end of a workshop file: what an edit may do inside one named change."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import Struct

from app.file.change_set import ChangeSet
from app.file.connection import Connection
from app.file.deletion import delete
from app.file.order import Order
from app.file.reading import ids_in_order
from app.file.rows import Row, id_of, records_from_tuples, selection, values_of
from app.file.schema import IMAGES
from app.records.validation import validate
from app.records.vocabulary import WORKSHOP, list_of
from app.workshop import Workshop


class Change:
    """One named change while it is under way; `WorkshopFile.change` opens it and commits or drops it whole.

    Each record is validated as it is written, and whether the records agree with one another is checked once
    at the end: in between they may disagree. Naming a record that isn't there is a KeyError.
    """

    change_set: ChangeSet
    """What the change did; there once its block has ended without an exception."""

    def __init__(self, connection: Connection, workshop: Workshop) -> None:
        """Write through this connection, on which a transaction is under way, to this workshop."""
        self._connection = connection
        self._workshop = workshop
        self._deleted = False
        self._orders: dict[str, Order] = {}

    def find(self, list_name: str, id: str | None = None) -> Any:
        """Give a record as it stands inside this change, None where there is none.

        For ``"workshop"`` the id is not needed.
        """
        if list_name == WORKSHOP:
            id = self._connection.value(f'SELECT "id" FROM "{WORKSHOP}"')
        rows = self._connection.rows(
            f'SELECT {selection(list_name)} FROM "{list_name}" WHERE "id" = ?', (id,)
        )
        return next(iter(records_from_tuples(list_name, rows)), None)

    def insert(self, record: Struct, position: int | None = None) -> str:
        """Add a record at `position` in its list (from 0), at the end where it is None; give its id.

        Raises InputRefused where a field doesn't fit.
        """
        name = list_of(record)
        row: Row = {"id": id_of(validate(record))}
        row["position"] = self._order(name).insert(row["id"], position)
        self._insert(name, {**row, "rev": 1, **values_of(record)})
        return str(row["id"])

    def update(self, list_name: str, id: str | None, /, **fields: Any) -> None:
        """Set fields of one record; `id` is None for ``"workshop"``. Fields that don't change cost nothing.

        Raises InputRefused where a value doesn't fit, KeyError where the record isn't there.
        """
        old = self._existing(list_name, id)
        new = validate(msgspec.structs.replace(old, **fields))
        before, after = values_of(old), values_of(new)
        changed = {column: value for column, value in after.items() if value != before[column]}
        if not changed:
            return
        assignments = ", ".join(f'"{column}" = ?' for column in changed)
        where, key = ("", ()) if list_name == WORKSHOP else (' WHERE "id" = ?', (id,))
        self._connection.execute(
            f'UPDATE "{list_name}" SET {assignments}, "rev" = "rev" + 1{where}', (*changed.values(), *key)
        )

    def delete(self, list_name: str, id: str) -> None:
        """Delete a record with all that belongs to it; every other mention of it goes or becomes null."""
        self._existing(list_name, id)
        delete(self._connection, list_name, id)
        self._deleted = True
        self._orders.clear()

    def move(self, list_name: str, id: str, position: int) -> None:
        """Put a record at `position` in its list, counted from 0 without the record itself."""
        self._existing(list_name, id)
        order = self._order(list_name)
        order.remove(id)
        place = order.insert(id, position)
        self._connection.execute(
            f'UPDATE "{list_name}" SET "position" = ?, "rev" = "rev" + 1 WHERE "id" = ?', (place, id)
        )

    def add_image(self, data: bytes) -> str:
        """Keep the bytes of a picture and give the hash by which a photo or the workshop names them."""
        found = sha256(data).hexdigest()
        self._connection.execute(f'INSERT OR IGNORE INTO "{IMAGES}" VALUES (?, ?)', (found, data))
        return found

    def orders(self) -> dict[str, list[str]]:
        """Give the ids of the lists whose order is known, as it stands inside this change."""
        return {name: order.ids for name, order in self._orders.items()}

    def _existing(self, list_name: str, id: str | None) -> Any:
        record = self.find(list_name, id)
        if record is None:
            raise KeyError(f"{list_name}: {id}")
        return record

    def _order(self, list_name: str) -> Order:
        order = self._orders.get(list_name)
        if order is None:
            order = self._orders[list_name] = Order(self._connection, list_name, self._ids(list_name))
        return order

    def _ids(self, list_name: str) -> Iterable[str]:
        if self._deleted:
            return ids_in_order(self._connection, list_name)
        return (record.id for record in self._workshop.records(list_name))

    def _insert(self, list_name: str, row: Row) -> None:
        names = ", ".join(f'"{column}"' for column in row)
        marks = ", ".join("?" * len(row))
        self._connection.execute(f'INSERT INTO "{list_name}" ({names}) VALUES ({marks})', tuple(row.values()))
