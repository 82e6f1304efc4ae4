"""From rows to the snapshot everybody reads: the whole of it once, then only what a change touched."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from app.errors import FileRefused
from app.file.connection import Connection
from app.file.row_images import Images, RowImage
from app.file.rows import record_of, records_from_tuples, selection
from app.records.vocabulary import LISTS, WORKSHOP
from app.workshop import Workshop


def whole_workshop(connection: Connection) -> Workshop:
    """Read every record of the file; FileRefused where another program wrote what no record can hold."""
    try:
        lists = {name: tuple(_whole_list(connection, name)) for name in LISTS}
        rows = connection.rows(f'SELECT {selection(WORKSHOP)} FROM "{WORKSHOP}"')
        (details,) = records_from_tuples(WORKSHOP, rows)
    except (msgspec.MsgspecError, ValueError) as error:
        raise FileRefused("file.damaged", name=connection.path.name) from error
    return Workshop(details, id=str(connection.value(f'SELECT "id" FROM "{WORKSHOP}"')), **lists)


def ids_in_order(connection: Connection, name: str) -> list[str]:
    """Give the ids of a list as they are ordered in the file."""
    return [id for (id,) in connection.rows(f'SELECT "id" FROM "{name}" ORDER BY "position", "id"')]


def following(
    connection: Connection, workshop: Workshop, images: Images, orders: Mapping[str, Sequence[str]]
) -> Workshop:
    """Give the snapshot after a change, made of the one before it and the rows the change touched.

    `orders` holds the ids of the lists whose new order is known; the others are asked for theirs if need be.
    """
    touched: dict[str, dict[str, RowImage]] = defaultdict(dict)
    for (name, id), image in images.items():
        touched[name][id] = image
    details = touched.pop(WORKSHOP, None)
    new_details = None
    if details:
        new_details = record_of(WORKSHOP, next(iter(details.values())).after or {})
    lists = {
        name: _following_list(connection, workshop, name, rows, orders.get(name))
        for name, rows in touched.items()
    }
    return workshop.replace(new_details, **lists)


def _whole_list(connection: Connection, name: str) -> list[Any]:
    sql = f'SELECT {selection(name)} FROM "{name}" ORDER BY "position", "id"'
    return records_from_tuples(name, connection.rows(sql))


def _following_list(
    connection: Connection,
    workshop: Workshop,
    name: str,
    touched: dict[str, RowImage],
    order: Sequence[str] | None,
) -> tuple[Any, ...]:
    written = {id: record_of(name, image.after) for id, image in touched.items() if image.after is not None}
    if all(_stays(image) for image in touched.values()):
        records = list(workshop.records(name))
        for id, record in written.items():
            records[workshop.position(name, id)] = record
        return tuple(records)
    if not written:
        return tuple(record for record in workshop.records(name) if record.id not in touched)
    ids = order or ids_in_order(connection, name)
    return tuple(written.get(id) or workshop.get(name, id) for id in ids)


def _stays(image: RowImage) -> bool:
    """Tell whether the row was there before and is still at its place."""
    before, after = image
    return before is not None and after is not None and before["position"] == after["position"]
