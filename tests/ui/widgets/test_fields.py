"""Fields save what is typed by themselves and never what isn't meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence, QWheelEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QMainWindow,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.widgets.autosave_line import AutosaveLine
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.capture_line import CaptureLine
from ui.widgets.date_field import DateField
from ui.widgets.drop_down import DropDown
from ui.widgets.number_field import NumberField
from ui.widgets.rating import Rating
from ui.widgets.record_picker import RecordPicker

Autosave = AutosaveLine | AutosaveText


@pytest.fixture(autouse=True)
def _english() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


def sent(spy: QSignalSpy) -> list[object]:
    return [spy.at(n)[0] for n in range(spy.count())]


@pytest.mark.parametrize("kind", [AutosaveLine, AutosaveText])
def test_what_is_typed_is_committed_after_a_pause(
    qtbot: QtBot, place: Callable[..., QMainWindow], kind: type[Autosave]
) -> None:
    field = kind("Title", text="old")
    place(field)
    with qtbot.waitSignal(field.committed) as committed:
        qtbot.keyClicks(field, "!")
    assert committed.args == [field.text()]
    assert not field.unsaved


@pytest.mark.parametrize("kind", [AutosaveLine, AutosaveText])
def test_leaving_commits_at_once_and_only_once(
    qtbot: QtBot, place: Callable[..., QMainWindow], kind: type[Autosave]
) -> None:
    field = kind("Title")
    place(field)
    spy = QSignalSpy(field.committed)
    qtbot.keyClicks(field, "new")
    assert spy.count() == 0
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert not field.hasFocus()
    field.flush()
    assert sent(spy) == ["new"]


@pytest.mark.parametrize("kind", [AutosaveLine, AutosaveText])
def test_hiding_commits(qtbot: QtBot, place: Callable[..., QMainWindow], kind: type[Autosave]) -> None:
    field = kind("Title")
    place(field)
    qtbot.keyClicks(field, "new")
    with qtbot.waitSignal(field.committed):
        field.hide()


@pytest.mark.parametrize("kind", [AutosaveLine, AutosaveText])
def test_news_from_the_workshop_waits_for_the_typist(
    qtbot: QtBot, place: Callable[..., QMainWindow], kind: type[Autosave]
) -> None:
    field = kind("Title", text="one")
    place(field)
    spy = QSignalSpy(field.committed)
    field.set_text("two")
    assert field.text() == "two"
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, "x")
    field.set_text("three")
    assert field.text() == "twox"
    field.flush()
    field.set_text("three")
    assert field.text() == "three"
    assert sent(spy) == ["twox"]


@pytest.mark.parametrize("kind", [AutosaveLine, AutosaveText, CaptureLine])
def test_ctrl_z_is_the_fields_first_and_the_windows_then(
    qtbot: QtBot, place: Callable[..., QMainWindow], kind: type[QWidget]
) -> None:
    field = kind("Title")
    window = place(field)
    typed_in = field.field if isinstance(field, CaptureLine) else field
    undo = QAction("Undo", window)
    undo.setShortcut(QKeySequence.StandardKey.Undo)
    window.addAction(undo)
    spy = QSignalSpy(undo.triggered)
    qtbot.keyClicks(typed_in, "new")
    qtbot.keySequence(typed_in, QKeySequence.StandardKey.Undo)
    assert spy.count() == 0
    while typed_in.text():  # type: ignore[attr-defined]  # all three have it
        qtbot.keySequence(typed_in, QKeySequence.StandardKey.Undo)
    qtbot.keySequence(typed_in, QKeySequence.StandardKey.Undo)
    assert spy.count() == 1


def test_text_grows_with_its_lines(place: Callable[..., QMainWindow]) -> None:
    field = AutosaveText("Notes", lines=2, most_lines=5)
    place(field)
    low = field.sizeHint().height()
    field.set_text("1\n2\n3\n4")
    higher = field.sizeHint().height()
    field.set_text("\n" * 40)
    assert low < higher < field.sizeHint().height()
    assert field.minimumSizeHint().height() <= low


def test_numbers_in_range_only(qtbot: QtBot, place: Callable[..., QMainWindow]) -> None:
    field = NumberField("Headcount", lowest=0, highest=5000, value=12)
    place(field)
    spy = QSignalSpy(field.committed)
    field.selectAll()
    qtbot.keyClicks(field, "1,200")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    field.flush()
    field.selectAll()
    qtbot.keyClicks(field, "9999")
    assert field.property("invalid")
    field.flush()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "1,201"
    assert not field.property("invalid")
    field.setFocus()
    field.clear()
    field.flush()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    field.hide()
    assert sent(spy) == [1200, 1201, None, 0]


def test_decimals_where_they_are_meant(qtbot: QtBot, place: Callable[..., QMainWindow]) -> None:
    whole, share = NumberField("Number"), NumberField("Share", decimals=2, highest=1, value=0.5)
    place(whole, share)
    qtbot.keyClicks(whole, "1.5")
    assert whole.property("invalid")
    assert share.text() == "0.50"
    share.setFocus()
    share.selectAll()
    with qtbot.waitSignal(share.committed) as committed:
        qtbot.keyClicks(share, "0.255")
    assert committed.args == [pytest.approx(0.26, abs=0.01)]
    qtbot.keyClicks(share, "1")
    share.set_value(0.75)
    assert share.text() != "0.75"
    share.clearFocus()
    share.set_value(0.75)
    assert share.text() == "0.75"
    assert share.value == 0.75


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2027-01-31", date(2027, 1, 31)),
        ("31 Jan 2027", date(2027, 1, 31)),
        ("31/01/2027", date(2027, 1, 31)),
        ("31/1/27", date(2027, 1, 31)),
        ("31 1 2027", date(2027, 1, 31)),
        ("31st of January 2027", date(2027, 1, 31)),
        ("2/3/2027", date(2027, 3, 2)),
        ("31.1.2027", date(2027, 1, 31)),
        ("fri", date(2027, 1, 8)),
        ("", None),
    ],
)
def test_dates_as_people_write_them(
    qtbot: QtBot, place: Callable[..., QMainWindow], typed: str, meant: date | None
) -> None:
    field = DateField("Due", value=date(2026, 5, 5), today=date(2027, 1, 4))
    place(field)
    field.selectAll()
    with qtbot.waitSignal(field.committed) as committed:
        if typed:
            qtbot.keyClicks(field, typed)
        else:
            qtbot.keyClick(field, Qt.Key.Key_Delete)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert committed.args == [meant]
    assert field.value == meant


@pytest.mark.parametrize(
    ("locale", "typed", "meant", "example"),
    [
        (QLocale("en_US"), "2/3/2027", date(2027, 2, 3), "1/31/27"),
        (QLocale("en_US"), "31/3/2027", date(2027, 3, 31), "1/31/27"),
        (QLocale("de_DE"), "2. März 27", date(2027, 3, 2), "31.01.27"),
        (QLocale("fr_FR"), "2 févr. 2027", date(2027, 2, 2), "31/01/2027"),
        (QLocale("sv_SE"), "2027-3-2", date(2027, 3, 2), "2027-01-31"),
        (QLocale("ja_JP"), "2027/3/2", date(2027, 3, 2), "2027/01/31"),
        (QLocale.c(), "2/3/2027", date(2027, 3, 2), "31/01/2027"),
    ],
)
def test_dates_are_read_as_the_language_writes_them(
    qtbot: QtBot, place: Callable[..., QMainWindow], locale: QLocale, typed: str, meant: date, example: str
) -> None:
    QLocale.setDefault(locale)
    field = DateField("Due", today=date(2027, 1, 4))
    place(field)
    field.setText(typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.value == meant
    written = field.text()
    field.setText("banana")
    with qtbot.waitSignal(field.refused) as refused:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert refused.args == [f"“banana” is no date. Type it like {example}."]
    for shown in (written, example):
        field.setText(shown)
        assert not field.property("invalid"), shown


def test_what_is_no_date_is_kept_marked_and_explained(
    qtbot: QtBot, place: Callable[..., QMainWindow]
) -> None:
    field = DateField("Due", value=date(2027, 1, 31))
    place(field)
    committed, refused = QSignalSpy(field.committed), QSignalSpy(field.refused)
    said = "“banana” is no date. Type it like 31/01/2027."
    field.selectAll()
    qtbot.keyClicks(field, "banana")
    assert field.property("invalid")
    field.set_value(date(2028, 1, 1))
    assert field.text() == "banana"
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert (field.text(), field.property("invalid")) == ("banana", True)
    assert sent(refused) == [said]
    assert said in field.toolTip()
    assert field.accessibleDescription() == said
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.property("invalid")) == ("31 Jan 2027", False)
    assert (field.toolTip(), field.accessibleDescription()) == ("", "")
    field.set_value(None)
    assert field.text() == ""
    assert committed.count() == 0


def test_date_by_keys_and_calendar(qtbot: QtBot, place: Callable[..., QMainWindow]) -> None:
    field = DateField("Due", today=date(2027, 1, 4))
    place(field)
    spy = QSignalSpy(field.committed)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    assert calendar.selectedDate() == QDate(2027, 1, 10)
    calendar.clicked.emit(QDate(2027, 2, 1))
    assert sent(spy) == [date(2027, 1, 4), date(2027, 1, 11), date(2027, 1, 10), date(2027, 2, 1)]
    assert field.text() == "1 Feb 2027"


def test_rating_by_mouse_and_keys(qtbot: QtBot) -> None:
    rating = Rating("Importance")
    qtbot.addWidget(rating)
    rating.show()
    spy = QSignalSpy(rating.rated)
    qtbot.mouseClick(rating, Qt.MouseButton.LeftButton, pos=rating.cell(4).center().toPoint())
    qtbot.keyClick(rating, Qt.Key.Key_Left)
    qtbot.keyClick(rating, Qt.Key.Key_5)
    qtbot.keyClick(rating, Qt.Key.Key_Right)
    qtbot.keyClick(rating, Qt.Key.Key_Delete)
    assert rating.mark is None
    qtbot.keyClick(rating, Qt.Key.Key_2)
    qtbot.mouseMove(rating, rating.cell(5).center().toPoint())
    assert not rating.grab().isNull()
    qtbot.mouseClick(rating, Qt.MouseButton.LeftButton, pos=rating.cell(2).center().toPoint())
    assert sent(spy) == [4, 3, 5, 0, 2, 0]
    rating.set_mark(3)
    assert rating.mark == 3
    rating.setEnabled(False)
    assert not rating.grab().isNull()


def test_drop_down_keeps_what_is_chosen(place: Callable[..., QMainWindow], qtbot: QtBot) -> None:
    options = [("a", "Low"), ("b", "High")]
    drop_down = DropDown("Level", options, value="b")
    place(drop_down)
    spy = QSignalSpy(drop_down.chosen)
    drop_down.set_options([("c", "Middle"), *options])
    assert drop_down.value == "b"
    assert spy.count() == 0
    qtbot.keyClick(drop_down, Qt.Key.Key_Up)
    assert sent(spy) == ["a"]
    drop_down.set_options(options, "nothing like it")
    assert drop_down.value == ""


def test_a_wheel_that_passes_changes_nothing(place: Callable[..., QMainWindow]) -> None:
    picker = RecordPicker("Owner")
    picker.set_choices([("p1", "Head of Sales")], "p1")
    widgets = (
        DropDown("Level", [("a", "Low"), ("b", "High")], value="a"),
        picker,
        Rating("Importance", value=2),
    )
    place(*widgets)
    for widget in widgets:
        wheel = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, wheel)
        assert not wheel.isAccepted()
    assert (widgets[0].value, picker.value, widgets[2].mark) == ("a", "p1", 2)


def test_redo_is_the_fields_where_it_has_one(place: Callable[..., QMainWindow], qtbot: QtBot) -> None:
    line = AutosaveLine("Title")
    place(line)
    qtbot.keyClicks(line, "new")
    line.undo()
    gone = line.text()
    qtbot.keySequence(line, QKeySequence.StandardKey.Redo)
    assert line.text() != gone
