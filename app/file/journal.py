"""The history of a workshop inside its file: named changes, undo and redo that outlive the program."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import msgspec

from app.errors import FileRefused
from app.file.connection import Connection
from app.file.history_entry import HistoryEntry
from app.file.row_images import Images, RowImage, same
from app.file.rows import Row
from app.file.schema import columns
from app.records.vocabulary import LISTS, WORKSHOP, new_id

MERGED_WITHIN = timedelta(seconds=2)
"""Changes under the same merge key join if no more time lies between one and the next."""

WRITES = 'SELECT "write_id" FROM "changes" ORDER BY "number"'
"""Gives a mark for each change, which every write, undo and redo of it replaces."""

Step = tuple[str, str] | None

_IMAGE = msgspec.json.Decoder(dict[str, str | int | float | None])

_ENTRY = 'SELECT "id", "label", "stage", "step", "made_at", "state" FROM "changes"'
_OF_RECORD = 'WHERE "change_id" = ? AND "list" = ? AND "record_id" = ?'


class Journal:
    """Changes and the images of the rows they touched, in two tables of the file.

    Nothing in it is ever overwritten by an undo: a change made after one leaves what was undone as a
    superseded branch. Every method but the look-ups belongs inside a transaction.
    """

    def __init__(self, connection: Connection, clock: Callable[[], datetime]) -> None:
        """Keep the journal of this connection's file; `clock` gives the time with its offset."""
        self._connection = connection
        self._clock = clock

    def record(
        self,
        write_id: str,
        label: str,
        step: Step,
        images: Images,
        *,
        merge_key: str | None = None,
        undoable: bool = True,
    ) -> str:
        """Write a change down, or join it to the one before; give the id under which it stands.

        One that isn't `undoable` is in force and in the history, but no undo takes it back, and what was
        undone can still be redone after it.
        """
        now = self._clock()
        joined = self._to_join(merge_key, now) if undoable else None
        if undoable:
            self._leave_undone()
        if joined is not None:
            return self._join(joined, write_id, label, now, images)
        id = new_id()
        stage, name = step or (None, None)
        state = "done" if undoable else "closed"
        self._connection.execute(
            'INSERT INTO "changes" ("id", "parent_id", "label", "stage", "step", "merge_key", "made_at", '
            '"state", "write_id") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
            (id, self._last_done_id(), label, stage, name, merge_key, now.isoformat(), state, write_id),
        )
        for (list_name, record_id), image in images.items():
            self._write_image(id, list_name, record_id, image)
        return id

    def close(self, drop: Callable[[str, str], bool], relabel: Callable[[str], str] | None = None) -> None:
        """End what can be undone here, and drop the images for which `drop(list name, image)` holds.

        A change that is left without images goes too, as its name might tell what they held, unless
        `relabel` says how it may be called from now on.
        """
        rows = self._connection.rows(
            'SELECT "change_id", "list", "record_id", "before", "after" FROM "change_images"'
        )
        gone = {
            (change_id, list_name, record_id)
            for change_id, list_name, record_id, *images in rows
            if any(image is not None and drop(list_name, image) for image in images)
        }
        self._connection.database.conn.executemany(f'DELETE FROM "change_images" {_OF_RECORD}', gone)
        if relabel is None:
            emptied = {row[0] for row in gone} - {row[0] for row in rows if row[:3] not in gone}
            self._connection.database.conn.executemany(
                'DELETE FROM "changes" WHERE "id" = ?', [(id,) for id in emptied]
            )
        else:
            for id, label in self._connection.rows('SELECT "id", "label" FROM "changes"'):
                self._connection.execute(
                    'UPDATE "changes" SET "label" = ? WHERE "id" = ?', (relabel(label), id)
                )
        self._connection.execute(
            'UPDATE "changes" SET "merge_key" = NULL, '
            "\"state\" = CASE \"state\" WHEN 'done' THEN 'closed' WHEN 'undone' THEN 'superseded' "
            'ELSE "state" END'
        )

    def to_undo(self) -> HistoryEntry | None:
        """Give the change the next undo takes back."""
        return self._entry('WHERE "state" = \'done\' ORDER BY "number" DESC LIMIT 1')

    def to_redo(self) -> HistoryEntry | None:
        """Give the change the next redo brings back."""
        return self._entry('WHERE "state" = \'undone\' ORDER BY "number" LIMIT 1')

    def entries(self) -> tuple[HistoryEntry, ...]:
        """Give every change ever made, the latest first."""
        rows = self._connection.rows(f'{_ENTRY} ORDER BY "number" DESC')
        return tuple(_entry(row) for row in rows)

    def take_back(self, entry: HistoryEntry, write_id: str) -> None:
        """Set what the change wrote to what stood there before."""
        self._set_rows(entry.id, "after", "before")
        self._mark(entry.id, "undone", write_id)

    def bring_back(self, entry: HistoryEntry, write_id: str) -> None:
        """Write once more what the change wrote."""
        self._set_rows(entry.id, "before", "after")
        self._mark(entry.id, "done", write_id)

    def holds(self, write_id: str) -> bool:
        """Tell whether a write reached the file, asked after its commit was reported to have failed."""
        return bool(self._connection.rows('SELECT 1 FROM "changes" WHERE "write_id" = ?', (write_id,)))

    def writes(self) -> str:
        """Give what tells this state of the journal from every other."""
        return "".join(write_id for (write_id,) in self._connection.rows(WRITES))

    def _leave_undone(self) -> None:
        """Leave the branch that was undone: it stays in the history, but nothing comes back from it.

        Slips on it go at once. Their ballot or survey may be on the branch too, and then no reveal and no
        deletion would ever come to take them out.
        """
        self._connection.execute(
            'DELETE FROM "change_images" WHERE "list" IN (\'votes\', \'ratings\') AND "change_id" IN '
            '(SELECT "id" FROM "changes" WHERE "state" = \'undone\')'
        )
        self._connection.execute('UPDATE "changes" SET "state" = \'superseded\' WHERE "state" = \'undone\'')

    def _entry(self, where: str) -> HistoryEntry | None:
        rows = self._connection.rows(f"{_ENTRY} {where}")
        return _entry(rows[0]) if rows else None

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
            self._connection.execute(f'DELETE FROM "change_images" {_OF_RECORD}', (id, list_name, record_id))
            if not same(*whole):
                self._write_image(id, list_name, record_id, whole)
        self._connection.execute(
            'UPDATE "changes" SET "label" = ?, "made_at" = ?, "write_id" = ? WHERE "id" = ?',
            (label, now.isoformat(), write_id, id),
        )
        return id

    def _before(self, id: str, list_name: str, record_id: str) -> tuple[Row | None] | None:
        rows = self._connection.rows(
            f'SELECT "before" FROM "change_images" {_OF_RECORD}', (id, list_name, record_id)
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

    def _set_rows(self, change_id: str, old: str, new: str) -> None:
        rows = self._connection.rows(
            f'SELECT "list", "record_id", "{old}", "{new}" FROM "change_images" WHERE "change_id" = ?',
            (change_id,),
        )
        gone = []
        for name, id, there, wanted in rows:
            if not (_is_readable(name, there) and _is_readable(name, wanted)):
                raise FileRefused("file.history_damaged", name=self._connection.path.name)
            row = _read(wanted)
            if row is None:
                gone.append((name, id))
            else:
                self._put(name, _read(there) or {}, row)
        # Deletes come last: once every other row is as it was, nothing refers to the rows that go, and the
        # foreign keys take nothing along.
        for name, id in gone:
            self._connection.execute(f'DELETE FROM "{name}" WHERE "id" = ?', (id,))

    def _put(self, list_name: str, there: Row, wanted: Row) -> None:
        """Set the fields in which two images differ; the rest may have been written since."""
        known = {column: wanted[column] for column in columns(list_name) if column in wanted}
        names = ", ".join(f'"{column}"' for column in known)
        marks = ", ".join("?" * len(known))
        differing = [column for column in known if column not in there or there[column] != known[column]]
        sets = "".join(f'"{column}" = excluded."{column}", ' for column in differing if column != "rev")
        known["rev"] += 1
        self._connection.execute(
            f'INSERT INTO "{list_name}" ({names}) VALUES ({marks}) ON CONFLICT ("id") '
            f'DO UPDATE SET {sets}"rev" = "rev" + 1',
            tuple(known.values()),
        )


def _written(row: Row | None) -> str | None:
    # SQLite's own json_object() loses digits of some numbers.
    return None if row is None else json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _read(text: str | None) -> Row | None:
    return None if text is None else _IMAGE.decode(text)


def _is_readable(list_name: str, text: str | None) -> bool:
    """Tell whether an image is one that Touchline wrote, and no other program since."""
    if list_name != WORKSHOP and list_name not in LISTS:
        return False
    try:
        row = _read(text)
    except msgspec.DecodeError:
        return False
    return row is None or {"id", "rev"} <= row.keys()


def is_history_readable(connection: Connection) -> bool:
    """Tell whether every change of a file could be undone or redone, as far as its images go."""
    rows = connection.rows('SELECT "list", "before", "after" FROM "change_images"')
    return all(_is_readable(name, before) and _is_readable(name, after) for name, before, after in rows)


def _entry(row: tuple[Any, ...]) -> HistoryEntry:
    id, label, stage, step, made_at, state = row
    return HistoryEntry(
        id=id,
        label=label,
        step=None if stage is None else (stage, step),
        made_at=datetime.fromisoformat(made_at),
        state=state,
    )
