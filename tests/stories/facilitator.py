"""Whoever sits at the laptop: clicks what they can see, types where the cursor is, and waits for facts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QKeyCombination, QModelIndex, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from tests.stories import screen
from ui.main_window.stage_rail import StageRail
from ui.main_window.step_header import StepHeader
from ui.widgets.capture_line import CaptureLine
from ui.widgets.choice import Choice
from ui.widgets.rating import Rating
from ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Found = TypeVar("Found", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 15_000


class Facilitator:
    """Works the window with mouse and keys only. Names are those on the screen or read aloud."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    # Waiting and looking

    def wait(self, fact: Callable[[], bool], what: str = "", patience: int = PATIENCE_MS) -> None:
        """Let the program go on until something is so."""
        try:
            self._qtbot.waitUntil(fact, timeout=patience)
        except Exception as error:
            raise AssertionError(
                f"waited in vain: {what or fact}; on the screen: {screen.texts()}"
            ) from error

    def sees(self, text: str) -> bool:
        """Whether these words stand somewhere on the screen."""
        return screen.says(text)

    def reads(self, text: str) -> None:
        """Wait until these words stand on the screen."""
        self.wait(lambda: screen.says(text), f"to read “{text}”")

    @property
    def status(self) -> str:
        """What the status line says."""
        return " ".join(line.message for line in screen.shown(StatusLine))

    def hears(self, text: str) -> None:
        """Wait until the status line says this."""
        self.wait(lambda: text in self.status, f"to hear “{text}”, not “{self.status}”")

    @property
    def title(self) -> str:
        """The title of the step that is open."""
        header = next(screen.shown(StepHeader))
        return next(words for words in screen.texts(header) if words and not words.startswith("STAGE "))

    def is_at(self, step: str) -> bool:
        """Whether this step is open."""
        return self.title == step

    def button_that_says(self, start: str) -> str | None:
        """Give the whole name of a button that begins like this and can be pressed, if there is one."""
        buttons = [each for each in screen.shown(QAbstractButton) if each.isEnabled()]
        return next((screen.words(each) for each in buttons if screen.words(each).startswith(start)), None)

    def find(self, kind: type[Found] | tuple[type[Found], ...], name: str) -> Found:
        """Give what bears this name, as soon as it is there."""
        kinds = kind if isinstance(kind, tuple) else (kind,)
        if not any(screen.is_called(each, name) for each in kinds):
            QTest.qWait(0)  # what was just made is shown by the next turn of the event loop
        return screen.called(kind, name)

    def rows(self, list_name: str) -> list[str]:
        """What a list reads aloud of its rows."""
        return screen.rows(self.find(QAbstractItemView, list_name))

    def value(self, field: str) -> str:
        """What stands in a field."""
        found = self.find(screen.FIELDS, field)
        if isinstance(found, QComboBox):
            return found.currentText()
        if isinstance(found, QPlainTextEdit):
            return found.toPlainText()
        assert isinstance(found, QLineEdit)
        return found.text()

    # The mouse

    def click_on(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click where a widget is; what lies over it would get the click, and is complained about."""
        screen.bring_into_view(widget)
        self._close_message_over(widget, at or widget.rect().center())
        hit, place = screen.spot(widget, at)
        QTest.mouseClick(hit, LEFT, Qt.KeyboardModifier.NoModifier, place)

    def _close_message_over(self, widget: QWidget, place: QPoint) -> None:
        """Close the message of the status line where it lies over what is wanted."""
        for line in screen.shown(StatusLine):
            where = line.mapFrom(line.window(), widget.mapTo(widget.window(), place))
            if line.message and line.rect().contains(where) and not line.isAncestorOf(widget):
                self.click_on(screen.called(QAbstractButton, "Close this message", line))

    def click(self, name: str) -> None:
        """Click a button by its words."""
        button = self.find(QAbstractButton, name)
        assert button.isEnabled(), f"“{name}” can’t be pressed now"
        self.click_on(button)

    def can_click(self, name: str) -> bool:
        """Whether there is such a button, ready to be pressed."""
        QTest.qWait(0)
        return any(screen.words(each) == name and each.isEnabled() for each in screen.shown(QAbstractButton))

    def tick(self, name: str, ticked: bool = True) -> None:
        """Tick a box, or clear it."""
        box = self.find(QCheckBox, name)
        if box.isChecked() != ticked:
            self.click_on(box)
        assert box.isChecked() == ticked

    def pick(self, list_name: str, row: str) -> None:
        """Click a row or card of a list."""
        view = self.find(QAbstractItemView, list_name)
        self._click_row(view, screen.row_of(view, row))

    def pick_number(self, list_name: str, number: int) -> None:
        """Click a row of a list by its place, the first being 0."""
        view = self.find(QAbstractItemView, list_name)
        self._click_row(view, view.model().index(number, 0))

    def _click_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        row, list_name = screen.spoken(index), view.accessibleName()
        view.scrollTo(index)
        rect = view.visualRect(index).intersected(view.viewport().rect())
        assert not rect.isEmpty(), f"“{row}” can’t be seen in {list_name}"
        place = rect.center()
        screen.bring_into_view(view.viewport(), rect)
        self._close_message_over(view.viewport(), place)
        window = view.window()
        hit = window.childAt(view.viewport().mapTo(window, place))
        assert hit is not None
        assert view.isAncestorOf(hit), f"{hit} lies over “{row}”"
        QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)

    def drag(self, grabbed: QWidget, target: QWidget, steps: int = 8) -> None:
        """Press on the middle of one thing, move in steps to the middle of another, and let go."""
        screen.bring_into_view(grabbed)
        window = grabbed.window()
        place = grabbed.mapTo(window, grabbed.rect().center())
        hit = window.childAt(place)
        assert hit is not None
        assert hit is grabbed or hit.isAncestorOf(grabbed), f"{hit} lies over {screen.words(grabbed)}"
        begin = hit.mapFrom(window, place)
        end = hit.mapFrom(target.window(), target.mapTo(target.window(), target.rect().center()))

        def send(kind: QEvent.Type, place: QPoint, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
            where = QPointF(hit.mapToGlobal(place))
            event = QMouseEvent(kind, QPointF(place), where, button, held, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(hit, event)

        send(QEvent.Type.MouseButtonPress, begin, LEFT, LEFT)
        for step in range(1, steps + 1):
            send(
                QEvent.Type.MouseMove,
                begin + (end - begin) * (step / steps),
                Qt.MouseButton.NoButton,
                LEFT,
            )
        send(QEvent.Type.MouseButtonRelease, end, LEFT, Qt.MouseButton.NoButton)

    # The keyboard

    @property
    def focus(self) -> QWidget:
        """The widget the keys go to."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            inside: QWidget | None = popup.focusWidget()
            return popup if inside is None else inside
        found = screen.top().focusWidget()
        assert found is not None, "the keyboard is nowhere"
        return found

    @property
    def offers_names(self) -> bool:
        """Whether a list of names is open behind the mark that is being typed."""
        return QApplication.activePopupWidget() is not None

    def press(self, *keys: str) -> None:
        """Press keys by their names: "Enter", "Ctrl+Z", "Down"."""
        for key in keys:
            sequence = QKeySequence("Return" if key == "Enter" else key)
            combination: QKeyCombination = sequence[0]  # type: ignore[index]  # the stub forgets it
            QTest.keyClick(self.focus, combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type letter by letter where the cursor is, whatever the letter."""
        for letter in text:
            if letter == "\n":
                self.press("Enter")
            elif letter.isascii():
                QTest.keyClicks(self.focus, letter)
            else:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                    QApplication.sendEvent(self.focus, event)

    def paste(self, text: str) -> None:
        """Paste what was copied from elsewhere."""
        QGuiApplication.clipboard().setText(text)
        self.press("Ctrl+V")

    def fill(self, field: str, text: str) -> None:
        """Click into a field, replace what stands there, and leave it as Tab does."""
        found: QWidget = self.find((QLineEdit, QPlainTextEdit), field)
        self.click_on(found)
        assert self.focus is found, f"a click into “{field}” doesn’t put the cursor there"
        self.press("Ctrl+A")
        self.type(text) if text else self.press("Delete")
        self.press("Tab")

    def choose(self, name: str, option: str) -> None:
        """Choose one of a few, or type a name into a picker and press Enter."""
        for choice in screen.shown(Choice):
            if screen.words(choice) == name:
                self.click_on(screen.called(QAbstractButton, option, choice))
                return
        picker = self.find(QComboBox, name)
        line = picker.lineEdit()
        if line is None:
            self.click_on(picker)
            self.wait(lambda: picker.view().isVisible(), f"the list of “{name}”")
            index = picker.findText(option)
            assert index >= 0, f"“{name}” doesn’t offer “{option}”"
            self.press("Home", *["Down"] * index, "Enter")
            self.wait(lambda: picker.currentText() == option, f"“{option}” to be chosen")
            return
        offered = [picker.itemText(row) for row in range(picker.count())]
        assert option in offered, f"“{name}” doesn’t offer “{option}”, but {offered}"
        self.name_new(name, option)

    def name_new(self, picker: str, name: str) -> None:
        """Type a name into a picker, one it doesn't know too, and press Enter."""
        line = self.find(QComboBox, picker).lineEdit()
        assert line is not None
        self.click_on(line)
        self.press("Ctrl+A")
        self.type(name)
        self.press("Enter")

    def mark(self, name: str, mark: int) -> None:
        """Give a mark from 1 up by a click on its cell."""
        rating = self.find(Rating, name)
        self.click_on(rating, rating.cell(mark).center().toPoint())

    # What facilitators do in every step

    def go(self, stage: str, step: str = "") -> None:
        """Open a stage on the rail, and a step of it."""
        rail = next(screen.shown(StageRail))
        if step and screen.is_called(QAbstractButton, step, rail):
            self.click_on(screen.called(QAbstractButton, step, rail))
        else:
            self.click_on(screen.called(QAbstractButton, stage, rail))
            if step:
                self.click_on(screen.called(QAbstractButton, step, rail))
        self.reads(step or stage)

    @property
    def capture_line(self) -> QLineEdit:
        """The field of the step's capture line."""
        found = next(screen.shown(CaptureLine), None)
        assert found is not None, f"there is no capture line in {screen.top()}: {screen.texts()}"
        return found.field

    def capture(self, *lines: str) -> None:
        """Type lines into the capture line, each with Enter."""
        field = self.capture_line
        for line in lines:
            self.click_on(field)
            self.type(line)
            if self.offers_names:
                self.press("Escape")  # the names that are offered behind a mark
            self.press("Enter")
            self.wait(lambda: not field.text(), f"“{line}” to be taken")

    def capture_pasted(self, text: str) -> None:
        """Paste several lines into the capture line."""
        self.click_on(self.capture_line)
        self.paste(text)

    def menu(self, button: str, entry: str) -> None:
        """Open a menu and choose an entry of it; Qt waits inside the click until the menu closes."""
        chooser = QTimer()

        def choose() -> None:
            menu = QApplication.activePopupWidget()
            if isinstance(menu, QMenu):
                chooser.stop()
                action = next(each for each in menu.actions() if each.text() == entry)
                QTest.mouseClick(
                    menu, LEFT, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(action).center()
                )

        chooser.timeout.connect(choose)
        chooser.start(10)
        self.click(button)
        self.wait(lambda: not chooser.isActive(), f"“{entry}” in the menu “{button}”")

    def choose_file(self, path: Path) -> None:
        """Answer the file dialog: paste the name, press Enter."""

        def dialog() -> list[QFileDialog]:
            return [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible()]

        self.wait(lambda: bool(dialog()), "a file dialog")
        asked = dialog()[0]
        field = asked.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setFocus()
        field.selectAll()
        QGuiApplication.clipboard().setText(str(path))
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.wait(lambda: not dialog(), "the file dialog to close")
