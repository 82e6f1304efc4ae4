"""The history of a workshop inside its file: named changes, undo and redo that outlive the program."""

import json
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from app.file.connection import Connection
from app.file.history_entry import HistoryEntry
from app.file.row_images import Images, RowImage, same
from app.file.rows import Row
from app.file.schema import columns
from app.records.vocabulary import new_id

MERGED_WITHIN = timedelta(seconds=2)
"""Changes under the same merge key join if no more time lies between one and the next."""

Step = tuple[str, str] | None

_ENTRY = 'SELECT "id", "label", "stage", "step", "made_at", "state" FROM "changes"'


class Journal:
    """Changes and the images of the rows they touched, in two tables of the file.

    Nothing in it is ever overwritten by an undo: a change made after one leaves what was undone as a
    superseded branch. Every method but the look-ups belongs inside a transaction.
    """

    def __init__(self, connection: Connection, clock: Callable[[], datetime]) -> None:
        """Keep the journal of this connection's file; `clock` gives the time with its offset."""
        self._connection = connection
        self._clock = clock

    def record(self, write_id: str, label: str, step: Step, merge_key: str | None, images: Images) -> str:
        """Write a change down, or join it to the one before; give the id under which it stands."""
        now = self._clock()
        joined = self._to_join(merge_key, now)
        self._connection.execute('UPDATE "changes" SET "state" = \'superseded\' WHERE "state" = \'undone\'')
        if joined is not None:
            return self._join(joined, write_id, label, now, images)
        id = new_id()
        stage, name = step or (None, None)
        self._connection.execute(
            'INSERT INTO "changes" ("id", "parent_id", "label", "stage", "step", "merge_key", "made_at", '
            '"state", "write_id") VALUES (?, ?, ?, ?, ?, ?, ?, \'done\', ?)',
            (id, self._last_done_id(), label, stage, name, merge_key, now.isoformat(), write_id),
        )
        for (list_name, record_id), image in images.items():
            self._write_image(id, list_name, record_id, image)
        return id

    def to_undo(self) -> HistoryEntry | None:
        """Give the change the next undo takes back."""
        return self._entry("WHERE \"state\" IN ('done', 'closed') ORDER BY \"number\" DESC LIMIT 1", "done")

    def to_redo(self) -> HistoryEntry | None:
        """Give the change the next redo brings back."""
        return self._entry('WHERE "state" = \'undone\' ORDER BY "number" LIMIT 1', "undone")

    def entries(self) -> tuple[HistoryEntry, ...]:
        """Give every change ever made, the latest first."""
        rows = self._connection.rows(f'{_ENTRY} ORDER BY "number" DESC')
        return tuple(_entry(row) for row in rows)

    def take_back(self, entry: HistoryEntry, write_id: str) -> None:
        """Set every row the change touched to its image before."""
        self._set_rows(entry.id, "before")
        self._mark(entry.id, "undone", write_id)

    def bring_back(self, entry: HistoryEntry, write_id: str) -> None:
        """Set every row the change touched to its image after."""
        self._set_rows(entry.id, "after")
        self._mark(entry.id, "done", write_id)

    def holds(self, write_id: str) -> bool:
        """Tell whether a write reached the file, asked after its commit was reported to have failed."""
        return bool(self._connection.rows('SELECT 1 FROM "changes" WHERE "write_id" = ?', (write_id,)))

    def last_write(self) -> str:
        """Give the mark of the latest change, an empty text where there is none."""
        sql = (
            'SELECT group_concat("write_id" || "state") FROM (SELECT * FROM "changes" ORDER BY "number" DESC)'
        )
        return str(self._connection.value(sql) or "")

    def _entry(self, where: str, state: str) -> HistoryEntry | None:
        rows = self._connection.rows(f"{_ENTRY} {where}")
        return _entry(rows[0]) if rows and rows[0][-1] == state else None

    def _last_done_id(self) -> str | None:
        last = self.to_undo()
        return None if last is None else last.id

    def _to_join(self, merge_key: str | None, now: datetime) -> str | None:
        """Give the latest change if this one belongs to it: same key, still in force, a moment ago."""
        if merge_key is None:
            return None
        rows = self._connection.rows(
            'SELECT "id", "merge_key", "made_at", "state" FROM "changes" ORDER BY "number" DESC LIMIT 1'
        )
        for id, key, made_at, state in rows:
            past = now - datetime.fromisoformat(made_at)
            if key == merge_key and state == "done" and timedelta() <= past <= MERGED_WITHIN:
                return str(id)
        return None

    def _join(self, id: str, write_id: str, label: str, now: datetime, images: Images) -> str:
        for (list_name, record_id), image in images.items():
            first = self._before(id, list_name, record_id)
            whole = image if first is None else RowImage(first[0], image.after)
            self._connection.execute(
                'DELETE FROM "change_images" WHERE "change_id" = ? AND "list" = ? AND "record_id" = ?',
                (id, list_name, record_id),
            )
            if not same(*whole):
                self._write_image(id, list_name, record_id, whole)
        self._connection.execute(
            'UPDATE "changes" SET "label" = ?, "made_at" = ?, "write_id" = ? WHERE "id" = ?',
            (label, now.isoformat(), write_id, id),
        )
        return id

    def _before(self, id: str, list_name: str, record_id: str) -> tuple[Row | None] | None:
        rows = self._connection.rows(
            'SELECT "before" FROM "change_images" WHERE "change_id" = ? AND "list" = ? AND "record_id" = ?',
            (id, list_name, record_id),
        )
        return (_read(rows[0][0]),) if rows else None

    def _write_image(self, id: str, list_name: str, record_id: str, image: RowImage) -> None:
        self._connection.execute(
            'INSERT INTO "change_images" VALUES (?, ?, ?, ?, ?)',
            (id, list_name, record_id, _written(image.before), _written(image.after)),
        )

    def _mark(self, id: str, state: str, write_id: str) -> None:
        self._connection.execute(
            'UPDATE "changes" SET "state" = ?, "write_id" = ? WHERE "id" = ?', (state, write_id, id)
        )

    def _set_rows(self, change_id: str, side: str) -> None:
        rows = self._connection.rows(
            f'SELECT "list", "record_id", "{side}" FROM "change_images" WHERE "change_id" = ?', (change_id,)
        )
        images = [(list_name, record_id, _read(text)) for list_name, record_id, text in rows]
        # Deletes come last: once every other row is as it was, nothing refers to the rows that go, and the
        # foreign keys take nothing along.
        self._put([(name, row) for name, _, row in images if row is not None])
        for name, id, row in images:
            if row is None:
                self._connection.execute(f'DELETE FROM "{name}" WHERE "id" = ?', (id,))

    def _put(self, rows: Iterable[tuple[str, Row]]) -> None:
        for name, row in rows:
            known = {column: row[column] for column in columns(name) if column in row}
            known["rev"] += 1
            names = ", ".join(f'"{column}"' for column in known)
            marks = ", ".join("?" * len(known))
            sets = ", ".join(f'"{each}" = excluded."{each}"' for each in known if each not in ("id", "rev"))
            self._connection.execute(
                f'INSERT INTO "{name}" ({names}) VALUES ({marks}) ON CONFLICT ("id") '
                f'DO UPDATE SET {sets}, "rev" = "rev" + 1',
                tuple(known.values()),
            )


def _written(row: Row | None) -> str | None:
    # SQLite's own json_object() loses digits of some numbers.
    return None if row is None else json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _read(text: str | None) -> Row | None:
    row: Row | None = None if text is None else json.loads(text)
    return row


def _entry(row: tuple[Any, ...]) -> HistoryEntry:
    id, label, stage, step, made_at, state = row
    return HistoryEntry(
        id=id,
        label=label,
        step=None if stage is None else (stage, step),
        made_at=datetime.fromisoformat(made_at),
        state=state,
    )
