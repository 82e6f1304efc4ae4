"""Undo and redo outlive the program, join what was typed in one go, and never lose a branch."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.file.workshop_file import WorkshopFile
from app.records.prepare import Department
from app.workshop import Workshop


def rename(file: WorkshopFile, name: str, *, id: str = "de1", key: str | None = None) -> str:
    with file.change(f"Rename to {name}", merge_key=key) as change:
        change.update("departments", id, name=name)
    return change.change_set.id


def test_undo_and_redo_survive_closing(file: WorkshopFile, whole: Workshop) -> None:
    rename(file, "A")
    with file.change("Delete department", step=("prepare", "departments")) as change:
        change.delete("departments", "de2")
    last = file.workshop
    file.close()
    again = WorkshopFile.open(file.path)
    assert again.undo_label == "Delete department"
    done = again.undo()
    assert done is not None
    assert (done.kind, done.step) == ("undo", ("prepare", "departments"))
    assert done.touched == change.change_set.touched
    assert again.redo_label == "Delete department"
    again.close()
    again = WorkshopFile.open(file.path)
    redone = again.redo()
    assert redone is not None
    assert (redone.kind, redone.id) == ("redo", done.id)
    assert again.workshop == last
    assert again.redo() is None
    again.undo()
    again.undo()
    assert again.workshop == whole
    assert again.undo() is None
    assert (again.undo_label, again.redo_label) == (None, "Rename to A")
    again.close()


def test_undoing_an_owner_keeps_what_was_moved_to_it(file: WorkshopFile, whole: Workshop) -> None:
    # Were the new department deleted first, the foreign keys would take the touchpoint and its receivers.
    with file.change("Split off") as change:
        change.insert(Department(id="new", name="Inside sales"))
        change.update("touchpoints", "to1", department_id="new")
    file.undo()
    assert file.workshop == whole
    file.redo()
    file.undo()
    assert file.workshop == whole


def test_a_change_after_an_undo_leaves_a_superseded_branch(file: WorkshopFile) -> None:
    rename(file, "A")
    rename(file, "B")
    file.undo()
    rename(file, "C")
    assert file.redo() is None
    history = [(entry.label, entry.state) for entry in file.history()]
    assert history == [("Rename to C", "done"), ("Rename to B", "superseded"), ("Rename to A", "done")]
    file.undo()
    assert file.workshop.get("departments", "de1").name == "A"


def test_typing_within_two_seconds_is_one_change(
    file: WorkshopFile, clock: Callable[[], object], whole: Workshop
) -> None:
    first = rename(file, "L", key="department:de1:name")
    clock.move(seconds=2)  # type: ignore[attr-defined]  # the fixture's own clock
    second = rename(file, "Lo", key="department:de1:name")
    assert first == second
    assert [entry.label for entry in file.history()] == ["Rename to Lo"]
    file.undo()
    assert file.workshop == whole
    file.redo()
    assert file.workshop.get("departments", "de1").name == "Lo"


@pytest.mark.parametrize("what", ["late", "other key", "no key", "back in time", "after undo", "between"])
def test_what_does_not_belong_together_stays_apart(
    file: WorkshopFile, clock: Callable[[], object], what: str
) -> None:
    rename(file, "A", key="a")
    if what == "late":
        clock.move(seconds=2.001)  # type: ignore[attr-defined]  # the fixture's own clock
    if what == "back in time":
        clock.move(seconds=-1)  # type: ignore[attr-defined]  # the fixture's own clock
    if what == "after undo":
        file.undo()
    if what == "between":
        rename(file, "X", id="de2")
    rename(file, "B", key={"other key": "b", "no key": None}.get(what, "a"))
    file.undo()
    expected = "A" if what != "after undo" else 'Sales “north” \U0001f9f1 \\ "quoted"'
    assert file.workshop.get("departments", "de1").name == expected


def test_typing_joins_an_insertion_and_other_records(file: WorkshopFile, whole: Workshop) -> None:
    with file.change("Add", merge_key="k") as change:
        change.insert(Department(id="n", name=""))
    with file.change("Add", merge_key="k") as change:
        change.update("departments", "n", name="Credit")
        change.update("departments", "de2", name="Transport")
    done = file.undo()
    assert done is not None
    assert done.touched == {"departments": frozenset({"n", "de2"})}
    assert file.workshop == whole


def test_typing_that_ends_where_it_began_undoes_to_the_same(file: WorkshopFile, whole: Workshop) -> None:
    rename(file, "Stores", id="de2", key="k")
    rename(file, "Logistics", id="de2", key="k")
    file.undo()
    assert file.workshop == whole


def test_what_the_clock_did_stays_when_others_are_undone(file: WorkshopFile) -> None:
    with file.change("Rename") as change:
        change.update("agenda_items", "ag1", title="Welcome")
    file.undo()
    with file.change("Start", undoable=False) as change:
        change.update("agenda_items", "ag1", started_at="2027-03-01T09:02:00+00:00")
    assert file.redo_label == "Rename"
    file.redo()
    assert file.undo_label == "Rename"
    file.undo()
    item = file.workshop.get("agenda_items", "ag1")
    assert (item.title, item.started_at) == ("Opening", "2027-03-01T09:02:00+00:00")
    assert {entry.label: entry.state for entry in file.history()} == {"Start": "closed", "Rename": "undone"}


def test_history_is_listed_with_time_and_step(file: WorkshopFile, clock: Callable[[], object]) -> None:
    with file.change("One", step=("vision", "drafts")) as change:
        change.update("drafts", "dr1", text="One")
    clock.move(minutes=5)  # type: ignore[attr-defined]  # the fixture's own clock
    rename(file, "Two")
    two, one = file.history()
    assert (one.label, one.step, two.step) == ("One", ("vision", "drafts"), None)
    assert two.made_at - one.made_at == timedelta(minutes=5)
