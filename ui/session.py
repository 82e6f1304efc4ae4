"""The open workshop as the windows know it: every edit, undo and redo goes through here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.errors import FileRefused, WorkshopError
from ui.dates import short_moment
from ui.deleted import say_deleted
from ui.held_edit import HeldEdit
from ui.message import Message

if TYPE_CHECKING:
    from app.file.change import Change
    from app.file.change_set import ChangeSet
    from app.file.snapshots import Snapshot
    from app.file.workshop_file import WorkshopFile
    from app.workshop import Workshop

Place = tuple[str, str]
"""A stage and a step, by their keys."""


class Session(QObject):
    """One open workshop file and everybody who looks at it.

    `changed(change_set, origin)` follows every edit, undo and redo once the disk has it; `origin` is the
    object that asked for the edit, so that an editor can ignore its own echo. `said(message)` carries a
    Message for the status line; `doubt_ended` follows once a typed line that was given back is being mended.
    `step_wanted(place)` asks the window to show a step;
    `record_wanted(list_name, id)` to select a record on it. `flush_wanted` asks every editor to hand over
    what is still being typed. `saved(bool)` tells after each edit whether the disk has all that was typed.
    `collect_wanted(paths)` brings filled worksheets, as files and folders, to be read in.
    """

    changed = Signal(object, object)
    said = Signal(object)
    doubt_ended = Signal()
    step_wanted = Signal(object)
    record_wanted = Signal(str, str)
    flush_wanted = Signal()
    saved = Signal(bool)
    collect_wanted = Signal(object)

    def __init__(self, file: WorkshopFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.place: Place | None = None
        self._said_slow = False
        self._said_fault: FileRefused | None = None
        self._held: dict[str, HeldEdit] = {}

    @property
    def workshop(self) -> Workshop:
        """The workshop as it is now."""
        return self.file.workshop

    @property
    def images(self) -> Mapping[str, bytes]:
        """The bytes of the photographs by their hash."""
        return self.file.images

    @property
    def read_only(self) -> bool:
        """Whether the file can be looked at only."""
        return self.file.read_only

    def run(
        self,
        label: str,
        edit: Callable[[Change], object],
        *,
        origin: QObject | None = None,
        merge_key: str | None = None,
        offer_undo: bool = False,
        undoable: bool = True,
        typed: str | None = None,
    ) -> ChangeSet | None:
        """Carry out one named change: one transaction and one undo step; give what it touched.

        `label` names the change in the present tense, such as "Add touchpoint". Edits with the same
        `merge_key` within two seconds become one. A fault of the world is said in the status line, nothing
        is changed, and None comes back; None also comes back where the edit changed nothing. What the clock
        did, such as starting an agenda item, is not `undoable`: it stays as it is when others are undone.

        What was `typed` into a field is not lost where the file can't be written: the edit is held under its
        `merge_key` and tried again before each edit that follows (see HeldEdit).
        """
        late = self._write_held(but=merge_key)
        before = self.workshop
        try:
            with self.file.change(label, step=self.place, merge_key=merge_key, undoable=undoable) as change:
                edit(change)
        except WorkshopError as error:
            self._tell_late(late)
            if typed is not None and merge_key is not None and self._is_for_later(error, before):
                self._held[merge_key] = HeldEdit(label=label, typed=typed, place=self.place, edit=edit)
                self._refused(error, self.tr("What you typed stays in its field and is tried again."))
                return None
            return self._refused_unless_done(error, before, label)
        done = change.change_set
        self._tell_late(late, taken=merge_key)
        self.saved.emit(not self._held)
        if not done.touched:
            return None
        self.changed.emit(done, origin)
        if offer_undo:
            deleted = say_deleted(done.touched, before, self.workshop)
            text = deleted or self.tr("{change}: done.").format(change=label)
            self.said.emit(Message(text=text, undo=True))
        return done

    def undo(self) -> None:
        """Take back the latest change, go to the step it was made on, and say so."""
        self._step_back(self.file.undo, self.tr("Undid: {change}"), self.tr("There is nothing to undo."))

    def redo(self) -> None:
        """Make the change again that was taken back last, go to its step, and say so."""
        self._step_back(self.file.redo, self.tr("Redid: {change}"), self.tr("There is nothing to redo."))

    def restore(self, snapshot: Snapshot) -> None:
        """Go back to a snapshot; one of the workshop as it is now is taken first."""
        self.flush()
        try:
            done = self.file.restore(snapshot, self.tr("Go back to an earlier state"))
        except WorkshopError as error:
            self._refused(error)
            return
        self.changed.emit(done, None)
        moment = short_moment(snapshot.made_at)
        self.say(
            self.tr("This is the state of {moment}. What was before it is kept.").format(moment=moment), "ok"
        )

    def say(self, text: str, kind: str = "info", *, undo: bool = False, stays: bool = False) -> None:
        """Put a sentence in the status line (see Message); `kind` is info, ok, warn or bad."""
        said = Message(text=text, kind=kind, undo=undo, stays=stays)  # type: ignore[arg-type]  # checked by its callers
        self.said.emit(said)

    def show(self, place: Place, list_name: str = "", id: str = "") -> None:
        """Ask the window to show a step, and a record on it where one is named."""
        self.step_wanted.emit(place)
        if id:
            self.record_wanted.emit(list_name, id)

    def flush(self) -> None:
        """Have every editor hand over what is still being typed, and save what could not be saved before."""
        self.flush_wanted.emit()
        self.save_held()

    def reveal_survey(self, id: str) -> ChangeSet | None:
        """Show the summary of a survey. Of a secret one, nothing before this can be undone any more."""
        return self._for_good(self.file.reveal_survey, id, self.tr("Reveal the ratings"))

    def _for_good(self, act: Callable[..., ChangeSet], id: str, label: str) -> ChangeSet | None:
        self.flush()
        before = self.workshop
        try:
            done = act(id, label, step=self.place)
        except WorkshopError as error:
            return self._refused_unless_done(error, before, label)
        self.saved.emit(not self._held)
        self.changed.emit(done, None)
        return done

    # What could not be saved yet

    @property
    def has_held(self) -> bool:
        """Whether something typed could not be saved yet."""
        return bool(self._held)

    @property
    def held(self) -> tuple[HeldEdit, ...]:
        """What could not be saved yet, the oldest first."""
        return tuple(self._held.values())

    def held_text(self, merge_key: str) -> str | None:
        """What was typed under this key and could not be saved yet, None where all is saved."""
        held = self._held.get(merge_key)
        return None if held is None else held.typed

    def let_go(self, merge_key: str) -> None:
        """Forget what could not be saved under this key: it was taken back where it was typed."""
        if self._held.pop(merge_key, None) is not None:
            self.saved.emit(not self._held)

    def let_all_go(self) -> None:
        """Forget all that could not be saved, as somebody chose who was asked."""
        self._held.clear()

    @Slot()
    def save_held(self) -> None:
        """Try once more to save what could not be saved."""
        self._tell_late(self._write_held())

    def _is_for_later(self, error: WorkshopError, before: Workshop) -> bool:
        """Whether the same edit may be taken later: the file is at fault, not what was asked of it."""
        return isinstance(error, FileRefused) and not self.read_only and self.workshop is before

    def _write_held(self, *, but: str | None = None) -> list[ChangeSet]:
        """Write what can be written now, except what is about to be written anew; tell nobody yet.

        It goes before the edit at hand, so that this one is the last, which Undo takes back.
        """
        done = []
        for key, held in list(self._held.items()):
            if key == but:
                continue
            try:
                with self.file.change(held.label, step=held.place, merge_key=key) as change:
                    held.edit(change)
            except FileRefused:
                continue  # the next one may be smaller
            except WorkshopError as error:  # what it speaks of is no longer what it was
                self.say(str(error), "bad")
            else:
                done.append(change.change_set)
            del self._held[key]
        return done

    def _tell_late(self, late: list[ChangeSet], *, taken: str | None = None) -> None:
        """Tell everybody what was saved in the end, and what an edit just `taken` had been held for."""
        if self._held.pop(taken or "", None) is None and not late:
            return
        self.saved.emit(not self._held)
        if not self._held:
            self.say(self.tr("What could not be saved before is saved now."), "ok")
        for done in late:
            self.changed.emit(done, None)

    @Slot()
    def look_after_file(self) -> None:
        """Now and then: save what could not be saved, take a snapshot if one is due, say what is wrong.

        That the disk is slow is said once.
        """
        if self.read_only:
            return
        self.save_held()
        self.file.take_snapshot_if_due()
        if self.file.snapshot_fault is not None and self.file.snapshot_fault is not self._said_fault:
            self._said_fault = self.file.snapshot_fault
            self.say(str(self._said_fault), "warn", stays=True)
        if self.file.is_slow and not self._said_slow:
            self._said_slow = True
            words = self.tr("This disk takes long to save. Save a copy on this computer and go on with that.")
            self.say(words, "warn", stays=True)

    def _refused_unless_done(self, error: WorkshopError, before: Workshop, label: str) -> ChangeSet | None:
        """Say a refusal. One comes after the change was made: the disk could not be freed of its traces."""
        self._refused(error)
        if self.workshop is before:
            return None
        from app.file.change_set import ChangeSet
        from app.file.restoring import differing

        touched = differing(before, self.workshop)
        done = ChangeSet(id="", label=label, kind="do", step=self.place, touched=touched)
        self.changed.emit(done, None)
        return done

    def _refused(self, error: WorkshopError, more: str = "") -> None:
        if isinstance(error, FileRefused):
            self.saved.emit(False)
        self.say(f"{error} {more}".strip(), "bad")

    def _step_back(self, go: Callable[[], ChangeSet | None], sentence: str, nothing: str) -> None:
        self.flush()
        try:
            done = go()
        except WorkshopError as error:
            self._refused(error)
            return
        if done is None:
            self.say(nothing)
            return
        if done.step is not None and done.step != self.place:
            self.step_wanted.emit(done.step)
        self.changed.emit(done, None)
        self.say(sentence.format(change=done.label))
