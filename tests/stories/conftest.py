"""The real window for every story, and the command line that reads back what it left on the disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from pytestqt.qtbot import QtBot

from app.content import resource
from tests.stories import screen
from tests.stories.facilitator import Facilitator
from ui.clock import Clock
from ui.main_window.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
THE_DAY = datetime(2026, 10, 15, 9, 0, tzinfo=timezone(timedelta(hours=2)))
SAMPLE = resource("samples", "building-supplies.json")


OPEN = ("STAGE ", "Recent workshops")
NOTHING_OPEN = ("Recent workshops",)


class WallClock(Clock):
    """A clock that stands still until the story moves it on."""

    def __init__(self) -> None:
        self.passed = 0.0

    def now(self) -> datetime:
        return THE_DAY + timedelta(seconds=round(self.passed))

    def seconds(self) -> float:
        return 1000.0 + self.passed


@pytest.fixture
def clock() -> WallClock:
    return WallClock()


OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, clock: WallClock) -> Iterator[OpenWindow]:
    """Start the program: its window, on a file where one is given. Called again it is the next start."""
    windows: list[MainWindow] = []
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))

    def start(path: Path | None = None, size: tuple[int, int] = (1440, 900)) -> MainWindow:
        window = MainWindow(clock=clock)
        windows.append(window)
        window.resize(*size)
        with qtbot.waitActive(window):
            window.begin(path)
            window.activateWindow()
        wanted = OPEN if path is not None else NOTHING_OPEN
        qtbot.waitUntil(lambda: any(screen.says(words, window) for words in wanted))
        return window

    yield start
    looks = [window.appearance for window in windows]
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # before what is left is restyled
    for look in looks:
        if (look.text_size, look.scheme) != (1.0, "light"):
            look.set_text_size(1.0)
            look.set_scheme("light")
        look.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture
def facilitator(qtbot: QtBot) -> Facilitator:
    return Facilitator(qtbot)


def touchline(*arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a process of its own."""
    command = [sys.executable, str(ROOT / "touchline.py"), *map(str, arguments)]
    return subprocess.run(
        command, env=os.environ | settings, capture_output=True, text=True, check=False, timeout=60
    )


def kept(path: Path) -> dict[str, Any]:
    """Read back what a workshop file holds, through the command line, as interchange JSON."""
    done = touchline("json", path)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def texts(records: Sequence[dict[str, Any]], field: str = "text") -> list[Any]:
    """One field of every record, in order."""
    return [record.get(field) for record in records]


def words_of(path: Path) -> str:
    """The text of a PDF as a reader copies it, blanks evened out."""
    with pypdf.PdfReader(path) as reader:
        return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A file with the sample workshop, made by the command line."""
    path = tmp_path / "sample.touchline"
    assert touchline("import", SAMPLE, path).returncode == 0
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A file with a new workshop, made by the command line."""
    path = tmp_path / "empty.touchline"
    words = (
        "--title",
        "Customer vision day",
        "--organisation",
        "Harrow Vale Water",
        "--held-on",
        "2026-10-15",
    )
    assert touchline("new", path, *words).returncode == 0
    return path
