"""`check` says in plain words what is wrong with a file, and never writes to it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from app.file import checking
from app.file.checking import check
from app.file.workshop_file import WorkshopFile


@pytest.fixture
def closed(file: WorkshopFile) -> Path:
    file.close()
    return file.path


def broken_by(path: Path, *statements: str) -> list[str]:
    with sqlite3.connect(path) as other:
        for statement in statements:
            other.execute(statement)
    other.close()
    before = path.read_bytes()
    found = check(path)
    assert path.read_bytes() == before
    return found


def test_a_sound_file_has_no_findings(closed: Path) -> None:
    assert check(closed) == []


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    (finding,) = check(tmp_path / "none.touchline")
    assert "none.touchline" in finding


@pytest.mark.parametrize(("statement", "said"), [
    ("UPDATE receivers SET department_id = 'de1' WHERE id = 'rc2'", "receivers[1].department_id"),
    ("UPDATE votes SET participant_id = 'pa1' WHERE id = 'vt1'", "votes[0].participant_id"),
    ("UPDATE agenda_items SET fixed_at = 'noon'", "agenda_items[0].fixed_at"),
    ("UPDATE workshop SET horizons = '[0, 1, 2]'", "workshop.horizons"),
    ("UPDATE images SET bytes = x'00'", "picture"),
    ("UPDATE receivers SET touchpoint_id = 'nothing'", "receivers: touchpoints"),
    ("DROP TABLE notes", "damaged"),
    ("DELETE FROM workshop", "damaged"),
    ("UPDATE participants SET represents_ids = '[oops]'", "participants[0].represents_ids"),
])  # fmt: skip
def test_what_another_program_wrote_is_found(closed: Path, statement: str, said: str) -> None:
    found = broken_by(closed, statement)
    assert any(said in finding for finding in found), found
    assert all(finding.endswith(".") for finding in found)


def test_damaged_pages_are_told_apart(closed: Path) -> None:
    content = bytearray(closed.read_bytes())
    content[8192:80_000] = b"\xab" * (80_000 - 8192)
    closed.write_bytes(content)
    found = check(closed)
    assert "damaged" in found[0]
    assert len(found) > 1
    content[100:4096] = b"\xab" * 3996
    closed.write_bytes(content)
    assert len(check(closed)) == 2


def test_no_more_findings_than_somebody_reads(closed: Path) -> None:
    found = broken_by(
        closed,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50) "
        "INSERT INTO agenda_items (id, position, rev, title, kind, day, minutes, priority, fixed_at) "
        "SELECT 'x' || i, i, 1, '', 'work', 1, 5, 'core', 'noon' FROM n",
    )
    assert len(found) == checking.MOST


def test_a_file_that_is_being_written_has_no_page_findings(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_by(closed, "DROP TABLE notes")
    monkeypatch.setattr(checking, "copy_bytes", lambda *_: None)
    assert len(check(closed)) == 1
