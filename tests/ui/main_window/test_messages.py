"""A warning is true as long as it stands: it goes once what it speaks of was mended, or was left behind."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.main_window.conftest import Opened
from tests.ui.windows import button, click, press, type_here
from ui.main_window.workshop_view import WorkshopView

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
