"""Buttons elide, say their words, answer to mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from ui.theme.tokens import theme
from ui.widgets.button import Button
from ui.widgets.check_line import CheckLine
from ui.widgets.chip import Chip
from ui.widgets.choice import Choice
from ui.widgets.confirm_bar import ConfirmBar
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_button import IconButton


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize(
    ("kind", "token"),
    [("primary", "accent"), ("secondary", "surface"), ("danger", "bad"), ("rail", "rail_text2")],
)
def test_a_button_wears_its_kind(qtbot: QtBot, kind: str, token: str) -> None:
    button = Button("Add", kind=kind, icon="plus")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    assert QColor(theme().hex(token)).name() in colours(button.grab().toImage())


def test_a_button_changes_its_kind_and_icon(qtbot: QtBot) -> None:
    button = Button("Add")
    qtbot.addWidget(button)
    width = button.sizeHint().width()
    button.set_icon("plus")
    assert button.sizeHint().width() > width
    button.set_icon(None)
    assert button.sizeHint().width() == width
    button.set_kind("primary")
    assert button.kind == "primary"
    assert QColor(theme().hex("accent")).name() in colours(button.grab().toImage())
    button.setEnabled(False)
    assert QColor(theme().hex("accent")).name() not in colours(button.grab().toImage())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_a_key(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Add 8 people", kind="primary")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_a_button_too_narrow_elides_and_says_the_rest_in_its_tooltip(qtbot: QtBot) -> None:
    button = Button("Next: Review the map")
    qtbot.addWidget(button)
    button.setFixedWidth(110)
    button.grab()
    assert button.shown_text.endswith("…")
    assert "Review the map" in button.toolTip()
    button.setFixedWidth(300)
    button.grab()
    assert button.toolTip() == ""


def test_an_ampersand_is_shown_and_makes_no_shortcut(qtbot: QtBot) -> None:
    button = Button("R&D")
    qtbot.addWidget(button)
    assert button.text() == "R&D"
    assert button.shortcut().isEmpty()
    assert button.accessibleName() == "R&D"


def test_the_ring_is_for_the_keyboard(place: Callable[..., QMainWindow]) -> None:
    widgets = (Button("Add"), IconButton("undo", "Undo"))
    place(*widgets)
    for widget in widgets:
        ring = QColor(theme().hex("focus")).name()
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
        assert ring not in colours(widget.grab().toImage())
        widget.clearFocus()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert ring in colours(widget.grab().toImage())


def test_an_icon_alone_needs_a_name() -> None:
    with pytest.raises(ValueError, match="needs a name"):
        IconButton("undo", "")


def test_choice_by_mouse_and_arrows(qtbot: QtBot) -> None:
    choice = Choice("View", [("a", "Board"), ("b", "Table"), ("c", "Map")], value="a")
    qtbot.addWidget(choice)
    choice.show()
    chosen = QSignalSpy(choice.chosen)
    qtbot.mouseClick(choice.button("b"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(choice.button("b"), Qt.Key.Key_Right)
    qtbot.keyClick(choice.button("c"), Qt.Key.Key_Right)
    qtbot.keyClick(choice.button("a"), Qt.Key.Key_Left)
    assert [chosen.at(n)[0] for n in range(chosen.count())] == ["b", "c", "a", "c"]
    assert choice.value == "c"
    qtbot.mouseClick(choice.button("c"), Qt.MouseButton.LeftButton)
    assert chosen.count() == 4
    assert choice.button("c").isChecked()
    choice.set_value("nothing like it")
    assert choice.value == ""
    choice.set_words("a", "Board (12)")
    assert choice.button("a").accessibleName() == "Board (12)"
    assert choice.grab().toImage() is not None


def test_a_clearable_choice_is_cleared_by_pressing_it_again(qtbot: QtBot) -> None:
    choice = Choice("Level", [("a", "Low"), ("b", "High")], value="b", clearable=True)
    qtbot.addWidget(choice)
    with qtbot.waitSignal(choice.chosen) as cleared:
        choice.button("b").click()
    assert cleared.args == [""]
    with qtbot.waitSignal(choice.chosen) as chosen:
        qtbot.keyClick(choice, Qt.Key.Key_Up)
    assert chosen.args == ["b"]


def test_check_line_by_its_words_and_by_space(qtbot: QtBot) -> None:
    line = CheckLine("Quiet voices were asked")
    qtbot.addWidget(line)
    line.resize(200, 60)
    line.show()
    toggled = QSignalSpy(line.toggled)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(150, 20))
    qtbot.keyClick(line.box, Qt.Key.Key_Space)
    assert [toggled.at(n)[0] for n in range(toggled.count())] == [True, False]
    line.set_checked(True)
    assert line.checked
    assert toggled.count() == 2
    line.set_text("All were asked")
    assert line.box.accessibleName() == "All were asked"


def test_chip_is_removed_by_its_cross(qtbot: QtBot) -> None:
    chip = Chip("Sales", dot="department_2", remove_name="Remove Sales")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    chip.show()
    with qtbot.waitSignal(chip.removed):
        chip.findChild(IconButton).click()
    chip.set_kind("warn", dot="warn")
    chip.set_text("Sales and everything that belongs to it")
    assert chip.text == chip.accessibleName()
    chip.resize(70, chip.height())
    assert "belongs to it" in chip.toolTip()


def test_confirm_bar_asks_and_hides(qtbot: QtBot, place: Callable[..., QMainWindow]) -> None:
    bar = ConfirmBar("Forget this person?", "Forget")
    place(bar)
    bar.ask("Forget Alex for good?")
    assert bar.no_button.hasFocus()
    assert bar.accessibleName() == "Forget Alex for good?"
    with qtbot.waitSignal(bar.cancelled):
        qtbot.keyClick(bar.no_button, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    bar.ask()
    with qtbot.waitSignal(bar.confirmed):
        qtbot.mouseClick(bar.yes_button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_empty_state_has_its_one_button(qtbot: QtBot) -> None:
    empty = EmptyState("people", "Nobody yet", "Type a name.", action="Import")
    qtbot.addWidget(empty)
    assert empty.button is not None
    with qtbot.waitSignal(empty.acted):
        empty.button.click()
    empty.set_words("No one", "Paste a list.")
    assert empty.accessibleName() == "No one"
    assert EmptyState("people", "Nobody", "Wait.").button is None
