"""A day is understood wherever it is typed, and what is none is said instead of swallowed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from tests.ui.conftest import OpenWindow
from tests.ui.main_window.conftest import Opened
from tests.ui.windows import click, press, type_here
from ui.stages.plan.actions import ActionsStep
from ui.stages.practices.targets import TargetsStep
from ui.widgets.date_field import DateField

NO_DATE = "“banana” is no date. Type it like 31/01/2027."


def retype(field: DateField, text: str, leave: Qt.Key = Qt.Key.Key_Tab) -> None:
    field.setFocus()
    field.selectAll()
    type_here(text)
    press(leave)


def test_a_due_date_is_taken_or_said_to_be_none(opened: Opened) -> None:
    _, view = opened
    view.show_step(("plan", "actions"))
    page = view.page
    assert isinstance(page, ActionsStep)
    first, second = view.session.workshop.actions[:2]
    page.select("actions", first.id)
    due = page.sheet.due
    retype(due, "31/3/2027")
    assert view.session.workshop.get("actions", first.id).due_on == date(2027, 3, 31)
    assert (due.text(), view.status.message) == ("31 Mar 2027", "")
    retype(due, "banana")
    assert (due.text(), bool(due.property("invalid"))) == ("banana", True)
    assert (view.status.message, view.status.kind) == (NO_DATE, "warn")
    page.select("actions", second.id)
    assert not due.property("invalid"), "it was meant for the other action"
    assert due.value == second.due_on
    page.select("actions", first.id)
    assert due.text() == "31 Mar 2027"
    retype(due, "1 April 27")
    assert view.status.message == ""
    assert view.session.workshop.get("actions", first.id).due_on == date(2027, 4, 1)


def test_a_typed_line_says_when_something_is_due(opened: Opened) -> None:
    _, view = opened
    view.show_step(("plan", "actions"))
    view.page.take_focus()
    type_here("Ring every builder due 31/3/2027")
    press(Qt.Key.Key_Return)
    added = view.session.workshop.actions[-1]
    assert (added.title, added.due_on) == ("Ring every builder", date(2027, 3, 31))
    for place in (("plan", "actions"), ("plan", "board"), ("plan", "matrix")):
        view.show_step(place)
        view.page.take_focus()
        count = len(view.session.workshop.actions)
        view.page.capture.field.setFocus()
        type_here("Ring them again due 30/02/2027")
        press(Qt.Key.Key_Return)
        assert view.status.message.startswith("Not added: there is no such day as “30/02/2027”.")
        assert len(view.session.workshop.actions) == count
        press(Qt.Key.Key_Return)
        assert view.session.workshop.actions[-1].title == "Ring them again due 30/02/2027"
        assert view.status.message == ""


def test_a_target_has_its_day_in_any_spelling(opened: Opened) -> None:
    _, view = opened
    view.show_step(("practices", "targets"))
    page = view.page
    assert isinstance(page, TargetsStep)
    page.capture.field.setFocus()
    before = view.session.workshop.practice_reviews
    type_here("!4 due soonish")
    press(Qt.Key.Key_Return)
    assert "“soonish” is no date, which is typed like 31/01/2027." in view.status.message
    assert view.session.workshop.practice_reviews == before
    page.capture.field.selectAll()
    type_here("!4 due 30 June 2027")
    press(Qt.Key.Key_Return)
    assert date(2027, 6, 30) in {each.target_on for each in view.session.workshop.practice_reviews}


def test_a_new_workshop_is_not_made_for_a_day_nobody_meant(open_window: OpenWindow) -> None:
    window = open_window()
    click(window.home.new_button)
    page = window.new_page
    assert page is not None
    page.organisation.setFocus()
    type_here("Harrow")
    retype(page.held_on, "banana")
    assert page.refusal == NO_DATE
    click(page.create_button)
    assert window.view is None
    assert page.held_on.hasFocus()
    retype(page.held_on, "5 March 2027")
    assert page.refusal == ""
    click(page.create_button)
    assert window.view is not None
    assert window.view.session.workshop.details.held_on == date(2027, 3, 5)
