"""The documents step of an open workshop, and what every test of it does there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.session import Session
from ui.stages.hand_out.documents import DocumentsStep

PATIENCE_MS = 60_000
Shown = Callable[[Session], DocumentsStep]


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    """Show the step of a session; whatever it has under way is stopped when the test ends."""
    pages: list[DocumentsStep] = []

    def show(session: Session) -> DocumentsStep:
        page = DocumentsStep(session)
        qtbot.addWidget(page)
        page.resize(860, 640)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        session.place = ("hand_out", "documents")
        page.use_folder(tmp_path / "client")
        pages.append(page)
        return page

    yield show
    for page in pages:
        page.put_away()


def choose(qtbot: QtBot, page: DocumentsStep, *keys: str) -> None:
    """Tick these documents and no others."""
    for key, row in page.rows.items():
        if row.chosen != (key in keys):
            qtbot.mouseClick(row.box, Qt.MouseButton.LeftButton)
    assert page.chosen == keys


def click_export(qtbot: QtBot, page: DocumentsStep) -> None:
    qtbot.mouseClick(page.bar.export_button, Qt.MouseButton.LeftButton)


def be_refused(qtbot: QtBot, page: DocumentsStep) -> None:
    """Press Export and wait until it is said why nothing is exported."""
    with qtbot.waitSignal(page.runner.refused, timeout=PATIENCE_MS):
        click_export(qtbot, page)
    assert page.obstacle.isVisible()


def export(qtbot: QtBot, page: DocumentsStep) -> None:
    """Press Export and wait until the files are there."""
    with qtbot.waitSignal(page.runner.finished, timeout=PATIENCE_MS):
        click_export(qtbot, page)
        assert page.bar.is_running
