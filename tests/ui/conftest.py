"""An open workshop for every test of a page: a real file, empty or with the sample in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale

from app.content import resource
from app.file.workshop_file import WorkshopFile
from app.interchange.reading import read_json
from app.records.prepare import WorkshopDetails
from app.workshop import Workshop
from tests.ui.windows import Answers, StandingClock
from ui.main_window.main_window import MainWindow
from ui.session import Session

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DETAILS = WorkshopDetails(
    title="Vision day",
    organisation="Northern Water",
    customer_name="household",
    customer_name_plural="households",
    held_on=date(2026, 3, 4),
    language="en",
)

OpenSession = Callable[..., Session]


@pytest.fixture
def open_session(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenSession]:  # noqa: ARG001 - Qt has to be there
    """Open a session on a new file that holds a workshop; the file is closed when the test ends."""
    opened: list[Session] = []

    def open_it(workshop: Workshop | None = None) -> Session:
        path = tmp_path / f"workshop-{len(opened)}.touchline"
        details = DETAILS if workshop is None else workshop.details
        opened.append(Session(WorkshopFile.create(path, details, workshop)))
        return opened[-1]

    yield open_it
    for session in opened:
        session.file.close()
        session.deleteLater()


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    """A session on a new, empty workshop."""
    return open_session()


@pytest.fixture
def sample_session(open_session: OpenSession) -> Session:
    """A session on the sample workshop."""
    data = resource("samples", "building-supplies.json").read_bytes()
    return open_session(read_json(data).workshop)


@pytest.fixture
def reopened() -> Callable[[Session], Workshop]:
    """Close the file of a session and read from the disk what it holds."""

    def reopen(session: Session) -> Workshop:
        path = session.file.path
        session.file.close()
        session.file = WorkshopFile.open(path)
        return session.file.workshop

    return reopen


@pytest.fixture
def clock() -> StandingClock:
    """A clock that stands still until the test moves it on."""
    return StandingClock()


@pytest.fixture
def answers(qtbot: QtBot) -> Answers:  # noqa: ARG001 - Qt has to be there
    """What the user answers to file dialogs."""
    return Answers()


OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, clock: StandingClock, answers: Answers) -> Iterator[OpenWindow]:
    """Start the program on Home, or on a file; called again it is the next start of the program."""
    windows: list[MainWindow] = []
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))

    def start(path: Path | None = None, size: tuple[int, int] = (1440, 900)) -> MainWindow:
        window = MainWindow(clock=clock, chooser=answers)  # type: ignore[arg-type]  # asks the same questions
        windows.append(window)
        window.resize(*size)
        with qtbot.waitActive(window):
            window.begin(path)
            window.activateWindow()
        qtbot.waitUntil(lambda: window.centralWidget() is not None)
        if path is None:  # Home is laid out a moment after it is there
            qtbot.waitUntil(lambda: window.home.new_button.isVisible())
        return window

    yield start
    for window in windows:
        window.close()
        window.deleteLater()
    # Gone before the look is put back: to change it again in hundreds of widgets would take seconds.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for appearance in (window.appearance for window in windows):
        if appearance.text_size != 1.0:
            appearance.set_text_size(1.0)
        if appearance.scheme != "light":
            appearance.set_scheme("light")
        appearance.deleteLater()
    QLocale.setDefault(before)
