"""The capture line: it adds and stays, completes names behind marks, and takes whole lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QMainWindow,
    QMenu,
)
from pytestqt.qtbot import QtBot

from ui.widgets.capture_line import CaptureLine
from ui.widgets.drop_down import DropDown


@pytest.fixture(autouse=True)
def _english() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


def sent(spy: QSignalSpy) -> list[object]:
    return [spy.at(n)[0] for n in range(spy.count())]


def test_capture_adds_and_stays(qtbot: QtBot, place: Callable[..., QMainWindow]) -> None:
    capture = CaptureLine("Type a touchpoint", hint="Enter adds")
    place(capture)
    spy = QSignalSpy(capture.entered)
    qtbot.keyClicks(capture.field, "  Call back ")
    qtbot.keyClick(capture.field, Qt.Key.Key_Return)
    qtbot.keyClick(capture.field, Qt.Key.Key_Return)
    assert capture.field.hasFocus()
    qtbot.keyClicks(capture.field, "Ring")
    qtbot.mouseClick(capture.button, Qt.MouseButton.LeftButton)
    assert capture.field.hasFocus()
    assert sent(spy) == ["Call back", "Ring"]
    capture.give_back("Ring")
    assert capture.field.text() == "Ring"
    capture.set_prompt("Type another")
    capture.set_hint("")
    assert capture.field.accessibleName() == "Type another"
    assert not capture.hint.isVisible()


def test_capture_takes_pasted_lines(qtbot: QtBot, place: Callable[..., QMainWindow]) -> None:
    capture = CaptureLine("Type a touchpoint")
    place(capture)
    spy = QSignalSpy(capture.pasted)
    QGuiApplication.clipboard().setText("- one\n- two\n\n")
    qtbot.keySequence(capture.field, QKeySequence.StandardKey.Paste)
    assert sent(spy) == [["one", "two"]]
    QGuiApplication.clipboard().setText("three")
    qtbot.keySequence(capture.field, QKeySequence.StandardKey.Paste)
    assert capture.field.text() == "three"
    assert spy.count() == 1


def test_capture_completes_names_behind_marks(qtbot: QtBot, place: Callable[..., QMainWindow]) -> None:
    capture = CaptureLine("Type a touchpoint")
    capture.set_completions("@", ["Customer Service", "Credit", "Sales"])
    capture.set_completions("due", ["today", "friday"])
    place(capture)
    field = capture.field
    entered = QSignalSpy(capture.entered)
    qtbot.keyClicks(field, "Call @c")
    assert field.offered == ["Customer Service", "Credit"]
    qtbot.keyClicks(field, "ustomer serv")
    assert field.offered == ["Customer Service"]
    press(qtbot, Qt.Key.Key_Tab)
    assert entered.count() == 0
    assert field.text() == "Call @Customer Service "
    qtbot.keyClicks(field, "due f")
    press(qtbot, Qt.Key.Key_Tab)
    assert field.text() == "Call @Customer Service due friday "
    qtbot.keyClicks(field, "@Sales")
    assert field.offered == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert sent(entered) == ["Call @Customer Service due friday @Sales"]


def test_pasting_from_the_menu_takes_lines_too(place: Callable[..., QMainWindow]) -> None:
    capture = CaptureLine("Type a touchpoint")
    place(capture)
    spy = QSignalSpy(capture.pasted)
    QGuiApplication.clipboard().setText("one\ntwo")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5))
    capture.field.contextMenuEvent(event)
    menu = capture.field.findChild(QMenu)
    assert isinstance(menu, QMenu)
    paste = next(action for action in menu.actions() if action.objectName() == "edit-paste")
    paste.trigger()
    menu.close()
    assert sent(spy) == [["one", "two"]]


def test_a_completion_chosen_without_a_mark_changes_nothing(place: Callable[..., QMainWindow]) -> None:
    capture = CaptureLine("Type a touchpoint", leading=DropDown("Department", [("a", "Sales")]))
    capture.set_completions("@", ["Sales"])
    place(capture)
    capture.field.setText("plain words")
    completer = capture.field.findChild(QCompleter)
    assert isinstance(completer, QCompleter)
    completer.activated.emit("Sales")
    assert capture.field.text() == "plain words"
    capture.give_back("other words")
    assert capture.field.text() == "plain words"


def test_capture_hands_lines_that_were_given_back_on_as_lines(
    qtbot: QtBot, place: Callable[..., QMainWindow]
) -> None:
    capture = CaptureLine("Type a touchpoint")
    place(capture)
    spy = QSignalSpy(capture.pasted)
    capture.give_back("one\ntwo")
    qtbot.keyClick(capture.field, Qt.Key.Key_Return)
    assert sent(spy) == [["one", "two"]]


def test_capture_completes_names_typed_without_their_accents(
    qtbot: QtBot, place: Callable[..., QMainWindow]
) -> None:
    capture = CaptureLine("Type an action")
    capture.set_completions("^", ["Seán", "Sean", "Jan Łukasz"])
    place(capture)
    field = capture.field
    qtbot.keyClicks(field, "Ring ^sea")
    assert field.offered == ["Sean", "Seán"]
    qtbot.keyClicks(field, "n")
    assert field.offered == []
    field.clear()
    qtbot.keyClicks(field, "Ring ^lUK")
    assert field.offered == ["Jan Łukasz"]
    press(qtbot, Qt.Key.Key_Tab)
    assert field.text() == "Ring ^Jan Łukasz "
    capture.set_completions("^", ["Seán"])
    field.clear()
    qtbot.keyClicks(field, "^sean")
    assert field.offered == ["Seán"]


def test_tab_takes_the_name_offered_and_stays(qtbot: QtBot, place: Callable[..., QMainWindow]) -> None:
    capture = CaptureLine("Type a touchpoint")
    capture.set_completions("@", ["Customer Service", "Credit"])
    place(capture)
    field = capture.field
    qtbot.keyClicks(field, "Call @c")
    press(qtbot, Qt.Key.Key_Tab)
    assert (field.text(), field.hasFocus(), field.offered) == ("Call @Customer Service ", True, [])
    qtbot.keyClicks(field, "@c")
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Tab)
    assert (field.text(), field.hasFocus()) == ("Call @Customer Service @Credit ", True)
    qtbot.keyClicks(field, "@c")
    press(qtbot, Qt.Key.Key_Up)
    press(qtbot, Qt.Key.Key_Tab)
    assert field.text() == "Call @Customer Service @Credit @Customer Service "
    press(qtbot, Qt.Key.Key_Tab)
    assert not field.hasFocus()


def test_enter_adds_the_line_where_one_name_is_left_and_completes_where_several_are(
    qtbot: QtBot, place: Callable[..., QMainWindow]
) -> None:
    capture = CaptureLine("Type people")
    capture.set_completions("@", ["Sales", "Sales North", "Credit", "Sales South", "Séance"])
    place(capture)
    field = capture.field
    entered = QSignalSpy(capture.entered)
    for line in ("Ann @cre", "Ben @seance"):
        qtbot.keyClicks(field, line)
        press(qtbot, Qt.Key.Key_Return)
        assert (field.text(), field.offered) == ("", [])
    assert sent(entered) == ["Ann @Credit", "Ben @Séance"]
    qtbot.keyClicks(field, "Cem @sal")
    press(qtbot, Qt.Key.Key_Return)
    assert (field.text(), entered.count()) == ("Cem @Sales ", 2), "it could be three"
    press(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "Dot @nort")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "Eve @s")
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert field.text() == "Eve @Sales North ", "chosen from the list, it is only completed"
    assert sent(entered)[2:] == ["Cem @Sales", "Dot @Sales North"]


def test_enter_adds_a_whole_name_though_longer_ones_begin_so(
    qtbot: QtBot, place: Callable[..., QMainWindow]
) -> None:
    capture = CaptureLine("Type people")
    capture.set_completions("@", ["Süd Ost", "Süd"])
    place(capture)
    entered = QSignalSpy(capture.entered)
    qtbot.keyClicks(capture.field, "Ann @sud")
    assert capture.field.offered == ["Süd", "Süd Ost"]
    press(qtbot, Qt.Key.Key_Return)
    assert sent(entered) == ["Ann @Süd"]


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key where the keyboard is: in the list of names while it is open."""
    qtbot.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), key)
