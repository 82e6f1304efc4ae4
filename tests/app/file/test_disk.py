"""Full disks, killed programs and files that are swapped under us: what was saved stays saved."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.errors import FileRefused
from app.file import connection as connection_module
from app.file.connection import Connection
from app.file.looking import copy_bytes, read_workshop
from app.file.snapshots import Snapshot
from app.file.workshop_file import WorkshopFile
from app.records.prepare import Department, Note, WorkshopDetails
from app.workshop import Workshop
from tests.full_disk import full_disk

ROOT = Path(__file__).parents[3]


def add_note(file: WorkshopFile, number: int) -> None:
    with file.change("Add note") as change:
        change.insert(Note(id=f"n{number}", stage="plan", step="board", text="x" * 3000))


def add_notes_until_refused(file: WorkshopFile) -> None:
    for number in range(100):
        add_note(file, number)


def test_on_a_full_disk_nothing_is_lost_and_work_goes_on_after_making_room(
    path: Path, details: WorkshopDetails
) -> None:
    file = WorkshopFile.create(path, details)
    with full_disk(at=path.stat().st_size + 40_000):
        with pytest.raises(FileRefused) as caught:
            add_notes_until_refused(file)
        assert caught.value.key == "file.disk_full"
        before = file.workshop
        saved = len(file.history())
        assert len(before.notes) == saved > 0
        with pytest.raises(FileRefused):
            add_note(file, 1000)
        assert file.workshop is before
        assert len(file.history()) == saved
    add_note(file, 2000)
    file.undo()
    file.undo()
    file.redo()
    assert file.workshop == before
    file.close()
    again = WorkshopFile.open(path)
    assert again.workshop == before
    again.close()


def test_a_file_that_does_not_fit_on_the_disk_is_not_made(path: Path, details: WorkshopDetails) -> None:
    with full_disk(at=50_000), pytest.raises(FileRefused) as caught:
        WorkshopFile.create(path, details)
    assert caught.value.key == "file.disk_full"
    assert list(path.parent.iterdir()) == []


def test_a_copy_that_does_not_fit_leaves_nothing(file: WorkshopFile, tmp_path: Path) -> None:
    target = tmp_path / "copy.touchline"
    with full_disk(at=50_000), pytest.raises(FileRefused):
        file.save_copy(target)
    assert not target.exists()
    file.save_copy(target)
    assert read_workshop(target)[0] == file.workshop
    with pytest.raises(FileRefused) as caught:
        file.save_copy(target)
    assert caught.value.key == "file.exists"


def test_a_snapshot_that_does_not_fit_is_no_reason_to_stop(
    path: Path, details: WorkshopDetails, data_folder: Path, opened: Callable[[WorkshopFile], WorkshopFile]
) -> None:
    file = opened(WorkshopFile.create(path, details))
    file.close()
    with full_disk(at=50_000):
        file = opened(WorkshopFile.open(path, data_folder=data_folder))
        assert file.snapshot_fault is not None
        assert file.snapshots() == ()
    add_note(file, 1)
    file.close()
    assert file.snapshot_fault is None
    assert len(file.snapshots()) == 1


def test_snapshots_without_a_folder_to_put_them_in_are_no_reason_to_stop(
    path: Path, details: WorkshopDetails, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("not a folder")
    file = WorkshopFile.create(path, details, data_folder=tmp_path / "data")
    assert file.snapshot_fault is not None
    assert file.snapshot_fault.key == "file.unwritable"
    file.close()


def test_a_snapshot_that_does_not_fit_is_not_restored_by_half(
    file: WorkshopFile, whole: Workshop, tmp_path: Path, details: WorkshopDetails
) -> None:
    larger = WorkshopFile.create(tmp_path / "larger.touchline", details)
    for number in range(40):
        add_note(larger, number)
    larger.close()
    snapshot = Snapshot(path=larger.path, made_at=datetime(2027, 3, 1, tzinfo=UTC), size=0)
    with full_disk(at=file.path.stat().st_size), pytest.raises(FileRefused) as caught:
        file.restore(snapshot, "Restore")
    assert caught.value.key == "file.disk_full"
    assert file.workshop == whole
    add_note(file, 1)
    file.close()
    again = WorkshopFile.open(file.path)
    assert len(again.workshop.notes) == 2
    again.restore(snapshot, "Restore")
    assert again.workshop == larger.workshop
    again.close()


def committing(file: WorkshopFile, monkeypatch: pytest.MonkeyPatch, commit: Callable[[], None]) -> None:
    """Have the next COMMIT do something else: what a failing disk does can't be had from a real one."""
    connection = file._connection
    execute = connection.database.execute

    def execute_instead(sql: str, values: object = None) -> sqlite3.Cursor:
        if sql != "COMMIT":
            return execute(sql, values)  # type: ignore[arg-type]  # handed through
        monkeypatch.setattr(connection.database, "execute", execute)
        commit()
        raise faulty

    faulty = sqlite3.OperationalError("disk I/O error")
    faulty.sqlite_errorname = "SQLITE_IOERR_FSYNC"
    monkeypatch.setattr(connection.database, "execute", execute_instead)


def test_a_commit_that_failed_but_reached_the_file_counts(
    file: WorkshopFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    committing(file, monkeypatch, lambda: file._connection.database.conn.execute("COMMIT") and None)
    with file.change("Add") as change:
        change.insert(Department(id="new", name="Credit"))
    assert change.change_set.touched == {"departments": frozenset({"new"})}
    committing(file, monkeypatch, lambda: file._connection.database.conn.execute("COMMIT") and None)
    assert file.undo() is not None
    assert file.redo_label == "Add"


def test_a_commit_that_failed_for_good_changes_nothing(
    file: WorkshopFile, whole: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    committing(file, monkeypatch, lambda: None)
    with pytest.raises(FileRefused) as caught, file.change("Add") as change:
        change.insert(Department(id="new", name="Credit"))
    assert caught.value.key == "file.disk_fault"
    assert file.workshop == whole
    assert file.history() == ()


KILLED = """
import os, signal, sys
from pathlib import Path
from app.file.snapshots import Snapshot
from app.file.workshop_file import WorkshopFile
from app.records.prepare import Note
file = WorkshopFile.open(Path(sys.argv[1]))
file._connection.execute("PRAGMA cache_size=2")  # so that half a change reaches the disk before its commit
with file.change("Saved") as change:
    change.insert(Note(id="saved", stage="plan", step="board", text="kept"))
with file.change("Lost") as change:
    for number in range(200):
        change.insert(Note(id=f"lost{number}", stage="plan", step="board", text="x" * 3000))
    change.delete("departments", "de1")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_program_killed_in_mid_change_loses_that_change_only(file: WorkshopFile, whole: Workshop) -> None:
    file.close()
    died = subprocess.run([sys.executable, "-c", KILLED, str(file.path)], cwd=ROOT, check=False)
    assert died.returncode == -signal.SIGKILL
    journal = file.path.with_name(f"{file.path.name}-journal")
    assert journal.stat().st_size > 0
    untouched = file.path.read_bytes(), journal.read_bytes()
    seen, _ = read_workshop(file.path)
    assert [note.id for note in seen.notes] == ["no1", "saved"]
    assert (file.path.read_bytes(), journal.read_bytes()) == untouched
    again = WorkshopFile.open(file.path)
    assert again.workshop == seen
    assert again.undo_label == "Saved"
    again.undo()
    assert again.workshop == whole
    again.close()


@pytest.mark.parametrize("edited_before", [False, True])
def test_a_file_replaced_under_us_is_rescued_and_left_alone(
    file: WorkshopFile, whole: Workshop, tmp_path: Path, edited_before: bool
) -> None:
    # Before its first write SQLite itself notices; afterwards it goes on writing to the file that is gone.
    newcomer = tmp_path / "newcomer"
    newcomer.write_bytes(b"somebody else's")
    if edited_before:
        add_note(file, 0)
    newcomer.replace(file.path)
    with pytest.raises(FileRefused) as caught:
        add_note(file, 1)
    assert caught.value.key == "file.replaced"
    rescued = caught.value.facts["rescued"]
    assert isinstance(rescued, Path)
    assert rescued.parent == tmp_path
    assert str(rescued) in str(caught.value)
    assert file.path.read_bytes() == b"somebody else's"
    assert (file.workshop.find("notes", "n1") is not None) == edited_before
    with pytest.raises(FileRefused, match="replaced"), file.change("Go on"):
        pass
    assert file.undo_label == ("Add note" if edited_before else None)
    file.close()
    assert file.path.read_bytes() == b"somebody else's"
    again = WorkshopFile.open(rescued)
    assert again.workshop == file.workshop
    while again.undo():
        pass
    assert again.workshop == whole
    again.close()


@pytest.mark.parametrize("put_there", [None, "a file where the folder was"])
def test_a_file_whose_folder_is_gone_is_rescued_into_the_data_folder(
    path: Path, details: WorkshopDetails, data_folder: Path, put_there: str | None
) -> None:
    stick = path.parent / "stick"
    stick.mkdir()
    file = WorkshopFile.create(stick / "day.touchline", details, data_folder=data_folder)
    add_note(file, 0)
    stick.rename(path.parent / "pulled out")
    if put_there is not None:
        stick.write_text(put_there)
    with pytest.raises(FileRefused) as caught:
        add_note(file, 1)
    rescued = caught.value.facts["rescued"]
    assert isinstance(rescued, Path)
    assert rescued.parent == data_folder
    file.close()
    assert len(read_workshop(rescued)[0].notes) == 2


def test_work_that_can_be_rescued_nowhere_can_still_be_copied(
    path: Path, details: WorkshopDetails, tmp_path: Path
) -> None:
    stick = path.parent / "stick"
    stick.mkdir()
    file = WorkshopFile.create(stick / "day.touchline", details)
    add_note(file, 0)
    stick.rename(path.parent / "pulled out")
    with pytest.raises(FileRefused) as caught:
        add_note(file, 1)
    assert caught.value.key == "file.replaced_and_lost"
    file.save_copy(tmp_path / "saved.touchline")
    file.close()
    assert len(read_workshop(tmp_path / "saved.touchline")[0].notes) == 2


def test_a_copy_taken_while_somebody_writes_is_taken_again(
    file: WorkshopFile, whole: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.file import looking

    file.close()
    copy = looking.shutil.copyfile
    times = iter(range(3))

    def write_meanwhile(source: Path, target: Path) -> object:
        done = copy(source, target)
        match next(times, 99):
            case 0:
                target.write_bytes(target.read_bytes()[:-1] + b"?")
            case 1:
                raise FileNotFoundError(source)
            case 2:
                target.write_bytes(target.read_bytes() + b"more")
        return done

    monkeypatch.setattr(looking.shutil, "copyfile", write_meanwhile)
    monkeypatch.setattr(looking, "sleep", lambda _: None)
    assert read_workshop(file.path)[0] == whole
    times = iter([0] * 1000)
    with pytest.raises(FileRefused) as caught:
        read_workshop(file.path)
    assert caught.value.key == "file.busy"

    def fail(source: Path, _: Path) -> object:
        raise PermissionError(13, "Permission denied", str(source))

    monkeypatch.setattr(looking.shutil, "copyfile", fail)
    with pytest.raises(FileRefused) as caught:
        copy_bytes(file.path, tmp_path / "elsewhere")
    assert caught.value.key == "file.unreadable"


BUSY = """
import sys
from pathlib import Path
from app.file.snapshots import Snapshot
from app.file.workshop_file import WorkshopFile
from app.records.prepare import Department
from app.records.touchpoints import Touchpoint
file = WorkshopFile.open(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(120):
    with file.change("Add both") as change:
        change.insert(Department(id=f"d{number}", name="x" * 5000))
        change.insert(Touchpoint(id=f"t{number}", department_id=f"d{number}", name="x" * 5000))
file.close()
"""


def looked_at(path: Path) -> Workshop | None:
    try:
        return read_workshop(path)[0]
    except FileRefused as refused:
        if refused.key != "file.busy":
            raise
        return None


def test_a_look_at_a_file_that_is_being_written_sees_whole_changes_only(file: WorkshopFile) -> None:
    file.close()
    writer = subprocess.Popen([sys.executable, "-c", BUSY, str(file.path)], cwd=ROOT, stdout=subprocess.PIPE)
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"ready\n"
    seen = []
    while writer.poll() is None:
        workshop = looked_at(file.path)
        if workshop is not None:
            assert len(workshop.departments) == len(workshop.touchpoints)
            seen.append(len(workshop.departments))
    writer.stdout.close()
    assert writer.returncode == 0
    assert seen == sorted(seen)
    assert len(read_workshop(file.path)[0].departments) == 122


def test_a_slow_disk_is_noticed(file: WorkshopFile, monkeypatch: pytest.MonkeyPatch) -> None:
    assert file.median_commit == 0
    assert not file.is_slow
    ticks = iter(range(1000))
    monkeypatch.setattr(connection_module, "perf_counter", lambda: next(ticks) * 0.2)
    for number in range(3):
        add_note(file, number)
    assert file.median_commit == pytest.approx(0.2)
    assert file.is_slow


def test_only_the_world_s_faults_become_refusals(file: WorkshopFile) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), file.change("Bug"):
        file._connection.execute("DELETE FROM no_such_table")
    assert isinstance(file._connection, Connection)
    assert file.history() == ()
