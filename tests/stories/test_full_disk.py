"""A full disk, while typing and while exporting: said in plain words, nothing lost, and work goes on."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox

from tests.stories import screen
from tests.stories.conftest import OpenWindow, kept, texts, touchline
from tests.stories.facilitator import Facilitator
from tests.stories.small_disk import SmallDisk, small_disk

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a small disk is made by means of POSIX")
REFUSED = "This could not be saved: the disk that holds “day.touchline” takes no more."


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "stick") as disk:
        yield disk


def test_typing_on_a_full_disk_loses_nothing_that_was_saved_and_goes_on_after_making_room(
    empty: Path, disk: SmallDisk, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    path = disk.folder / "day.touchline"
    shutil.copy(empty, path)
    window = open_window(path)
    facilitator.go("Prepare", "Departments")
    facilitator.capture("Sales")
    disk.fill()
    line = facilitator.capture_line
    facilitator.click_on(line)
    facilitator.type("Logistics " + "and everything that moves " * 60)
    facilitator.press("Enter")
    facilitator.hears(REFUSED)
    assert facilitator.sees("Not saved")
    assert line.text().startswith("Logistics and everything"), "what was typed stands in the line again"
    assert texts(kept(path)["departments"], "name") == ["Sales"]

    disk.make_room()
    facilitator.click_on(line)
    facilitator.press("Ctrl+A")
    facilitator.type("Logistics\n")
    facilitator.wait(lambda: facilitator.sees("2 departments"), "the second department")
    assert facilitator.sees("Saved")
    facilitator.press("Ctrl+Z", "Ctrl+Shift+Z")
    window.close()
    assert texts(kept(path)["departments"], "name") == ["Sales", "Logistics"]
    assert touchline("check", path).returncode == 0


def test_an_export_to_a_full_disk_leaves_no_piece_of_a_document(
    sample: Path, disk: SmallDisk, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    target = disk.folder / "handed out"
    target.mkdir()
    open_window(sample)
    facilitator.go("Hand out", "Documents")
    facilitator.click("Change the folder")
    facilitator.choose_file(target)
    facilitator.reads(str(target))
    for name in [screen.words(box) for box in screen.shown(QCheckBox)]:
        if not name.startswith(("All for: ", "As one ZIP")):
            facilitator.tick(name, name in {"Board edition", "Action plan"})
    disk.fill()
    facilitator.click("Export 2 documents")
    facilitator.reads("can’t be written")
    assert facilitator.sees("make room or choose another folder, and export again")
    assert not list(target.iterdir())

    disk.make_room()
    facilitator.click("Close")
    facilitator.click("Export 2 documents")
    facilitator.wait(lambda: facilitator.sees("2 files exported"), "the export", 25_000)
    assert sorted(each.name for each in target.iterdir()) == ["board.pdf", "plan.pdf"]
