"""The open workshop file: the one object through which a workshop is read, changed, undone and closed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from app.errors import FileRefused, InputRefused
from app.file import forgetting, revealing
from app.file.change import Change
from app.file.change_set import ChangeSet, Kind
from app.file.connection import Connection
from app.file.creation import create_file
from app.file.history_entry import HistoryEntry
from app.file.journal import Journal, Step
from app.file.looking import opened_copy
from app.file.opening import make_ready, open_connection
from app.file.pictures import Pictures
from app.file.reading import following, whole_workshop
from app.file.rescuing import rescue
from app.file.restoring import differing, restore_into
from app.file.row_images import Images, RowImage, RowImages
from app.file.snapshots import Snapshot, Snapshots, SnapshotTest, holds_writes, newest_good
from app.records.consistency import faults_after
from app.records.prepare import WorkshopDetails
from app.records.vocabulary import WORKSHOP, new_id
from app.workshop import Workshop

Clock = Callable[[], datetime]

SNAPSHOT_EVERY = timedelta(minutes=10)
SLOW_COMMIT = 0.1
"""Seconds from which the disk is worth a word: a good one commits in a thousandth of it."""


def _now() -> datetime:
    return datetime.now(UTC)


class WorkshopFile:
    """One workshop on disk, open and locked. Whatever returns is saved: there is no Save.

    `workshop` is the snapshot after the latest change; `path` is where the file is; `read_only` tells that it
    is only looked at. `snapshot_fault` holds what kept the latest snapshot from being taken, None where
    nothing did. All of it belongs to the thread that opened it.
    """

    workshop: Workshop

    def __init__(
        self,
        connection: Connection,
        *,
        path: Path,
        data_folder: Path | None,
        clock: Clock,
        look: TemporaryDirectory[str] | None = None,
    ) -> None:
        """Take over an open connection; use `create`, `open` or `open_read_only` instead."""
        self.path = path
        self.read_only = look is not None
        self.snapshot_fault: FileRefused | None = None
        self.workshop = whole_workshop(connection)
        self._connection = connection
        self._data_folder = data_folder
        self._clock = clock
        self._look = look
        self._lost: FileRefused | None = None
        self._rows = RowImages(connection)
        self._journal = Journal(connection, clock)
        self._snapshots = Snapshots(data_folder, path, _workshop_id(connection))
        self._snapshot_at = clock()
        self._changed_since = False

    @classmethod
    def create(
        cls,
        path: Path,
        details: WorkshopDetails,
        workshop: Workshop | None = None,
        images: Mapping[str, bytes] | None = None,
        *,
        data_folder: Path | None = None,
        clock: Clock = _now,
    ) -> Self:
        """Make a new file and open it, with the records of `workshop` in it where one is given.

        Raises FileRefused where the file exists already or can't be written, InputRefused where a record
        doesn't fit; then there is no file.
        """
        whole = Workshop(details) if workshop is None else workshop.replace(details)
        create_file(path, whole, images or {})
        return cls.open(path, data_folder=data_folder, clock=clock)

    @classmethod
    def open(cls, path: Path, *, data_folder: Path | None = None, clock: Clock = _now) -> Self:
        """Open a file for changing, migrating it where it is older; FileRefused says why it can't be.

        Snapshots are kept below `data_folder`, or not at all. The refusal of a damaged file carries the
        newest good snapshot, or None, as `facts["snapshot"]`.
        """

        def keep_before_migrating(connection: Connection) -> None:
            Snapshots(data_folder, path, _workshop_id(connection)).take(connection, clock())

        try:
            connection = open_connection(path, keep_before_migrating)
            try:
                file = cls(connection, path=path, data_folder=data_folder, clock=clock)
            except FileRefused:
                connection.close()
                raise
        except FileRefused as refused:
            if refused.key != "file.damaged":
                raise
            snapshot = newest_good(path, data_folder)
            raise FileRefused(refused.key, **refused.facts, snapshot=snapshot) from refused
        file._take_snapshot_at_opening()
        return file

    @classmethod
    def open_read_only(cls, path: Path, *, clock: Clock = _now) -> Self:
        """Open a copy to look at, for a file that is open elsewhere or may not be written.

        Everything can be read, `change` and its like are refused, and the file itself is never touched.
        """
        look = TemporaryDirectory(prefix="touchline-")
        try:
            connection = opened_copy(path, Path(look.name))
            try:
                return cls(connection, path=path, data_folder=None, clock=clock, look=look)
            except FileRefused:
                connection.close()
                raise
        except FileRefused:
            look.cleanup()
            raise

    def close(self) -> None:
        """Take a last snapshot if anything changed, close the file and let others open it."""
        if self._changed_since and self._lost is None:
            self._take_snapshot()
        self._changed_since = False
        self._connection.close()
        if self._look is not None:
            self._look.cleanup()

    @property
    def images(self) -> Mapping[str, bytes]:
        """The bytes of the pictures, by hash; read from the file at each look."""
        return Pictures(self._connection)

    @property
    def median_commit(self) -> float:
        """The median time of the latest commits, in seconds."""
        return self._connection.median_commit

    @property
    def is_slow(self) -> bool:
        """Whether the disk takes so long that it is better to go on with a local copy."""
        return self.median_commit > SLOW_COMMIT

    @contextmanager
    def change(
        self, label: str, *, step: Step = None, merge_key: str | None = None, undoable: bool = True
    ) -> Iterator[Change]:
        """Open one named change: all of its edits are one transaction and one step of undo.

        `label` is what the undo is called, such as "Add touchpoint"; `step` the stage and step it belongs to;
        changes under the same `merge_key` within two seconds become one. What isn't `undoable`, such as the
        time a block of the agenda began, stays as it is whatever is undone. Afterwards `change.change_set`
        tells what was touched. Raises InputRefused where records disagree at the end and FileRefused where
        the disk refuses; in both cases, as with any exception of the block, nothing is changed.

        A change that deletes a secret ballot or survey with slips in it, not revealed yet, can be undone, but
        nothing before it: as with a reveal, nothing is kept of how the slips came in. FileRefused of
        the keys ``"file.not_rewritten"`` and ``"file.snapshots_left"`` comes after the change was made.
        """
        write_id = new_id()
        with self._writing(write_id) as (change, images):
            yield change
            workshop = self._next_workshop(change, images)
            _refuse_disagreement(workshop, images)
            gone = self._with_slips(images)
            for each in gone:
                self._journal.close(partial(revealing.is_slip, *each))
            id = write_id
            if images:
                kept = revealing.without_order(images, gone)
                id = self._journal.record(write_id, label, step, kept, merge_key=merge_key, undoable=undoable)
        change.change_set = _change_set(id, label, "do", step, images)
        self._acknowledge(workshop)
        if gone:
            self._leave_no_trace(
                lambda snapshot: any(revealing.holds_slips(snapshot, *each) for each in gone)
            )

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

    def reveal_ballot(self, id: str, label: str, *, step: Step = None) -> ChangeSet:
        """Show the totals of a ballot. Of a secret one nothing can be undone from here back.

        Its votes are written anew in random order under new ids, and neither the history nor any snapshot
        keeps how they came in. KeyError where there is no such ballot.
        """
        return self._reveal("ballots", id, label, step)

    def reveal_survey(self, id: str, label: str, *, step: Step = None) -> ChangeSet:
        """Show the summary of a survey; of a secret one as `reveal_ballot` does."""
        return self._reveal("surveys", id, label, step)

    def forget(self, participant_id: str, label: str, *, step: Step = None) -> ChangeSet:
        """Remove a person for good: afterwards their name is in no byte of the file nor of a snapshot.

        What is theirs goes, and their name in others' texts becomes "somebody". Nothing can be undone from
        here back. KeyError where there is no such participant.
        """
        person = self.workshop.get("participants", participant_id)
        traces = forgetting.Traces(person)

        def edit(change: Change) -> None:
            forgetting.remove(change, self._connection, person)
            self._journal.close(lambda _, image: traces.within(image), traces.removed)

        done = self._for_good(label, step, edit)
        self._leave_no_trace(lambda snapshot: forgetting.holds_traces(snapshot, traces))
        return done

    def save_copy(self, path: Path) -> None:
        """Write a copy of the file, history and all, to a new path; FileRefused where it can’t go there."""
        self._connection.copy_to(path)

    def snapshots(self) -> tuple[Snapshot, ...]:
        """The snapshots of this file, the latest first."""
        return self._snapshots.listed()

    def take_snapshot_if_due(self) -> None:
        """Take a snapshot if anything changed and the latest is ten minutes old; call it now and then."""
        if self._changed_since and self._clock() - self._snapshot_at >= SNAPSHOT_EVERY:
            self._take_snapshot()

    def restore(self, snapshot: Snapshot, label: str) -> ChangeSet:
        """Put a snapshot in the place of the workshop as it is, of which a snapshot is taken first.

        The history is the snapshot's own afterwards. FileRefused where the workshop as it is can't be kept.
        """
        self._refuse_if_stopped()
        before = self.workshop
        self._snapshots.take(self._connection, self._clock())
        self._rows.stop()
        try:
            restore_into(self._connection, snapshot)
            make_ready(self._connection, lambda _: None)
        finally:
            self._rows = RowImages(self._connection)
        self._acknowledge(whole_workshop(self._connection))
        touched = differing(before, self.workshop)
        return ChangeSet(id=new_id(), label=label, kind="restore", touched=touched)

    def _play(
        self, entry: HistoryEntry, kind: Kind, set_rows: Callable[[HistoryEntry, str], None]
    ) -> ChangeSet:
        write_id = new_id()
        with self._writing(write_id) as (change, images):
            set_rows(entry, write_id)
            workshop = self._next_workshop(change, images)
        self._acknowledge(workshop)
        return _change_set(entry.id, entry.label, kind, entry.step, images)

    def _reveal(self, list_name: str, id: str, label: str, step: Step) -> ChangeSet:
        moment = self._clock().isoformat(timespec="seconds")
        if not self.workshop.get(list_name, id).secret:
            with self.change(label, step=step) as change:
                change.update(list_name, id, revealed_at=moment)
            return change.change_set

        def edit(change: Change) -> None:
            revealing.mix(self._connection, list_name, id)
            change.update(list_name, id, revealed_at=moment)
            self._journal.close(lambda name, image: revealing.is_slip(list_name, id, name, image))

        done = self._for_good(label, step, edit)
        self._leave_no_trace(lambda snapshot: revealing.holds_slips(snapshot, list_name, id))
        return done

    def _with_slips(self, images: Images) -> tuple[tuple[str, str], ...]:
        """Give the secret ballots and surveys deleted unrevealed that had slips, now or earlier."""
        opened = self._connection.database.conn
        return tuple(
            each
            for each in revealing.withdrawn(images)
            if revealing.slips_of(images, *each) or revealing.holds_slips(opened, *each)
        )

    def _for_good(self, label: str, step: Step, edit: Callable[[Change], None]) -> ChangeSet:
        """Carry out a change of which the history keeps the name only."""
        write_id = new_id()
        with self._writing(write_id) as (change, images):
            edit(change)
            workshop = self._next_workshop(change, images)
            id = self._journal.record(write_id, label, step, {}, undoable=False)
        self._acknowledge(workshop)
        return _change_set(id, label, "do", step, images)

    @contextmanager
    def _writing(self, write_id: str) -> Iterator[tuple[Change, dict[tuple[str, str], RowImage]]]:
        self._refuse_if_stopped()
        images: dict[tuple[str, str], RowImage] = {}
        try:
            with self._connection.transaction(lambda: self._journal.holds(write_id)), self._rows.collecting():
                yield Change(self._connection, self.workshop), images
        except FileRefused as refused:
            if refused.key == "file.replaced_and_lost":
                raise self._stopped() from refused
            raise

    def _next_workshop(self, change: Change, images: dict[tuple[str, str], RowImage]) -> Workshop:
        images.update(self._rows.changed())
        return following(self._connection, self.workshop, images, change.orders())

    def _acknowledge(self, workshop: Workshop) -> None:
        """Take a committed snapshot over, unless the file it went to is no longer under its name."""
        self.workshop = workshop
        self._changed_since = True
        if not self._connection.is_in_place:
            raise self._stopped()

    def _stopped(self) -> FileRefused:
        """Save what there is to save of a file that was taken away; nothing is written to it any more."""
        folders = [self.path.parent, *([self._data_folder] if self._data_folder else [])]
        self._lost = rescue(self._connection, folders, self._clock())
        return self._lost

    def _refuse_if_stopped(self) -> None:
        if self.read_only:
            raise FileRefused("file.looked_at", name=self.path.name)
        if self._lost is not None:
            raise FileRefused(self._lost.key, **self._lost.facts)

    def _leave_no_trace(self, holds: SnapshotTest) -> None:
        try:
            self._snapshots.drop_where(holds)
        finally:
            self._rewrite()
            self._take_snapshot()

    def _rewrite(self) -> None:
        try:
            self._connection.rewrite()
        except FileRefused as refused:
            raise FileRefused("file.not_rewritten", name=self.path.name) from refused

    def _take_snapshot_at_opening(self) -> None:
        latest = next(iter(self.snapshots()), None)
        if latest is None or not holds_writes(latest, self._journal.writes()):
            self._take_snapshot()

    def _take_snapshot(self) -> None:
        """Take a snapshot; one that can't be taken is no reason to stop the work, but worth a word."""
        try:
            self._snapshots.take(self._connection, self._clock())
            self.snapshot_fault = None
        except FileRefused as refused:
            self.snapshot_fault = refused
            return
        self._snapshot_at = self._clock()
        self._changed_since = False


def _workshop_id(connection: Connection) -> str:
    return str(connection.value(f'SELECT "id" FROM "{WORKSHOP}"'))


def _refuse_disagreement(workshop: Workshop, images: Images) -> None:
    fault = next(faults_after(workshop, _touched(images)), None)
    if fault is not None:
        raise InputRefused("records.invalid", fault=fault)


def _change_set(id: str, label: str, kind: Kind, step: Step, images: Images) -> ChangeSet:
    return ChangeSet(id=id, label=label, kind=kind, step=step, touched=_touched(images))


def _touched(images: Images) -> dict[str, frozenset[str]]:
    names = dict.fromkeys(name for name, _ in images)
    return {name: frozenset(id for each, id in images if each == name) for name in names}
