"""Small sheets close on Escape and on a click elsewhere, and leave the keyboard where the person is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.ui.main_window.conftest import Opened
from tests.ui.windows import button, click, front, press, type_here
from ui.main_window.main_window import MainWindow
from ui.stages.step_page import StepPage
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.capture_line import CaptureLine
from ui.widgets.date_field import DateField
from ui.widgets.popover import Popover

CTRL = Qt.KeyboardModifier.ControlModifier


def press_in_window(at: QWidget) -> None:
    """Press the mouse as the system does it: on the window, whatever has opened above it."""
    window = at.window().windowHandle()
    place = at.mapTo(at.window(), QPoint(12, at.height() // 2))  # its middle may be covered
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()


def key(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key as the system does it: on the window in front, so that shortcuts have their say."""
    QTest.keyClick(front().windowHandle(), key, held)
    QApplication.processEvents()


def stages(window: MainWindow) -> Popover:
    assert window.view is not None
    window.view.show_step(("touchpoints", "gives"))
    click(button(window.view.page, "Journey stages"))
    return _open()


def tables(window: MainWindow) -> Popover:
    assert window.view is not None
    window.view.show_step(("prepare", "people"))
    click(button(window.view, "Tables"))
    return _open()


def questions(window: MainWindow) -> Popover:
    assert window.view is not None
    window.view.show_step(("plan", "test"))
    click(button(window.view, "Word our two questions"))
    return _open()


def parking(window: MainWindow) -> Popover:
    assert window.view is not None
    window.view.show_step(("touchpoints", "gives"))
    click(window.view.header.parking_button)
    return _open()


def search(window: MainWindow) -> Popover:
    assert window.view is not None
    window.view.show_step(("touchpoints", "gives"))
    click(window.view.header.search_button)
    return _open()


def settings(window: MainWindow) -> Popover:
    assert window.view is not None
    window.view.show_step(("touchpoints", "gives"))
    click(window.view.rail.settings)
    return _open()


def calendar(window: MainWindow) -> Popover:
    assert window.view is not None
    window.view.show_step(("practices", "targets"))
    day = next(each for each in window.view.page.findChildren(DateField) if each.isVisible())
    day.setFocus()
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    return _open()


def _open() -> Popover:
    found = QApplication.activePopupWidget()
    assert isinstance(found, Popover)
    return found


OPENERS = {
    stages: "Journey stages",
    tables: "Tables",
    questions: "Word our two questions",
    parking: "Parking lot (Ctrl+P)",
    search: "Find a step, a record or a command (Ctrl+K)",
    settings: "Settings",
    calendar: "Target date",
}


def line_of(page: StepPage) -> CaptureLine:
    return next(
        each for each in page.findChildren(CaptureLine) if each.isVisible() and each.window() is page.window()
    )


@pytest.mark.parametrize(("opener", "anchor"), OPENERS.items())
def test_escape_closes_it_and_leaves_the_keyboard_on_what_opened_it(
    opened: Opened, opener: Callable[[MainWindow], Popover], anchor: str
) -> None:
    window, _ = opened
    opener(window)
    key(Qt.Key.Key_Escape)
    assert not QApplication.activePopupWidget()
    assert window.isVisible()
    focused = window.focusWidget()
    assert focused is not None
    assert (focused.accessibleName() or focused.text()) == anchor  # type: ignore[attr-defined]  # a button


@pytest.mark.parametrize("opener", OPENERS)
def test_a_click_elsewhere_closes_it_and_takes_the_keyboard_there(
    opened: Opened, opener: Callable[[MainWindow], Popover]
) -> None:
    window, view = opened
    popover = opener(window)
    field: QLineEdit | AutosaveText = line_of(view.page).field
    place = field.mapToGlobal(QPoint(12, field.height() // 2))
    if popover.geometry().contains(place):
        field = view.guide.findChildren(AutosaveText)[0]
    press_in_window(field)
    assert not QApplication.activePopupWidget()
    assert window.focusWidget() is field
    type_here("a b")
    assert (field.toPlainText() if isinstance(field, AutosaveText) else field.text()).startswith("a b")
    assert not QApplication.activePopupWidget()


def test_escape_in_the_list_of_journey_stages_closes_them(opened: Opened) -> None:
    window, _ = opened
    popover = stages(window)
    popover.list.setFocus()  # type: ignore[attr-defined]  # the popover of the journey stages
    key(Qt.Key.Key_Escape)
    assert not QApplication.activePopupWidget()


@pytest.mark.parametrize(
    ("opener", "list_name"), [(stages, "journey_stages"), (tables, "groups"), (parking, "parking_lot")]
)
def test_ctrl_z_takes_back_what_was_added_in_it(
    opened: Opened, opener: Callable[[MainWindow], Popover], list_name: str
) -> None:
    window, view = opened
    before = view.session.workshop.records(list_name)
    popover = opener(window)
    type_here("Something new")
    key(Qt.Key.Key_Return)
    assert len(view.session.workshop.records(list_name)) == len(before) + 1
    key(Qt.Key.Key_Z, CTRL)
    assert view.session.workshop.records(list_name) == before
    key(Qt.Key.Key_Y, CTRL)
    assert len(view.session.workshop.records(list_name)) == len(before) + 1
    assert QApplication.activePopupWidget() is popover
    key(Qt.Key.Key_Escape)


def test_undo_that_leads_to_another_step_closes_it(opened: Opened) -> None:
    window, view = opened
    view.show_step(("prepare", "departments"))
    type_here("Something new")
    press(Qt.Key.Key_Return)
    stages(window)
    key(Qt.Key.Key_Z, CTRL)
    assert view.place == ("prepare", "departments")
    assert not QApplication.activePopupWidget()
    type_here("Other")
    assert line_of(view.page).field.text() == "Other"
