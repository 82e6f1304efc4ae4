"""Workshops for the steps of Touchpoints, and a page shown at the size it has in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.session import Session
from ui.stages.step_page import StepPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Page = TypeVar("Page", bound=StepPage)
Show = Callable[..., StepPage]


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[type[Page], Session], Page]:
    """Show the page of a step, 860 x 640 as at 1440 x 900, and put the keyboard where work begins."""

    def show(kind: type[Page], session: Session) -> Page:
        page = kind(session)
        qtbot.addWidget(page)
        for widget in page.header_widgets():
            widget.setParent(page)
        page.resize(860, 640)
        page.show()
        page.activateWindow()
        page.take_focus()
        QApplication.processEvents()
        return page

    return show


@pytest.fixture
def typed(qtbot: QtBot) -> Callable[[QWidget, str], None]:
    """Type a line into a field that has the keyboard, and press Enter."""

    def type_it(field: QWidget, text: str) -> None:
        if isinstance(field, QLineEdit):
            field.selectAll()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Escape if "@" in text or "#" in text else Qt.Key.Key_Shift)
        qtbot.keyClick(field, Qt.Key.Key_Return)

    return type_it


@pytest.fixture
def paste() -> Callable[[str], None]:
    """Put a text on the clipboard."""

    def put(text: str) -> None:
        QApplication.clipboard().setText(text)

    return put
