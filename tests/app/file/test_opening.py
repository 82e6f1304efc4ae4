"""Every file that can't be opened is refused with what it is and what to do, and left as it was."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from app.errors import FileRefused, InputRefused
from app.file.header import APPLICATION_ID, VERSION
from app.file.looking import read_workshop
from app.file.workshop_file import WorkshopFile
from app.records.hand_out import Photo
from app.records.prepare import Department, Participant, WorkshopDetails
from app.workshop import Workshop

ROOT = Path(__file__).parents[3]


@pytest.fixture
def closed(file: WorkshopFile) -> Path:
    file.close()
    return file.path


def refused(path: Path, do: Callable[[Path], object] = WorkshopFile.open) -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        do(path)
    return caught.value


def patched(path: Path, offset: int, data: bytes) -> Path:
    content = bytearray(path.read_bytes())
    content[offset : offset + len(data)] = data
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("look", [WorkshopFile.open, WorkshopFile.open_read_only, read_workshop])
@pytest.mark.parametrize("what", [
    "missing", "is_folder", "empty", "text", "other_database", "newer", "wal", "damaged", "cut", "unreadable",
    "pipe", "socket", "piped_journal",
])  # fmt: skip
def test_what_is_no_sound_workshop_is_refused(
    closed: Path, tmp_path: Path, what: str, look: Callable[[Path], object]
) -> None:
    path, key = closed, what
    match what:
        case "missing":
            path = tmp_path / "nowhere" / "none.touchline"
        case "is_folder":
            path = tmp_path
        case "empty":
            path.write_bytes(b"")
        case "text":
            path.write_bytes(b'{"touchline": 1}')
            key = "not_a_workshop"
        case "other_database":
            patched(path, 68, b"\0\0\0\1")
            key = "not_a_workshop"
        case "newer":
            patched(path, 60, (VERSION + 1).to_bytes(4, "big"))
        case "wal":
            patched(path, 18, b"\2\2")
        case "damaged":
            patched(path, 4096 * 3, b"\xab" * 4096 * 20)
        case "cut":
            path.write_bytes(path.read_bytes()[:50_000])
            key = "damaged"
        case "unreadable":
            path = tmp_path / ("x" * 300)
        case "pipe":
            path.unlink()
            os.mkfifo(path)
            key = "not_a_file"
        case "socket":
            path.unlink()
            with socket.socket(socket.AF_UNIX) as bound, contextlib.chdir(path.parent):
                bound.bind(path.name)
            key = "not_a_file"
        case "piped_journal":
            os.mkfifo(path.with_name(f"{path.name}-journal"))
            key = "odd_journal"
    before = content(path)
    refusal = refused(path, look)
    assert refusal.key == f"file.{key}"
    assert path.name in str(refusal)
    assert content(path) == before


def content(path: Path) -> bytes | None:
    return path.read_bytes() if os.path.isfile(path) else None  # noqa: PTH113  # a Path fails on a long name


@pytest.mark.parametrize("statement", [
    "DROP TABLE themes", "ALTER TABLE votes DROP COLUMN dots", "DELETE FROM workshop",
    "UPDATE participants SET represents_ids = '[1, 2]'", "UPDATE participants SET represents_ids = '[oops]'",
    "UPDATE touchpoints SET department_id = 'nobody'",
])  # fmt: skip
def test_what_another_program_broke_is_called_damaged(closed: Path, statement: str) -> None:
    with sqlite3.connect(closed) as other:
        other.execute(statement)
    other.close()
    assert refused(closed).key == "file.damaged"
    assert refused(closed).facts["snapshot"] is None
    assert refused(closed, WorkshopFile.open_read_only).key == "file.damaged"
    # No lock is left behind by a refusal.
    with sqlite3.connect(closed, timeout=0) as other:
        other.execute("BEGIN EXCLUSIVE")
    other.close()


def test_a_migration_we_do_not_know_means_a_newer_version(closed: Path) -> None:
    with sqlite3.connect(closed) as other:
        other.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('touchline', '0999_x', '')"
        )
    other.close()
    assert refused(closed).key == "file.newer"


def test_a_file_this_program_has_open_is_not_opened_again(file: WorkshopFile, tmp_path: Path) -> None:
    other_name = tmp_path / "other name.touchline"
    other_name.symlink_to(file.path)
    for path in (file.path, other_name):
        assert refused(path).key == "file.already_open"
        assert refused(path, read_workshop).key == "file.already_open"
    with sqlite3.connect(file.path, timeout=0) as other, pytest.raises(sqlite3.OperationalError):
        other.execute("SELECT * FROM workshop").fetchall()
    other.close()


SECOND = """
import sys
from pathlib import Path
from app.errors import FileRefused
from app.file.looking import read_workshop
from app.file.workshop_file import WorkshopFile
path = Path(sys.argv[1])
try:
    WorkshopFile.open(path)
except FileRefused as refused:
    print(refused.key)
workshop, images = read_workshop(path)
print(len(workshop.departments), len(images))
look = WorkshopFile.open_read_only(path)
print(look.read_only, look.path == path, look.workshop == workshop, look.undo_label)
try:
    with look.change("No"):
        pass
except FileRefused as refused:
    print(refused.key)
look.close()
"""


def test_a_second_program_is_refused_and_may_look(file: WorkshopFile) -> None:
    with file.change("Add") as change:
        change.insert(Department(id="new", name="Credit"))
    done = subprocess.run(
        [sys.executable, "-c", SECOND, str(file.path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[:-1] == [
        "file.already_open", "3 2", "True True True Add", "file.looked_at",
    ]  # fmt: skip
    with file.change("Add") as change:
        change.insert(Department(id="next", name="Finance"))
    assert len(file.workshop.departments) == 4


@pytest.fixture
def read_only(closed: Path, tmp_path: Path) -> Iterator[list[Path]]:
    """A file that may not be written, and one in a folder that may not."""
    folder = tmp_path / "folder"
    folder.mkdir()
    found = [tmp_path / "file.touchline", folder / "file.touchline"]
    for path in found:
        shutil.copyfile(closed, path)
    for path, mode in {found[0]: 0o444, found[1]: 0o666, folder: 0o555}.items():
        path.chmod(mode)
    yield found
    folder.chmod(0o755)


def test_a_read_only_file_or_folder_is_refused_and_can_be_looked_at(
    read_only: list[Path], whole: Workshop, not_root: None
) -> None:
    del not_root
    for path in read_only:
        refusal = refused(path)
        assert refusal.key == "file.read_only"
        assert str(path.parent) in str(refusal)
        look = WorkshopFile.open_read_only(path)
        assert look.read_only
        assert (look.workshop, look.path, len(look.images)) == (whole, path, 2)
        with pytest.raises(FileRefused, match="looked at"), look.change("Add"):
            pass
        look.close()


def test_a_new_file_never_replaces_another(path: Path, details: WorkshopDetails) -> None:
    path.write_text("mine")
    with pytest.raises(FileRefused) as caught:
        WorkshopFile.create(path, details)
    assert caught.value.key == "file.exists"
    assert path.read_text() == "mine"
    with pytest.raises(FileRefused) as caught:
        WorkshopFile.create(path.parent / "none" / "x.touchline", details)
    assert caught.value.key == "file.no_folder"
    assert list(path.parent.iterdir()) == [path]


def test_a_new_file_of_unfit_records_is_not_made(path: Path, details: WorkshopDetails) -> None:
    twice = (Department(id="a", name="A"), Department(id="a", name="B"))
    for workshop in (
        Workshop(details, departments=twice),
        Workshop(details, participants=(Participant(id="p", name="x\0y"),)),
        Workshop(details, photos=(Photo(id="f", stage="plan", image="0" * 64),)),
        Workshop(msgspec.structs.replace(details, logo="0" * 64)),
        Workshop(msgspec.structs.replace(details, colour="blue")),
    ):
        with pytest.raises(InputRefused):
            WorkshopFile.create(path, workshop.details, workshop)
    assert list(path.parent.iterdir()) == []


def test_a_name_too_long_for_the_disk_is_refused(path: Path, details: WorkshopDetails) -> None:
    with pytest.raises(FileRefused) as caught:
        WorkshopFile.create(path.with_name("x" * 300), details)
    assert caught.value.key == "file.name_too_long"
    assert list(path.parent.iterdir()) == []


def test_the_file_is_marked_as_a_workshop(closed: Path) -> None:
    header = closed.read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == VERSION
    assert header[18:20] == b"\1\1"
    assert [each.name for each in closed.parent.iterdir()] == [closed.name]


def test_nothing_that_runs_is_stored_in_the_file(closed: Path) -> None:
    with sqlite3.connect(closed) as other:
        kinds = other.execute("SELECT DISTINCT type FROM sqlite_schema").fetchall()
    other.close()
    assert {kind for (kind,) in kinds} == {"table", "index"}
