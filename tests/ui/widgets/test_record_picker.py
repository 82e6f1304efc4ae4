"""Record pickers: a name is found by any part of it, taken by Enter or Tab, or added where that is meant."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from ui.widgets.record_picker import RecordPicker

PEOPLE = [("p1", "Head of Sales"), ("p2", "Warehouse supervisor"), ("p3", "Head of IT")]


def sent(spy: QSignalSpy) -> list[object]:
    return [spy.at(n)[0] for n in range(spy.count())]


def test_picker_finds_by_a_part_of_the_name(qtbot: QtBot, place: Callable[..., QMainWindow]) -> None:
    picker = RecordPicker("Owner", none_text="Nobody yet")
    picker.set_choices(PEOPLE)
    place(picker)
    spy = QSignalSpy(picker.picked)
    line = picker.lineEdit()
    assert line is not None
    qtbot.keyClicks(line, "wareh")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert picker.value == "p2"
    assert picker.currentText() == "Warehouse supervisor"
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert sent(spy) == ["p2", ""]
    line.selectAll()
    qtbot.keyClicks(line, "head of")
    popup = picker.completer()
    assert popup is not None
    qtbot.keyClick(popup.popup(), Qt.Key.Key_Escape)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert sent(spy) == ["p2", ""]
    assert picker.currentText() == "", "Escape gave it up"


def test_picker_finds_names_without_their_accents(qtbot: QtBot, place: Callable[..., QMainWindow]) -> None:
    picker = RecordPicker("Owner", none_text="Nobody yet")
    picker.set_choices([("a", "Anna Seán"), ("b", "Seán"), ("c", "Zoë Weiß")])
    place(picker)
    line = picker.lineEdit()
    qtbot.keyClicks(line, "sean")
    assert offered(picker) == ["Anna Seán", "Seán"]
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (picker.value, picker.currentText()) == ("b", "Seán")
    line.selectAll()
    qtbot.keyClicks(line, "zoe weiss")
    assert offered(picker) == ["Zoë Weiß"]
    popup = picker.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    assert picker.currentText() == "Zoë Weiß"
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert picker.value == "c"


def test_picker_takes_the_closest_spelling(qtbot: QtBot, place: Callable[..., QMainWindow]) -> None:
    picker = RecordPicker("Owner", none_text="Nobody yet", can_add=True)
    picker.set_choices([("a", "Seán"), ("b", "Sean"), ("c", "Zoé"), ("d", "Zoë"), ("e", "Søren")])
    place(picker)
    line = picker.lineEdit()
    named = QSignalSpy(picker.new_named)
    for typed, value in (("Sean", "b"), ("SEÁN", "a"), ("sean", "b"), ("soren", "e")):
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, typed)
        picker.completer().popup().hide()
        qtbot.keyClick(line, Qt.Key.Key_Tab)
        assert picker.value == value, typed
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Zoe")
    picker.completer().popup().hide()
    refused = QSignalSpy(picker.refused)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert (picker.value, picker.currentText()) == ("e", "Zoe"), "it could be either"
    assert sent(refused) == [
        "“Zoe” could be Zoé or Zoë. Choose one from the list, or press Ctrl+Enter to add it."
    ]
    assert picker.property("invalid")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Soren")
    qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (sent(named), picker.value) == (["Soren"], "e")


def test_tab_takes_the_name_offered_and_stays_in_the_picker(
    qtbot: QtBot, place: Callable[..., QMainWindow]
) -> None:
    picker = RecordPicker("Owner", none_text="Nobody yet")
    picker.set_choices(PEOPLE)
    place(picker)
    line = picker.lineEdit()
    spy = QSignalSpy(picker.picked)
    popup = picker.completer().popup()
    qtbot.keyClicks(line, "head")
    qtbot.keyClick(popup, Qt.Key.Key_Tab)
    assert (picker.currentText(), line.hasFocus(), popup.isVisible()) == ("Head of Sales", True, False)
    line.selectAll()
    qtbot.keyClicks(line, "head")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Tab):
        qtbot.keyClick(popup, key)
    assert (picker.currentText(), line.hasFocus(), popup.isVisible()) == ("Head of IT", True, False)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert not line.hasFocus()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Tab)
    assert (line.hasFocus(), popup.isVisible()) == (False, False), "nothing was typed"
    assert sent(spy) == ["p1", "p3"]


def offered(picker: RecordPicker) -> list[str]:
    """What the list below a picker offers."""
    popup = picker.completer().popup()
    assert popup.isVisible()
    return [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]


def test_picker_takes_news(place: Callable[..., QMainWindow]) -> None:
    picker = RecordPicker("Owner")
    picker.set_choices(PEOPLE, "p1")
    place(picker)
    spy = QSignalSpy(picker.picked)
    picker.set_choices([*PEOPLE, ("p4", "Credit controller")], "p4")
    assert picker.currentText() == "Credit controller"
    picker.activated.emit(1)
    assert picker.value == "p1"
    assert sent(spy) == ["p1"]


def test_picker_shows_news_when_its_list_is_closed(place: Callable[..., QMainWindow]) -> None:
    picker = RecordPicker("Owner")
    picker.set_choices(PEOPLE, "p1")
    place(picker)
    picker.showPopup()
    picker.set_choices(PEOPLE[1:], "p2")
    assert picker.count() == 4
    picker.hidePopup()
    assert picker.count() == 3
    assert picker.value == "p2"


def test_picker_can_take_a_new_name(qtbot: QtBot, place: Callable[..., QMainWindow]) -> None:
    picker = RecordPicker("Theme", can_add=True)
    picker.set_choices([("t1", "Speed")])
    place(picker)
    line = picker.lineEdit()
    with qtbot.waitSignal(picker.new_named) as named:
        qtbot.keyClicks(line, "Trust")
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert named.args == ["Trust"]


def test_enter_takes_the_completed_name_and_control_enter_a_new_one(
    qtbot: QtBot, place: Callable[..., QMainWindow]
) -> None:
    picker = RecordPicker("Owner", none_text="Nobody yet", can_add=True)
    picker.set_choices(PEOPLE)
    place(picker)
    picked, named = QSignalSpy(picker.picked), QSignalSpy(picker.new_named)
    line = picker.lineEdit()
    qtbot.keyClicks(line, "ware")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (picker.currentText(), sent(picked), named.count()) == ("Warehouse supervisor", ["p2"], 0)
    line.selectAll()
    qtbot.keyClicks(line, "head")
    qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (sent(picked), sent(named)) == (["p2"], ["head"])


def test_a_highlighted_completion_is_taken(qtbot: QtBot, place: Callable[..., QMainWindow]) -> None:
    picker = RecordPicker("Owner", none_text="Nobody yet", can_add=True)
    picker.set_choices(PEOPLE)
    place(picker)
    line = picker.lineEdit()
    qtbot.keyClicks(line, "head")
    popup = picker.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert (picker.value, picker.currentText()) == ("p3", "Head of IT")


def test_a_click_offers_everything_and_the_next_letters_replace(
    qtbot: QtBot, place: Callable[..., QMainWindow]
) -> None:
    picker = RecordPicker("Owner", none_text=None)
    picker.set_choices(PEOPLE, "p1")
    place(picker)
    line = picker.lineEdit()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    popup = picker.completer().popup()
    assert popup.isVisible()
    assert popup.model().rowCount() == len(PEOPLE)
    qtbot.keyClicks(popup, "nowhere")
    assert picker.currentText() == "nowhere"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (picker.value, picker.currentText(), picker.property("invalid")) == ("p1", "nowhere", True)
    assert picker.accessibleDescription()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (picker.currentText(), picker.property("invalid")) == ("Head of Sales", False)


def test_a_long_name_is_elided_and_its_list_wide_enough(place: Callable[..., QMainWindow]) -> None:
    picker = RecordPicker("Department", none_text=None)
    long = "Housing and Community Services of the whole of the city"
    picker.set_choices([("d1", long), ("d2", "Finance")], "d1")
    picker.setFixedWidth(160)
    window = place(picker)
    picker.clearFocus()
    window.grab()
    line = picker.lineEdit()
    assert line.shown_text.endswith("…")
    assert long in line.toolTip()
    picker.showPopup()
    words = picker.view().fontMetrics().horizontalAdvance(long)
    assert picker.view().width() >= min(words, window.width())
    picker.hidePopup()


def test_picker_that_needs_a_choice_keeps_it(place: Callable[..., QMainWindow], qtbot: QtBot) -> None:
    picker = RecordPicker("Owner", none_text=None)
    picker.set_choices(PEOPLE, "p1")
    place(picker)
    line = picker.lineEdit()
    assert line is not None
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (picker.value, picker.currentText()) == ("p1", "Head of Sales")
    line.selectAll()
    qtbot.keyClicks(line, "zz")
    picker.set_choices([*PEOPLE, ("p4", "Credit controller")])
    assert picker.currentText() == "zz"
    refused = QSignalSpy(picker.refused)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert (picker.value, picker.currentText()) == ("p1", "zz")
    assert sent(refused) == ["Nothing in the list is called “zz”."]
    picker.set_choices(PEOPLE)
    picker.show_value("p1")
    assert (picker.currentText(), picker.property("invalid")) == ("zz", True), "it is there to be mended"
    picker.about("another record")
    assert (picker.currentText(), picker.property("invalid")) == ("Head of Sales", False)


def test_leaving_adds_a_new_name_and_escape_does_not(qtbot: QtBot, place: Callable[..., QMainWindow]) -> None:
    picker = RecordPicker("Theme", can_add=True)
    picker.set_choices([("t1", "Speed of start"), ("t2", "Trust")])
    place(picker)
    line = picker.lineEdit()
    named = QSignalSpy(picker.new_named)
    qtbot.keyClicks(line, "Calm")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert (sent(named), picker.currentText()) == ([], "")
    line.setFocus()
    qtbot.keyClicks(line, "Calm")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert sent(named) == ["Calm"]
    assert (picker.currentText(), picker.property("invalid")) == ("Calm", True), "nobody added it"
    picker.set_choices([("t1", "Speed of start"), ("t2", "Trust"), ("t3", "Calm")], "t3")
    picker.show_value("t3")
    assert (picker.value, picker.currentText(), picker.property("invalid")) == ("t3", "Calm", False)
    for typed, value in (("star", "t1"), ("rust", "t1")):
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, typed)
        picker.completer().popup().hide()
        qtbot.keyClick(line, Qt.Key.Key_Tab)
        assert picker.value == value
    assert (picker.currentText(), picker.property("invalid")) == ("rust", True), "it could be a new name"
