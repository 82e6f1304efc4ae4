"""Ending a secret ballot or survey so that nobody can tell from the file who handed in which slip."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from secrets import SystemRandom
from typing import NamedTuple

from app.file.connection import Connection
from app.file.row_images import Images, RowImage
from app.file.rows import Row
from app.file.schema import columns
from app.records.vocabulary import new_id


class Slips(NamedTuple):
    """Where the slips of a ballot or survey are kept: their list and the field that names it."""

    list_name: str
    field: str


SLIPS: Mapping[str, Slips] = {
    "ballots": Slips("votes", "ballot_id"),
    "surveys": Slips("ratings", "survey_id"),
}


def mix(connection: Connection, list_name: str, id: str) -> None:
    """Write the slips of one ballot or survey anew: in random order, under new ids, all alike in age."""
    slips = SLIPS[list_name]
    names = columns(slips.list_name)
    where = f'FROM "{slips.list_name}" WHERE "{slips.field}" = ?'
    quoted = ", ".join(f'"{name}"' for name in names)
    rows = [dict(zip(names, row, strict=True)) for row in connection.rows(f"SELECT {quoted} {where}", (id,))]
    connection.execute(f"DELETE {where}", (id,))
    marks = ", ".join("?" * len(names))
    for row in _mixed(rows):
        connection.execute(
            f'INSERT INTO "{slips.list_name}" ({quoted}) VALUES ({marks})', tuple(row.values())
        )


def withdrawn(images: Images) -> tuple[tuple[str, str], ...]:
    """Give the secret ballots and surveys, by list and id, that a change deletes before they are revealed."""
    return tuple(
        (list_name, id)
        for (list_name, id), (before, after) in images.items()
        if list_name in SLIPS and before and after is None and before["secret"] and not before["revealed_at"]
    )


def without_order(images: Images, gone: Iterable[tuple[str, str]]) -> Images:
    """Give the images of a change as the history may keep them: what it deletes of these comes back mixed.

    The slips of each ballot or survey that is `gone` stand in random order under new ids, so that undoing
    the change brings back every slip, but not how they came in.
    """
    kept = dict(images)
    for list_name, id in gone:
        slips = slips_of(images, list_name, id)
        name = SLIPS[list_name].list_name
        for slip in slips:
            del kept[name, slip["id"]]
        kept.update({(name, row["id"]): RowImage(row, None) for row in _mixed(slips)})
    return kept


def slips_of(images: Images, list_name: str, id: str) -> list[Row]:
    """Give the slips of one ballot or survey that a change touches, as they were before it."""
    slips = SLIPS[list_name]
    return [
        before
        for (name, _), (before, _) in images.items()
        if name == slips.list_name and before and before[slips.field] == id
    ]


def _mixed(rows: Sequence[Row]) -> list[Row]:
    """Give the rows of slips under new ids and all alike in age, the same places taken in random order."""
    places = sorted(row["position"] for row in rows)
    mixed = SystemRandom().sample(rows, len(rows))
    return [
        {**row, "id": new_id(), "position": place, "rev": 1} for row, place in zip(mixed, places, strict=True)
    ]


def is_slip(list_name: str, id: str, image_list: str, image: str) -> bool:
    """Tell whether a row image in the journal is of a slip of this ballot or survey."""
    slips = SLIPS[list_name]
    return image_list == slips.list_name and json.loads(image)[slips.field] == id


def holds_slips(connection: sqlite3.Connection, list_name: str, id: str) -> bool:
    """Tell whether a snapshot was made while slips of this ballot or survey were being entered."""
    slips = SLIPS[list_name]
    sql = f'SELECT 1 FROM "{slips.list_name}" WHERE "{slips.field}" = ? LIMIT 1'
    if connection.execute(sql, (id,)).fetchone():
        return True
    texts = connection.execute(
        'SELECT coalesce("before", \'\') || coalesce("after", \'\') FROM "change_images" WHERE "list" = ?',
        (slips.list_name,),
    )
    return any(id in text for (text,) in texts)
