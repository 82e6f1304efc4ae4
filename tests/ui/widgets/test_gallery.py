"""All widgets on one page, both looks, larger text: nothing cut, all named, the keyboard gets through."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMainWindow, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.gallery import advice, capture, shown
from ui.theme.appearance import Appearance
from ui.widgets.button import Button
from ui.widgets.card_wall import CardWall
from ui.widgets.chip import Chip
from ui.widgets.choice import Choice
from ui.widgets.confirm_bar import ConfirmBar
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_text import one_line
from ui.widgets.record_list import RecordList
from ui.widgets.status_line import StatusLine

SHAPES = [("light", 1.0, 1440), ("dark", 1.0, 1280), ("light", 1.4, 1440), ("dark", 1.4, 1440)]


@pytest.fixture(params=SHAPES, ids=lambda shape: f"{shape[0]}-{shape[1]}-{shape[2]}")
def window(request: pytest.FixtureRequest, look: Appearance, qtbot: QtBot) -> QMainWindow:
    scheme, size, width = request.param
    look.set_scheme(scheme)
    look.set_text_size(size)
    made = shown(width, round(1500 * size))
    qtbot.addWidget(made)
    qtbot.waitExposed(made)
    return made


def visible(window: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in window.findChildren(kind) if widget.isVisible()]


def test_no_label_is_cut(window: QMainWindow) -> None:
    for label in visible(window, QLabel):
        assert isinstance(label, QLabel)
        if isinstance(label, ElidedLabel):
            whole = label.shown_text == one_line(label.text())
            assert whole or label.toolTip(), label.text()
        else:
            wanted = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= wanted, label.text()
            assert label.wordWrap() or label.width() >= label.sizeHint().width(), label.text()


def test_no_button_is_shorter_than_its_words_are_high(window: QMainWindow) -> None:
    for button in visible(window, Button):
        assert isinstance(button, Button)
        assert button.height() >= button.fontMetrics().height() + 8
        assert button.shown_text == button.text() or button.toolTip()
        assert button.height() >= 36


def test_no_chip_is_cut_without_saying_so(window: QMainWindow) -> None:
    for chip in visible(window, Chip):
        assert chip.width() >= chip.sizeHint().width() or chip.toolTip()
        assert chip.height() >= chip.fontMetrics().height()


def test_everything_stays_inside_the_page(window: QMainWindow) -> None:
    column = window.centralWidget()
    for widget in [*visible(window, QLabel), *visible(window, Button), *visible(window, QComboBox)]:
        right = widget.mapTo(column, widget.rect().topRight()).x()
        assert right <= column.width(), widget.accessibleName()


def test_whatever_takes_the_focus_has_a_name(window: QMainWindow) -> None:
    for widget in visible(window, QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), repr(widget)


def test_icon_buttons_say_their_name_in_a_tooltip(window: QMainWindow) -> None:
    for button in visible(window, QToolButton):
        if button.accessibleName():
            assert button.accessibleName() in button.toolTip()


def test_tab_goes_through_everything_and_comes_back(window: QMainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.centralWidget().setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    seen: list[QWidget] = []
    for _ in range(200):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is first
    assert len(seen) > 20


def test_controls_fit_the_narrow_step_of_a_small_window(look: Appearance, qtbot: QtBot) -> None:
    """At 1280 pixels, with rail and guide open and text 40 % larger, a step has 700 pixels."""
    look.set_text_size(1.4)
    parts = [
        capture(),
        advice(),
        ConfirmBar("Forget this person for good? This can’t be undone.", "Forget"),
        EmptyState("people", "Nobody is on the list yet", "Type a name above.", action="Import a list"),
        StatusLine(),
        RecordList("Touchpoints"),
        CardWall("Phrases"),
        Choice("View", [("a", "Line of sight"), ("b", "Journey map"), ("c", "Table"), ("d", "List")]),
    ]
    for part in parts:
        qtbot.addWidget(part)
        part.ensurePolished()
        assert part.minimumSizeHint().width() <= 700, type(part).__name__
