"""What tests of the whole window share: a clock that waits to be moved on, and answers to file dialogs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QWidget

from app.content import resource
from app.file.looking import read_workshop
from app.interchange.reading import read_json
from app.workshop import Workshop
from ui.clock import Clock

ROOT = Path(__file__).resolve().parents[2]
THE_DAY = datetime(2026, 10, 15, 9, 0, tzinfo=timezone(timedelta(hours=2)))


HOLD = """
import sys
from pathlib import Path
from app.file.workshop_file import WorkshopFile
file = WorkshopFile.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
"""


class StandingClock(Clock):
    """Nine o'clock on the day of the sample, until the test moves it on."""

    def __init__(self) -> None:
        self.passed = 0.0

    def now(self) -> datetime:
        return THE_DAY + timedelta(seconds=round(self.passed))

    def seconds(self) -> float:
        return 1000.0 + self.passed


class Answers(QObject):
    """The file dialogs: gives `path`, or dismisses where it is None; notes what was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.path: Path | None = None
        self.asked: list[tuple[str, Path]] = []

    def open_file(
        self, title: str, folder: Path, filters: tuple[str, ...], chosen: Callable[[Path], None]
    ) -> None:
        assert filters
        self._answer(title, folder, chosen)

    def save_file(
        self, title: str, suggested: Path, filters: tuple[str, ...], chosen: Callable[[Path], None]
    ) -> None:
        assert filters
        self._answer(title, suggested, chosen)

    def folder(self, title: str, folder: Path, chosen: Callable[[Path], None]) -> None:
        self._answer(title, folder, chosen)

    def _answer(self, title: str, place: Path, chosen: Callable[[Path], None]) -> None:
        self.asked.append((title, place))
        if self.path is not None:
            chosen(self.path)


@contextmanager
def open_elsewhere(path: Path) -> Iterator[None]:
    """Hold the file open in a process of its own."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield
        process.communicate("\n")


def click(widget: QWidget) -> None:
    """Click the middle of a widget that can be seen."""
    assert widget.isVisible(), f"{widget} can't be seen"
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())


def button(within: QWidget, name: str) -> QAbstractButton:
    """The visible button that has this name, or words that begin so."""
    there = [each for each in within.findChildren(QAbstractButton) if each.isVisible()]
    names = {(each.accessibleName() or each.text()).replace("&&", "&"): each for each in reversed(there)}
    if name in names:
        return names[name]
    found = [each for words, each in names.items() if words.startswith(name)]
    assert found, f"no button is called {name!r}; there are {sorted(names)}"
    return found[0]


def front() -> QWidget:
    """What the keys go to now: an open popover, else an open sheet, else the window shown last."""
    found = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if found is None:
        windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow)]
        found = [each for each in windows if each.isVisible()][-1]
        if not found.isActiveWindow():
            found.activateWindow()  # there is no window manager here that would when a popover closes
            QApplication.processEvents()
    return found


def press(key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    """Press a key where the cursor is."""
    modifiers = Qt.KeyboardModifier.NoModifier
    for each in held:
        modifiers |= each
    QTest.keyClick(front().focusWidget() or front(), key, modifiers)


def type_here(text: str) -> None:
    """Type where the cursor is."""
    QTest.keyClicks(front().focusWidget() or front(), text)


def kept(path: Path) -> Workshop:
    """What the file on the disk holds, read without the window."""
    return read_workshop(path)[0]


def sample_workshop() -> Workshop:
    """The sample workshop."""
    return read_json(resource("samples", "building-supplies.json").read_bytes()).workshop
