"""Deleting a record: what belongs to it goes too, and nothing is left that names it."""

import json
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from app.file.connection import Connection
from app.records.kinds import BALLOT_LISTS
from app.records.vocabulary import LISTS, references


class Referrer(NamedTuple):
    """A column that may name records of one list; `condition` says when it does, filled with `told`."""

    list_name: str
    field: str
    owned: bool
    many: bool
    condition: str
    told: str


def delete(connection: Connection, list_name: str, id: str) -> None:
    """Delete one record, what belongs to it, and every mention of its id, inside the transaction under way.

    The foreign keys would do half of this by themselves; they can't look into lists, nor follow a reference
    whose list another field tells.
    """
    for referrer in referrers(list_name):
        if referrer.many:
            _leave_lists(connection, referrer, id)
        elif referrer.owned:
            for owned_id in _naming(connection, referrer, id):
                delete(connection, referrer.list_name, owned_id)
        else:
            connection.execute(
                f'UPDATE "{referrer.list_name}" SET "{referrer.field}" = NULL, "rev" = "rev" + 1 '
                f'WHERE "{referrer.field}" = ?',
                (id,),
            )
    connection.execute(f'DELETE FROM "{list_name}" WHERE "id" = ?', (id,))


@cache
def referrers(list_name: str) -> tuple[Referrer, ...]:
    """Give every column that may name a record of this list."""
    return tuple(_referrers(list_name))


def _referrers(target: str) -> Iterator[Referrer]:
    subject = next((subject for subject, name in BALLOT_LISTS.items() if name == target), None)
    for name, kind in LISTS.items():
        for reference in references(kind):
            told = {"source": target, "subject": subject, "ballot_id": subject}.get(reference.told_by or "")
            if reference.target != target and told is None:
                continue
            condition = _CONDITIONS[reference.told_by]
            yield Referrer(name, reference.field, reference.owned, reference.many, condition, told or "")


_CONDITIONS = {
    None: "? = ''",
    "source": '"source" = ?',
    "subject": '"subject" = ?',
    "ballot_id": '"ballot_id" IN (SELECT "id" FROM "ballots" WHERE "subject" = ?)',
}


def _naming(connection: Connection, referrer: Referrer, id: str) -> list[str]:
    rows = connection.rows(
        f'SELECT "id" FROM "{referrer.list_name}" WHERE "{referrer.field}" = ? AND {referrer.condition}',
        (id, referrer.told),
    )
    return [found for (found,) in rows]


def _leave_lists(connection: Connection, referrer: Referrer, id: str) -> None:
    field = f'"{referrer.field}"'
    rows = connection.rows(
        f'SELECT "id", {field} FROM "{referrer.list_name}" WHERE instr({field}, ?) AND {referrer.condition}',
        (json.dumps(id, ensure_ascii=False), referrer.told),
    )
    for found, text in rows:
        left = [each for each in json.loads(text) if each != id]
        connection.execute(
            f'UPDATE "{referrer.list_name}" SET {field} = ?, "rev" = "rev" + 1 WHERE "id" = ?',
            (json.dumps(left, ensure_ascii=False, separators=(",", ":")), found),
        )
