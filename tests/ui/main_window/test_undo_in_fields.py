"""Ctrl+Z takes back the last change whatever field the cursor is in: fields claim it for typing alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.records.prepare import AgendaItem
from tests.ui.main_window.conftest import Opened
from tests.ui.windows import press, type_here
from ui.main_window.workshop_view import WorkshopView
from ui.stages.plan.actions import ActionsStep
from ui.stages.prepare.agenda import AgendaStep
from ui.stages.vision.agree import AgreeStep
from ui.widgets.date_field import DateField
from ui.widgets.number_field import NumberField

Agree = tuple[WorkshopView, NumberField, NumberField, DateField]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def agree(opened: Opened) -> Agree:
    """The step Agree of the sample: how many agree, how many are there, and the day."""
    _, view = opened
    view.show_step(("vision", "agree"))
    page = view.page
    assert isinstance(page, AgreeStep)
    agreed = page.findChild(NumberField, "agreed_count")
    present = page.findChild(NumberField, "present_count")
    assert agreed is not None
    assert present is not None
    return view, agreed, present, page.agreement.agreed_on


def test_a_number_is_taken_back_from_the_next_field_and_from_its_own(agree: Agree) -> None:
    view, agreed, present, _ = agree
    before = view.session.workshop.details.agreed_count
    for leave, here in ((Qt.Key.Key_Tab, present), (Qt.Key.Key_Return, agreed)):
        agreed.setFocus()
        agreed.selectAll()
        type_here("3")
        press(leave)
        assert here.hasFocus()
        assert view.session.workshop.details.agreed_count == 3
        press(Qt.Key.Key_Z, CTRL)
        assert view.session.workshop.details.agreed_count == before
        assert agreed.text() == ("" if before is None else str(before))
        assert view.status.message == "Undid: Change how many agree"
        press(Qt.Key.Key_Z, CTRL, SHIFT)
        assert view.session.workshop.details.agreed_count == 3
        press(Qt.Key.Key_Z, CTRL)


def test_a_number_still_being_typed_is_taken_back_in_its_field_alone(agree: Agree) -> None:
    view, agreed, _, _ = agree
    before, text = view.session.workshop.details, agreed.text()
    agreed.setFocus()
    agreed.selectAll()
    type_here("3")
    press(Qt.Key.Key_Z, CTRL)
    assert agreed.text() == text
    press(Qt.Key.Key_Tab)
    assert view.session.workshop.details == before
    assert view.status.message == ""


def test_a_day_is_taken_back_in_its_field(agree: Agree) -> None:
    view, _, _, day = agree
    before = view.session.workshop.details.statement_agreed_on
    day.setFocus()
    press(Qt.Key.Key_Up)
    assert view.session.workshop.details.statement_agreed_on != before
    press(Qt.Key.Key_Z, CTRL)
    assert view.session.workshop.details.statement_agreed_on == before
    day.selectAll()
    shown = day.text()
    type_here("5 Ma")
    press(Qt.Key.Key_Z, CTRL)
    assert day.text() == shown
    assert view.session.workshop.details.statement_agreed_on == before


def test_a_start_is_taken_back_in_its_field(opened: Opened) -> None:
    _, view = opened
    view.show_step(("prepare", "agenda"))
    page = view.page
    assert isinstance(page, AgendaStep)
    item: AgendaItem = view.session.workshop.agenda_items[1]
    page.select("agenda_items", item.id)
    field = page.sheet.fixed_at

    def fixed_at() -> str | None:
        return view.session.workshop.get("agenda_items", item.id).fixed_at

    field.setFocus()
    field.selectAll()
    shown = field.text()
    type_here("14")
    press(Qt.Key.Key_Z, CTRL)
    assert (field.text(), fixed_at()) == (shown, item.fixed_at)
    field.selectAll()
    type_here("14:35")
    field._pause.timeout.emit()  # the pause after the last key
    assert fixed_at() == "14:35"
    press(Qt.Key.Key_Z, CTRL)
    assert (field.text(), fixed_at()) == (shown, item.fixed_at)


def test_who_was_picked_is_taken_back_in_the_picker(opened: Opened) -> None:
    _, view = opened
    view.show_step(("plan", "actions"))
    page = view.page
    assert isinstance(page, ActionsStep)
    action = view.session.workshop.actions[0]
    page.select("actions", action.id)
    owner = page.sheet.owner.lineEdit()
    owner.setFocus()
    owner.selectAll()
    other = next(each for each in view.session.workshop.participants if each.id != action.owner_id)
    type_here(other.name)
    press(Qt.Key.Key_Return)
    assert view.session.workshop.get("actions", action.id).owner_id == other.id
    press(Qt.Key.Key_Z, CTRL)
    assert view.session.workshop.get("actions", action.id).owner_id == action.owner_id
