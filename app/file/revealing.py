"""Revealing a secret ballot or survey, so that nobody can tell from the file who handed in which slip."""

import json
import sqlite3
from collections.abc import Mapping
from secrets import SystemRandom
from typing import NamedTuple

from app.file.connection import Connection
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
    places = sorted(row["position"] for row in rows)
    SystemRandom().shuffle(rows)
    connection.execute(f"DELETE {where}", (id,))
    marks = ", ".join("?" * len(names))
    for row, place in zip(rows, places, strict=True):
        fresh = {**row, "id": new_id(), "position": place, "rev": 1}
        connection.execute(
            f'INSERT INTO "{slips.list_name}" ({quoted}) VALUES ({marks})', tuple(fresh.values())
        )


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
