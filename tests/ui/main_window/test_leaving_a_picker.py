"""What is typed into a field to pick or type in is taken when the field is left, however that happens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.file.workshop_file import WorkshopFile
from tests.ui.main_window.conftest import Opened
from tests.ui.windows import click, press, type_here
from ui.main_window.workshop_view import WorkshopView
from ui.stages.plan.actions import ActionsStep
from ui.stages.touchpoints.personal import PersonalStep
from ui.widgets.record_picker import RecordPicker

ACTIONS = ("plan", "actions")


def actions(view: WorkshopView) -> tuple[ActionsStep, str]:
    """The step of the actions with the first of them open, and its id."""
    view.show_step(ACTIONS)
    page = view.page
    assert isinstance(page, ActionsStep)
    id = view.session.workshop.actions[0].id
    page.select("actions", id)
    return page, id


def type_into(picker: RecordPicker, words: str) -> None:
    picker.setFocus()
    picker.lineEdit().selectAll()
    type_here(words)


@pytest.mark.parametrize("leave", ["tab", "click", "step", "next"])
def test_an_owner_from_outside_is_kept_however_the_field_is_left(opened: Opened, leave: str) -> None:
    _, view = opened
    page, id = actions(view)
    before = view.session.workshop.get("actions", id)
    type_into(page.sheet.owner, "Zoltan from the bank")
    if leave == "tab":
        press(Qt.Key.Key_Tab)
    elif leave == "click":
        click(page.list)
    elif leave == "step":
        view.show_step(("vision", "agree"))
    else:
        page.list.select(view.session.workshop.actions[1].id)
    now = view.session.workshop.get("actions", id)
    assert (now.owner, now.owner_id) == ("Zoltan from the bank", None)
    other = view.session.workshop.actions[1]
    assert other.owner != "Zoltan from the bank"
    view.session.undo()
    assert view.session.workshop.get("actions", id) == before
    assert view.place == ACTIONS, "the step it was typed on"


def test_an_owner_that_is_being_typed_when_the_window_closes_is_on_the_disk(
    opened: Opened,
) -> None:
    window, view = opened
    page, id = actions(view)
    path = view.session.file.path
    type_into(page.sheet.owner, "Zoltan from the bank")
    window.close()
    file = WorkshopFile.open(path)
    assert file.workshop.get("actions", id).owner == "Zoltan from the bank"
    file.close()


def test_a_name_that_could_be_several_is_kept_and_said(opened: Opened) -> None:
    _, view = opened
    page, _ = actions(view)
    before = view.session.workshop
    type_into(page.sheet.owner, "director")
    page.sheet.owner.completer().popup().hide()
    press(Qt.Key.Key_Tab)
    assert view.session.workshop == before
    assert page.sheet.owner.currentText() == "director"
    assert "“director” could be " in view.status.message
    page.list.select(view.session.workshop.actions[1].id)
    assert page.sheet.owner.currentText() != "director", "it was meant for another action"


def test_a_touchpoint_typed_for_an_answer_is_added_on_leaving(opened: Opened) -> None:
    _, view = opened
    view.show_step(("touchpoints", "personal"))
    page = view.page
    assert isinstance(page, PersonalStep)
    workshop = view.session.workshop
    answer = next(
        each
        for each in workshop.personal_touchpoints
        if each.main and workshop.get("participants", each.participant_id).department_id
    )
    page.select("personal_touchpoints", answer.id)
    count = len(view.session.workshop.touchpoints)
    type_into(page.sheet.link, "Zebra crossing")
    press(Qt.Key.Key_Tab)
    added = view.session.workshop.touchpoints[-1]
    assert (added.name, len(view.session.workshop.touchpoints)) == ("Zebra crossing", count + 1)
    assert view.session.workshop.get("personal_touchpoints", answer.id).touchpoint_id == added.id
    assert page.sheet.link.currentText().startswith("Zebra crossing")
    type_into(page.sheet.link, "Zoo gate")
    page.sheet.next_wanted.emit(1)
    assert len(view.session.workshop.touchpoints) == count + 2, "once, though another person is shown"
