"""A file that somebody prepared is refused before anything stored in it can run."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import FileRefused
from app.file.checking import check
from app.file.looking import read_workshop
from app.file.workshop_file import WorkshopFile

# Run, each of these would take minutes and gigabytes.
ENDLESS = "length(hex(zeroblob(900000000))) > 0"


def prepared(path: Path, *statements: str) -> Path:
    other = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        other.execute(statement)
    other.close()
    return path


@pytest.fixture
def closed(file: WorkshopFile) -> Path:
    file.close()
    return file.path


LOOKS: list[Callable[[Path], object]] = [WorkshopFile.open, WorkshopFile.open_read_only, read_workshop]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("statement", "said"), [
    ("CREATE TRIGGER evil AFTER UPDATE ON workshop BEGIN DELETE FROM notes; END", "a trigger called “evil”"),
    ("CREATE TRIGGER evil AFTER INSERT ON changes BEGIN DELETE FROM notes; END", "a trigger called “evil”"),
    (f"CREATE VIEW more AS SELECT {ENDLESS}", "a view called “more”"),
    (f"CREATE TABLE more (a, b GENERATED ALWAYS AS ({ENDLESS}))", "a table called “more”"),
    ("CREATE VIRTUAL TABLE more USING fts5(a)", "a table called “more”"),
    ("CREATE INDEX more ON themes (length(name))", "an index called “more”"),
])  # fmt: skip
def test_what_was_added_is_named_and_never_runs(
    closed: Path, statement: str, said: str, look: Callable[[Path], object]
) -> None:
    before = prepared(closed, statement).read_bytes()
    with pytest.raises(FileRefused) as caught:
        look(closed)
    assert caught.value.key == "file.foreign"
    assert said in str(caught.value)
    assert closed.read_bytes() == before
    assert check(closed) == [str(caught.value)]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("statements", [
    # A view under the name of a table, a check that computes, a table without what makes it strict.
    ("PRAGMA legacy_alter_table=ON", "ALTER TABLE notes RENAME TO kept",
     "CREATE VIEW notes AS SELECT * FROM kept"),
    ("PRAGMA writable_schema=ON",
     f"UPDATE sqlite_schema SET sql = replace(sql, 'NULL,', 'NULL CHECK ({ENDLESS}),') WHERE name = 'notes'"),
    ("PRAGMA writable_schema=ON",
     "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT,', '') WHERE name = 'notes'"),
    ("DROP TABLE change_images",),
    ("DROP INDEX votes_ballot_id",),
    ("DELETE FROM _sqlite_migrations",),
])  # fmt: skip
def test_what_was_altered_or_taken_out_is_called_damaged(
    closed: Path, statements: tuple[str, ...], look: Callable[[Path], object]
) -> None:
    before = prepared(closed, *statements).read_bytes()
    with pytest.raises(FileRefused) as caught:
        look(closed)
    assert caught.value.key == "file.damaged"
    assert closed.read_bytes() == before
    assert check(closed)[0] == str(caught.value)


def test_figures_for_the_query_planner_do_no_harm(closed: Path) -> None:
    file = WorkshopFile.open(prepared(closed, "ANALYZE"))
    with file.change("Rename") as change:
        change.update("workshop", None, title="Renamed")
    file.close()
    assert check(closed) == []


def test_tables_of_a_later_version_than_the_header_says_are_foreign(closed: Path) -> None:
    with pytest.raises(FileRefused) as caught:
        WorkshopFile.open(prepared(closed, "PRAGMA user_version=0"))
    assert caught.value.key == "file.foreign"


@pytest.fixture
def edited(file: WorkshopFile) -> Path:
    with file.change("Rename") as change:
        change.update("workshop", None, title="Renamed")
    file.close()
    return file.path


@pytest.mark.parametrize("statement", [
    "UPDATE change_images SET before = '{'",
    "UPDATE change_images SET before = '[1]'",
    "UPDATE change_images SET before = '{}'",
    "UPDATE change_images SET after = json_set(after, '$.title', json('[1]'))",
    "UPDATE change_images SET list = 'sqlite_schema'",
])  # fmt: skip
def test_a_history_that_another_program_wrote_is_not_played(edited: Path, statement: str) -> None:
    file = WorkshopFile.open(prepared(edited, statement))
    before = file.workshop
    with pytest.raises(FileRefused) as caught:
        file.undo()
    assert caught.value.key == "file.history_damaged"
    assert file.workshop == before
    with file.change("Go on") as change:
        change.update("workshop", None, venue="Hall")
    assert file.undo() is not None
    assert file.workshop == before
    file.close()
    (finding,) = check(edited)
    assert "history" in finding


@pytest.mark.parametrize("made_at", ["yesterday", "2027-03-01T09:00:00", "2027-13-01T09:00:00+00:00"])
def test_a_history_without_times_is_called_damaged(edited: Path, made_at: str) -> None:
    with pytest.raises(FileRefused) as caught:
        WorkshopFile.open(prepared(edited, f"UPDATE changes SET made_at = '{made_at}'"))
    assert caught.value.key == "file.damaged"
