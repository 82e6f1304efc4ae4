"""Messages cover nothing that is needed, and are true as long as they stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QTextEdit, QWidget

from app.file.change import Change
from app.records.prepare import Participant
from app.records.vocabulary import new_id
from tests.ui.main_window.conftest import Opened
from tests.ui.windows import button, click, press, type_here
from ui.main_window.workshop_view import WorkshopView
from ui.stages.catalogue import PAGES
from ui.widgets.capture_line import CaptureLine

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


def asked_about(view: WorkshopView, place: tuple[str, str], line: str) -> str:
    """What is said about a line pasted into that of a step, which isn't added."""
    view.show_step(place)
    field = view.page.findChild(CaptureLine).field
    field.setFocus()
    field.selectAll()
    QApplication.clipboard().setText(line)  # the test's keyboard has no accents
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    before = view.session.workshop
    press(Qt.Key.Key_Return)
    assert view.session.workshop == before
    assert field.text() == line
    return view.status.message


@pytest.mark.parametrize(
    ("place", "line", "said"),
    [
        (ACTIONS, "Ring >them", "this step takes no > mark, only ^owner, @department, !1–5 and due"),
        (("plan", "board"), "Ring #it", "this step takes no # mark, only ^owner, @department, !1–5 and due"),
        (("vision", "voices"), "Late @Noone ^he", "takes no @ or ^ mark, only #journey stage and >segment"),
        (("practices", "targets"), "No time @Noone", "this step takes no @ mark, only !1–5 and due"),
        (("prepare", "people"), "Ann >Noone", "this step takes no > mark, only @department"),
        (("prepare", "people"), "Ann @Noone", "nothing here is known as “@Noone”"),
        (
            ("touchpoints", "pains"),
            "Late ^Noone",
            "takes no ^ mark, only #touchpoint, @department, !1–5 and ~level",
        ),
        (
            ("touchpoints", "gives"),
            "Late ^Noone",
            "takes no ^ mark, only @department, >receiver, #journey stage, !1–5 and ~level",
        ),
        (ACTIONS, "Ring due 2027-02-30", "there is no such day as “2027-02-30”"),
        (ACTIONS, "Ring due soonish", "“soonish” is no date, which is typed like 31/01/2027"),
    ],
)
def test_why_a_mark_means_nothing_is_said(
    opened: Opened, place: tuple[str, str], line: str, said: str
) -> None:
    _, view = opened
    assert f"{said}. Correct it" in asked_about(view, place, line)


def test_names_that_could_be_meant_are_said(opened: Opened) -> None:
    _, view = opened
    people = [Participant(id=new_id(), name=f"Qu{vowel}nn Ek") for vowel in "àáâãä"]

    def add(change: Change) -> None:
        for person in people:
            change.insert(person)

    view.session.run("Add people", add)
    assert "“^Qua” could be Quànn Ek or Quánn Ek or Quânn Ek or Quãnn Ek or others" in asked_about(
        view, ACTIONS, "Ring ^Qua !4"
    )
    view.session.run("Delete", lambda change: [change.delete("participants", each.id) for each in people[2:]])
    assert "“^Qua” could be Quànn Ek or Quánn Ek." in asked_about(view, ACTIONS, "Ring ^Qua !3")
    line = "Ring ^quann ek !4"
    assert "“^quann ek” could be Quànn Ek or Quánn Ek. Correct" in asked_about(view, ACTIONS, line)
    line = "Ring ^Quànn Ek ^Quánn Ek !4"
    assert "“^Quánn Ek” is one too many, since a line takes one." in asked_about(view, ACTIONS, line)


def test_a_name_in_a_line_needs_no_accents(opened: Opened) -> None:
    _, view = opened
    person = view.session.workshop.participants[0]
    view.session.run("Rename", lambda change: change.update("participants", person.id, name="Seán Ó Briain"))
    view.show_step(ACTIONS)
    view.page.take_focus()
    type_here("Ring back ^Sean !4")
    press(Qt.Key.Key_Return)
    added = view.session.workshop.actions[-1]
    assert (added.title, added.owner_id, added.impact) == ("Ring back", person.id, 4)


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
