"""The open workshop file: the one object through which a workshop is read, changed, undone and closed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from app.errors import InputRefused
from app.file.change import Change
from app.file.change_set import ChangeSet, Kind
from app.file.connection import Connection
from app.file.creation import create_file
from app.file.history_entry import HistoryEntry
from app.file.journal import Journal, Step
from app.file.opening import open_connection
from app.file.photographs import Photographs
from app.file.reading import following, whole_workshop
from app.file.row_images import Images, RowImage, RowImages
from app.records.consistency import faults_after
from app.records.prepare import WorkshopDetails
from app.records.vocabulary import new_id
from app.workshop import Workshop

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


class WorkshopFile:
    """One workshop on disk, open and locked. Whatever returns is saved: there is no Save.

    `workshop` is the snapshot after the latest change; `path` is where the file is. All of it belongs to the
    thread that opened it.
    """

    workshop: Workshop

    def __init__(self, connection: Connection, *, clock: Clock = _now) -> None:
        """Take over an open connection; use `create` or `open` instead."""
        self._connection = connection
        self._clock = clock
        self._rows = RowImages(connection)
        self._journal = Journal(connection, clock)
        self.path = connection.path
        self.workshop = whole_workshop(connection)

    @classmethod
    def create(
        cls,
        path: Path,
        details: WorkshopDetails,
        workshop: Workshop | None = None,
        images: Mapping[str, bytes] | None = None,
        *,
        clock: Clock = _now,
    ) -> Self:
        """Make a new file and open it, with the records of `workshop` in it where one is given.

        Raises FileRefused where the file exists already or can't be written, InputRefused where a record
        doesn't fit; then there is no file.
        """
        whole = Workshop(details) if workshop is None else workshop.replace(details)
        create_file(path, whole, images or {})
        return cls.open(path, clock=clock)

    @classmethod
    def open(cls, path: Path, *, clock: Clock = _now) -> Self:
        """Open a file for changing, migrating it where it is older; FileRefused says why it can't be."""
        return cls(open_connection(path), clock=clock)

    def close(self) -> None:
        """Close the file and let others open it."""
        self._connection.close()

    @property
    def images(self) -> Mapping[str, bytes]:
        """The bytes of the photographs, by hash."""
        return Photographs(self._connection)

    @contextmanager
    def change(self, label: str, *, step: Step = None, merge_key: str | None = None) -> Iterator[Change]:
        """Open one named change: all of its edits are one transaction and one step of undo.

        `label` is what the undo is called, such as "Add touchpoint"; `step` the stage and step it belongs to;
        changes under the same `merge_key` within two seconds become one. Afterwards `change.change_set` tells
        what was touched. Raises InputRefused where records disagree at the end and FileRefused where the disk
        refuses; in both cases, as with any exception of the block, nothing is changed.
        """
        change = Change(self._connection)
        write_id = new_id()
        with self._writing(write_id) as images:
            yield change
            images.update(self._rows.changed())
            workshop = following(self._connection, self.workshop, images)
            _refuse_disagreement(workshop, images)
            id = self._journal.record(write_id, label, step, merge_key, images) if images else write_id
        self.workshop = workshop
        change.change_set = _change_set(id, label, "do", step, images)

    def undo(self) -> ChangeSet | None:
        """Take back the latest change, also one of an earlier day; None where there is none left."""
        entry = self._journal.to_undo()
        return None if entry is None else self._play(entry, "undo", self._journal.take_back)

    def redo(self) -> ChangeSet | None:
        """Bring back the change undone last; None where there is none, or a change was made since."""
        entry = self._journal.to_redo()
        return None if entry is None else self._play(entry, "redo", self._journal.bring_back)

    @property
    def undo_label(self) -> str | None:
        """What the next undo takes back, None where there is nothing."""
        entry = self._journal.to_undo()
        return None if entry is None else entry.label

    @property
    def redo_label(self) -> str | None:
        """What the next redo brings back, None where there is nothing."""
        entry = self._journal.to_redo()
        return None if entry is None else entry.label

    def history(self) -> tuple[HistoryEntry, ...]:
        """Every change ever made to this workshop, the latest first, undone and superseded ones too."""
        return self._journal.entries()

    def _play(
        self, entry: HistoryEntry, kind: Kind, set_rows: Callable[[HistoryEntry, str], None]
    ) -> ChangeSet:
        write_id = new_id()
        with self._writing(write_id) as images:
            set_rows(entry, write_id)
            images.update(self._rows.changed())
            workshop = following(self._connection, self.workshop, images)
        self.workshop = workshop
        return _change_set(entry.id, entry.label, kind, entry.step, images)

    @contextmanager
    def _writing(self, write_id: str) -> Iterator[dict[tuple[str, str], RowImage]]:
        images: dict[tuple[str, str], RowImage] = {}
        with self._connection.transaction(lambda: self._journal.holds(write_id)), self._rows.collecting():
            yield images


def _refuse_disagreement(workshop: Workshop, images: Images) -> None:
    fault = next(faults_after(workshop, _touched(images)), None)
    if fault is not None:
        raise InputRefused("records.invalid", fault=fault)


def _change_set(id: str, label: str, kind: Kind, step: Step, images: Images) -> ChangeSet:
    return ChangeSet(id=id, label=label, kind=kind, step=step, touched=_touched(images))


def _touched(images: Images) -> dict[str, frozenset[str]]:
    names = dict.fromkeys(name for name, _ in images)
    return {name: frozenset(id for each, id in images if each == name) for name in names}
