"""What the tests of any step need: its page at the size it has in the window, hands, and ears."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.file.workshop_file import WorkshopFile
from app.workshop import Workshop
from ui.message import Message
from ui.session import Session
from ui.stages.step_page import StepPage
from ui.widgets.record_view import RecordView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Page = TypeVar("Page", bound=StepPage)
Opened = Callable[[type[Page], Session], Page]


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[[type[Page], Session], Page]:
    """Show the page of a step in a window, 860 x 640 as at 1440 x 900, the keyboard where work begins."""
    windows: list[QWidget] = []  # Python must hold a window that nothing else holds

    def open_it(kind: type[Page], session: Session) -> Page:
        session.place = (kind.stage, kind.step)
        window = QWidget()
        windows.append(window)
        page = kind(session)
        column = QVBoxLayout(window)
        for widget in (*page.header_widgets(), page):
            column.addWidget(widget)
        qtbot.addWidget(window)
        window.resize(860, 700)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        page.take_focus()
        return page

    return open_it


@pytest.fixture
def enter(qtbot: QtBot) -> Callable[[QWidget, str], None]:
    """Type into a field and press Enter; what stood in a line is replaced."""

    def type_it(field: QWidget, text: str) -> None:
        field.setFocus()
        if isinstance(field, QLineEdit):
            field.selectAll()
        qtbot.keyClicks(field, text)
        if "@" in text or "#" in text:
            qtbot.keyClick(field, Qt.Key.Key_Escape)
        qtbot.keyClick(field, Qt.Key.Key_Return)

    return type_it


@pytest.fixture
def pick(enter: Callable[[QWidget, str], None]) -> Callable[[QWidget, str], None]:
    """Type a name into a picker and press Enter."""

    def pick_it(picker: QWidget, name: str) -> None:
        line = picker.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        enter(line, name)

    return pick_it


@pytest.fixture
def paste(qtbot: QtBot) -> Callable[[QWidget, str], None]:
    """Put a text on the clipboard and press Ctrl+V in a widget."""

    def paste_it(widget: QWidget, text: str) -> None:
        QApplication.clipboard().setText(text)
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    return paste_it


@pytest.fixture
def press(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Press a button with the mouse."""

    def press_it(button: QWidget) -> None:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    return press_it


@pytest.fixture
def retitle(qtbot: QtBot) -> Callable[[RecordView, str, str], None]:
    """Edit the title of a record in its place: F2, the new words, Enter."""

    def retitle_it(view: RecordView, id: str, text: str) -> None:
        view.select(id)
        view.setFocus()
        qtbot.keyClick(view, Qt.Key.Key_F2)
        editor = next(e for e in view.viewport().findChildren(QWidget, "inPlace") if e.isVisible())
        qtbot.keyClicks(editor, text)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        QApplication.processEvents()  # Qt takes the words once the key has been dealt with

    return retitle_it


@pytest.fixture
def heard() -> Callable[[Session], list[Message]]:
    """Keep what a session says from now on."""

    def listen(session: Session) -> list[Message]:
        said: list[Message] = []
        session.said.connect(said.append)
        return said

    return listen


@pytest.fixture
def looked_at(open_session: Callable[..., Session]) -> Callable[..., Session]:
    """Open a workshop to look at only."""

    def look(workshop: Workshop | None = None) -> Session:
        session = open_session(workshop)
        session.file.close()
        session.file = WorkshopFile.open_read_only(session.file.path)
        return session

    return look


class _Drop(QDropEvent):
    """A drop as a drag within one list leaves it."""

    def __init__(self, view: RecordView, ids: list[str], where: QPoint) -> None:
        places = [view.records.index_of(id) for id in ids]
        self.carried = view.records.mimeData(places)
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        super().__init__(QPointF(where), Qt.DropAction.MoveAction, self.carried, left, none)
        self._source = view

    def source(self) -> QWidget:  # type: ignore[override]  # Qt's may be any object
        return self._source


@pytest.fixture
def drag() -> Callable[[RecordView, list[str], str], None]:
    """Drag records of a list behind another one."""

    def drag_it(view: RecordView, ids: list[str], behind: str) -> None:
        rect = view.visualRect(view.records.index_of(behind))
        view.dropEvent(_Drop(view, ids, QPoint(rect.right() - 8, rect.bottom() - 2)))

    return drag_it


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, date], None]:
    """Set the day a module takes for today."""

    def set_it(module: str, day: date) -> None:
        class Fixed(date):
            @classmethod
            def today(cls) -> date:
                return day

        monkeypatch.setattr(f"{module}.date", Fixed)

    return set_it
