"""Messages cover nothing that is needed, and are true as long as they stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QTextEdit, QWidget

from tests.ui.main_window.conftest import Opened
from tests.ui.windows import button, click, press, type_here
from ui.main_window.workshop_view import WorkshopView
from ui.stages.catalogue import PAGES

LONG = "This could not be saved: the disk takes no more. Everything before it is saved; make room. " * 3
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QTextEdit)
ACTIONS, AGENDA = ("plan", "actions"), ("prepare", "agenda")


def ask(view: WorkshopView) -> None:
    """Enter an action for somebody who isn't there, and be asked about it."""
    view.show_step(ACTIONS)
    view.page.take_focus()
    type_here("Ring back ^Nobody")
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Return)
    assert "nothing here is known as “^Nobody”" in view.status.message
    assert view.status.kind == "warn"


def test_a_warning_about_a_line_goes_with_its_second_enter(opened: Opened) -> None:
    _, view = opened
    ask(view)
    count = len(view.session.workshop.actions)
    press(Qt.Key.Key_Return)
    assert len(view.session.workshop.actions) == count + 1
    assert view.status.message == ""


def test_a_warning_about_a_line_goes_as_soon_as_the_line_is_mended(opened: Opened) -> None:
    _, view = opened
    ask(view)
    press(Qt.Key.Key_Backspace)
    assert view.status.message == ""
    view.session.say("Nobody can be reached.", "warn")
    press(Qt.Key.Key_Backspace)
    assert view.status.message == "Nobody can be reached.", "it is not about the line"


def test_a_warning_stays_behind_with_its_step(opened: Opened) -> None:
    _, view = opened
    ask(view)
    click(button(view.rail, "Prepare"))
    assert view.status.message == ""


def test_a_warning_goes_with_the_next_change(opened: Opened) -> None:
    _, view = opened
    ask(view)
    view.open_parking_lot()
    view.parking.field.setFocus()
    type_here("Who pays for parking")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert view.status.message == ""


def test_what_is_no_time_of_day_is_still_said_on_the_next_step(opened: Opened) -> None:
    _, view = opened
    view.show_step(AGENDA)
    view.page.select("agenda_items", view.session.workshop.agenda_items[1].id)
    view.page.sheet.fixed_at.setFocus()
    view.page.sheet.fixed_at.selectAll()
    type_here("25:99")
    press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert "“25:99” is no time of day" in view.status.message
    press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert view.status.message == ""


def test_what_is_wrong_with_the_file_stays(opened: Opened) -> None:
    _, view = opened
    for kind, stays in (("bad", False), ("warn", True)):
        view.session.say("This disk takes long to save.", kind, stays=stays)
        click(button(view.rail, "Vision"))
        view.session.run("Rename", lambda change: change.update("workshop", None, organisation="Harrow"))
        view.session.undo()
        view.session.say("This disk takes long to save.", kind, stays=stays)
        click(button(view.rail, "Prepare"))
        assert view.status.message == "This disk takes long to save."
        click(view.status.close_button)
        assert view.status.message == ""


# Where they stand


def place_of(widget: QWidget, view: WorkshopView) -> QRect:
    """Where a widget can be seen in the view, without what is scrolled out of sight."""
    seen = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(view, seen.topLeft()), seen.size())


def covered(view: WorkshopView) -> list[str]:
    """The controls that the message lies over."""
    status = view.status
    over = status.geometry()
    return [
        f"{type(each).__name__} {each.accessibleName()} on {view.place}"
        for kind in CONTROLS
        for each in view.findChildren(kind)
        if each.isVisible() and not status.isAncestorOf(each) and place_of(each, view).intersects(over)
    ]


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900), (1100, 640)])
def test_a_message_covers_no_control_of_any_step_and_is_read_whole(
    opened: Opened, size: tuple[int, int]
) -> None:
    window, view = opened
    window.resize(*size)
    click(view.bottom.timer.start_button)
    for _ in range(2):
        view.guide.toggle()
        for place in PAGES:
            view.show_step(place)
            for text in ("Delete action: done.", LONG.strip()):
                view.session.say(text, "bad", undo=True)
                QApplication.processEvents()
                assert covered(view) == []
                label = view.status.label
                assert label.height() >= label.heightForWidth(label.width())
                assert view.status.geometry().left() >= view.rail.width()
                assert place_of(view.status.undo_button, view).height() >= 24
            view.status.close_button.click()
            assert not view.status.isVisible()


def test_a_short_message_moves_nothing_and_a_long_one_gives_its_room_back(opened: Opened) -> None:
    _, view = opened

    def ground() -> int:
        QApplication.processEvents()
        return view.page.mapTo(view, QPoint(0, view.page.height())).y()

    before = ground()
    view.session.say("Add department: done.", undo=True)
    assert ground() == before
    view.session.say(LONG, "bad")
    assert ground() < before
    click(view.status.close_button)
    assert ground() == before
