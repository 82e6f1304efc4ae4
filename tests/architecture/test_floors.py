"""The floors of the house: who may import whom, and what must not be loaded before it is needed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

RUN_CONTRACTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
# In a fresh interpreter: import each module named, then tell what came with them.
IMPORT_ALL = """
import importlib, json, sys
for name in json.load(sys.stdin):
    importlib.import_module(name)
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def loaded_with(names: list[str], root: Path) -> set[str]:
    """The top-level packages found in `sys.modules` once the modules named are imported."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL],
        input=json.dumps(names),
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def test_every_contract_between_the_floors_is_kept(root):
    done = subprocess.run(
        [sys.executable, "-c", RUN_CONTRACTS], cwd=root, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_what_a_workshop_is_loads_neither_qt_nor_reportlab_nor_the_database(root, modules):
    rooms = [m.name for m in modules if m.path.startswith("app/") and not m.path.startswith("app/file/")]
    assert rooms

    heavy = loaded_with(rooms, root) & {
        "PySide6",
        "shiboken6",
        "reportlab",
        "sqlite_utils",
        "openpyxl",
        "PIL",
    }

    assert not heavy


def test_the_file_room_loads_no_more_than_the_database(root, modules):
    room = [module.name for module in modules if module.path.startswith("app/file/")]
    assert room

    assert not loaded_with(room, root) & {"PySide6", "shiboken6", "reportlab", "openpyxl"}


def test_the_exporters_never_load_qt(root, modules):
    names = [module.name for module in modules if module.path.startswith("exporters/")]
    assert names

    assert not loaded_with(names, root) & {"PySide6", "shiboken6"}


@pytest.mark.parametrize("entry", ["touchline", "ui.command_line"])
def test_starting_the_program_loads_nothing_heavy(entry, root):
    heavy = {"PySide6", "shiboken6", "reportlab", "sqlite_utils", "openpyxl", "PIL", "icalendar", "pypdfium2"}

    assert not loaded_with([entry], root) & heavy
