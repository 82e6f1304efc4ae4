"""What can happen to a file: opened twice, damaged, looked at only, copied, gone back in time."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stories.conftest import ROOT, OpenWindow, kept, texts, touchline
from tests.stories.facilitator import Facilitator


@pytest.fixture
def other_program(empty: Path) -> Iterator[subprocess.Popen[str]]:
    """Touchline in a process of its own, with the workshop open."""
    program = subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "stories" / "typist.py"), str(empty), "--only-open"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "open\n"
    yield program
    program.kill()
    program.communicate()


def test_a_second_start_is_refused_in_plain_words_and_offers_a_look(
    empty: Path, other_program: subprocess.Popen[str], open_window: OpenWindow, facilitator: Facilitator
) -> None:
    open_window(empty)
    facilitator.reads("“empty.touchline” is open already, in another window or by another program.")
    facilitator.click("Look at it read-only")
    facilitator.reads("STAGE 1 OF 6")
    assert facilitator.sees("Read only")
    facilitator.go("Prepare", "Departments")
    facilitator.type("Sales\n")
    facilitator.hears("is only being looked at, so nothing in it can be changed.")
    assert facilitator.value("Type a department and press Enter") == "Sales", "what was typed is not lost"
    assert touchline("check", empty).returncode == 0

    other_program.kill()
    other_program.wait()
    facilitator.menu("Menu of the workshop", "Close the workshop")
    facilitator.click("Harrow Vale Water, Customer vision day · Thursday, 15 October 2026")
    facilitator.reads("STAGE 1 OF 6")
    facilitator.go("Prepare", "Departments")
    facilitator.capture("Sales")
    assert texts(kept(empty)["departments"], "name") == ["Sales"]


def overwrite(path: Path, at: int, count: int) -> None:
    """Write rubbish into the middle of a file, as a failing disk does."""
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\xa5" * count)


def test_a_damaged_file_is_restored_from_its_newest_good_state_through_the_window(
    sample: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    window = open_window(sample)
    facilitator.go("Vision", "Commitments")
    facilitator.capture("We will answer within the hour.")
    window.close()
    whole = kept(sample)
    overwrite(sample, at=sample.stat().st_size // 3, count=20_000)
    damaged = sample.read_bytes()
    assert touchline("check", sample).returncode == 1

    open_window(sample)
    facilitator.reads("“sample.touchline” is damaged and can’t be opened safely.")
    facilitator.click("Restore the newest good state")
    facilitator.go("Vision", "Commitments")
    assert any(row.startswith("We will answer within the hour.") for row in facilitator.rows("Commitments"))
    assert kept(sample) == whole
    (aside,) = (each for each in sample.parent.iterdir() if each.read_bytes() == damaged)
    assert aside.stem.startswith("sample"), "the damaged file is put aside, never deleted"


def test_an_earlier_state_is_gone_back_to_and_forward_from_again(
    empty: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    for name in ("Sales", "Logistics", "Billing"):
        window = open_window(empty)
        facilitator.go("Prepare", "Departments")
        facilitator.capture(name)
        window.close()
    open_window(empty)
    facilitator.go("Prepare", "Departments")

    def go_back(count: int) -> None:
        facilitator.menu("Menu of the workshop", "Changes and earlier states…")
        facilitator.reads("Go back to this state")
        states = facilitator.rows("Earlier states")
        assert any(row.startswith("Add department") for row in facilitator.rows("Changes"))
        assert len(states) >= 3
        facilitator.pick_number("Earlier states", count)
        facilitator.click("Go back to this state")
        facilitator.hears("This is the state of ")

    go_back(1)
    assert texts(kept(empty)["departments"], "name") == ["Sales", "Logistics"]
    assert [row.partition(",")[0] for row in facilitator.rows("Departments")] == ["Sales", "Logistics"]
    go_back(0)
    assert texts(kept(empty)["departments"], "name") == ["Sales", "Logistics", "Billing"]


def test_a_copy_is_a_workshop_of_its_own(
    sample: Path, open_window: OpenWindow, facilitator: Facilitator, tmp_path: Path
) -> None:
    open_window(sample)
    facilitator.go("Prepare", "Departments")
    facilitator.capture("Fleet")
    facilitator.menu("Menu of the workshop", "Save a copy…")
    facilitator.choose_file(tmp_path / "for the board.touchline")
    facilitator.hears("A copy is in ")
    facilitator.capture("Yard")
    assert texts(kept(tmp_path / "for the board.touchline")["departments"], "name")[-1] == "Fleet"
    assert texts(kept(sample)["departments"], "name")[-2:] == ["Fleet", "Yard"]
    assert touchline("check", tmp_path / "for the board.touchline").returncode == 0


def test_any_reader_of_sqlite_finds_the_words_in_plain_tables(
    empty: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    window = open_window(empty)
    facilitator.go("Prepare", "Departments")
    facilitator.capture("Sales", "=1+1")
    window.close()
    connection = sqlite3.connect(f"file:{empty}?mode=ro", uri=True)
    rows = connection.execute("SELECT name FROM departments ORDER BY position").fetchall()
    connection.close()
    assert rows == [("Sales",), ("=1+1",)]
    assert not list(empty.parent.glob("*-journal")) + list(empty.parent.glob("*-wal"))


def test_a_file_that_is_replaced_under_the_window_costs_nothing(
    empty: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    open_window(empty)
    facilitator.go("Prepare", "Departments")
    facilitator.capture("Sales")
    elsewhere = empty.with_name("elsewhere")
    shutil.copy(empty, elsewhere)
    elsewhere.replace(empty)  # a sync client brings another version of it
    facilitator.type("Logistics\n")
    facilitator.hears("was moved, deleted or replaced by another program while it was open. Your work is in ")
    (rescued,) = (each for each in empty.parent.glob("*.touchline") if each != empty)
    assert "Sales" in texts(kept(rescued)["departments"], "name")
