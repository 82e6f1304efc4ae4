"""An older file is brought to this version in one transaction, after a snapshot, or left as it was."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from app.errors import FileRefused
from app.file import header, opening
from app.file.checking import check
from app.file.looking import read_workshop
from app.file.migrations import MIGRATIONS, NAMES
from app.file.workshop_file import WorkshopFile
from app.workshop import Workshop

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture
def old(path: Path) -> Path:
    shutil.copyfile(FIXTURES / "version-2.touchline", path)
    return path


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make the program one version newer, by a migration that runs two statements."""

    def become(second: str) -> None:
        migrations = Migrations(MIGRATIONS.name)
        for name in NAMES:
            migrations(name=name)(lambda _: None)

        @migrations(name="0003_next")
        def _next(database: Database) -> None:
            database.execute('ALTER TABLE "themes" ADD COLUMN "note" TEXT')
            database.execute(second)

        monkeypatch.setattr(opening, "MIGRATIONS", migrations)
        monkeypatch.setattr(opening, "NAMES", (*NAMES, "0003_next"))
        monkeypatch.setattr(opening, "VERSION", 3)
        monkeypatch.setattr(header, "VERSION", 3)

    return become


def version(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def test_migrating_takes_a_snapshot_first_and_keeps_everything(
    old: Path, data_folder: Path, whole: Workshop, next_version: Callable[[str], None]
) -> None:
    next_version("UPDATE themes SET note = 'from before'")
    assert read_workshop(old)[0] == whole
    assert version(old) == 2
    file = WorkshopFile.open(old, data_folder=data_folder)
    assert file.workshop == whole
    assert file.undo_label == "Rename department"
    (snapshot,) = file.snapshots()
    assert version(snapshot.path) == 2
    file.undo()
    file.close()
    assert version(old) == 3


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    old: Path, data_folder: Path, next_version: Callable[[str], None]
) -> None:
    before = old.read_bytes()
    next_version("UPDATE no_such_table SET note = 'x'")
    with pytest.raises(sqlite3.OperationalError):
        WorkshopFile.open(old, data_folder=data_folder)
    assert old.read_bytes() == before


def test_a_newer_file_is_left_to_a_newer_program(
    old: Path, next_version: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    next_version("UPDATE themes SET note = 'x'")
    WorkshopFile.open(old).close()
    monkeypatch.undo()
    with pytest.raises(FileRefused) as caught:
        WorkshopFile.open(old)
    assert caught.value.key == "file.newer"


def test_a_snapshot_of_an_older_version_is_migrated_when_restored(
    old: Path, data_folder: Path, whole: Workshop, next_version: Callable[[str], None]
) -> None:
    next_version("UPDATE themes SET note = 'x'")
    file = WorkshopFile.open(old, data_folder=data_folder)
    (snapshot,) = file.snapshots()
    with file.change("Rename") as change:
        change.update("themes", "th1", name="Other")
    file.restore(snapshot, "Restore")
    assert file.workshop == whole
    file.close()
    assert version(old) == 3


def test_the_first_version_gets_room_for_colour_and_logo_after_a_snapshot(
    path: Path, data_folder: Path, whole: Workshop, images: dict[str, bytes]
) -> None:
    shutil.copyfile(FIXTURES / "version-1.touchline", path)
    file = WorkshopFile.open(path, data_folder=data_folder)
    (snapshot,) = file.snapshots()
    assert version(snapshot.path) == 1
    before = file.workshop.details
    assert (before.colour, before.logo) == (None, None)
    with file.change("Choose logo") as change:
        assert whole.details.logo is not None
        logo = change.add_image(images[whole.details.logo])
        change.update("workshop", None, logo=logo, colour="#003366")
    assert file.workshop.details == whole.details
    assert file.undo() is not None
    assert file.undo() is not None
    assert file.workshop.get("departments", "de2").name == "Stores"
    assert file.workshop.details == before
    file.redo()
    file.redo()
    file.close()
    assert read_workshop(path) == (whole, images)
    assert check(path) == []
