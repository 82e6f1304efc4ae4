"""Widgets are tested in the look they are shown in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.appearance import Appearance


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[Appearance]:
    """The light look at the designed text size, and back to it afterwards."""
    appearance = Appearance(qapp, scheme="light")
    yield appearance
    appearance.set_text_size(1.0)
    appearance.set_scheme("light")
    appearance.deleteLater()


@pytest.fixture
def place(qtbot: QtBot) -> Callable[..., QMainWindow]:
    """Puts widgets into a window that is shown and active, before a field that can take the focus away."""
    kept: list[QMainWindow] = []  # Python must hold a window that nothing else holds

    def put(*widgets: QWidget) -> QMainWindow:
        window = QMainWindow()
        kept.append(window)
        page = QWidget()
        layout = QVBoxLayout(page)
        for widget in (*widgets, QLineEdit()):
            layout.addWidget(widget)
        window.setCentralWidget(page)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        widgets[0].setFocus()
        return window

    return put
