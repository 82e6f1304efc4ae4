"""The first frame stands before anything is imported that takes long; the contents follow it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOO_HEAVY = (
    "app.file",
    "app.records",
    "app.roster",
    "app.settings",
    "app.workshop",
    "exporters",
    "icalendar",
    "msgspec",
    "multiprocessing",
    "openpyxl",
    "PIL",
    "PySide6.QtSvg",
    "reportlab",
    "sqlite3",
    "sqlite_utils",
    "ui.home",
    "ui.session",
    "ui.stages",
    "ui.theme",
    "ui.widgets",
)
LOOK = """
import json, os, sys
from ui.command_line import main
from ui.main_window.main_window import MainWindow

begin = MainWindow.begin

def look():
    pixels = window.grab().toImage()
    seen = [pixels.pixelColor(x, 400).name() for x in (10, 700)]
    print(json.dumps({"modules": modules, "seen": seen}), flush=True)
    os._exit(0)

def note():
    global modules
    modules = sorted(sys.modules)
    look()

def watched(self, path):
    global window
    window = self
    self.painted.connect(note)
    begin(self, path)

MainWindow.begin = watched
sys.exit(main(sys.argv[1:]))
"""


def first_frame(*arguments: str) -> tuple[list[str], list[str]]:
    """Start the program in a process; give what it had imported at its first frame, and two of its pixels."""
    # Measuring coverage imports modules of its own, which are not the program's.
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-c", LOOK, *arguments],
        cwd=ROOT,
        env=unmeasured | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    return told["modules"], told["seen"]


@pytest.mark.parametrize("named", [False, True])
def test_nothing_heavy_is_imported_before_the_first_frame(named: bool, tmp_path: Path) -> None:
    modules, _ = first_frame(*([str(tmp_path / "any.touchline")] if named else []))
    early = [
        each for each in modules if any(each == heavy or each.startswith(f"{heavy}.") for heavy in TOO_HEAVY)
    ]
    assert early == []


@pytest.mark.parametrize(
    ("look", "ground", "rail"), [("light", "#f5f6f8", "#16202e"), ("dark", "#11161d", "#0c1117")]
)
def test_the_first_frame_has_the_colours_chosen(
    look: str, ground: str, rail: str, home: Path, tmp_path: Path
) -> None:
    settings = home / ".config/touchline/settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"theme": look}))
    assert first_frame()[1] == [ground, ground]
    assert first_frame(str(tmp_path / "any.touchline"))[1] == [rail, ground]


def test_settings_that_cannot_be_read_do_not_hold_the_first_frame_up(home: Path) -> None:
    settings = home / ".config/touchline/settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text("{")
    assert first_frame()[1] == ["#f5f6f8", "#f5f6f8"]
