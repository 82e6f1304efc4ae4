"""What somebody new to the window stumbled over stays mended."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.records.practices import Survey
from app.records.prepare import Participant
from app.records.touchpoints import JourneyStage
from app.records.vocabulary import new_id
from tests.ui.main_window.conftest import Opened
from tests.ui.windows import click, press, type_here
from ui.main_window.workshop_view import WorkshopView
from ui.stages.practices.rate import RateStep
from ui.stages.practices.targets import TargetsStep
from ui.stages.touchpoints.gives import GivesStep
from ui.stages.touchpoints.level_choice import LevelChoice
from ui.widgets.capture_line import CaptureLine


def top(widget: QWidget) -> int:
    QApplication.processEvents()
    return widget.mapTo(widget.window(), QPoint()).y()


def enter(view: WorkshopView, line: str) -> None:
    view.page.take_focus()
    type_here(line)
    press(Qt.Key.Key_Return)


@pytest.mark.parametrize(("attendance", "confirmed"), [("present", True), ("late", True), ("invited", False)])
def test_what_is_typed_before_people_of_the_department_is_confirmed(
    new: Opened, attendance: str, confirmed: bool
) -> None:
    _, view = new
    view.show_step(("prepare", "departments"))
    enter(view, "Bakery")
    department = view.session.workshop.departments[-1].id
    person = Participant(id=new_id(), name="Baker", department_id=department, attendance=attendance)
    view.session.run("Add", lambda change: change.insert(person))
    view.show_step(("touchpoints", "gives"))
    enter(view, "Bread at seven")
    assert view.session.workshop.touchpoints[-1].confirmed is confirmed
    view.session.undo()
    assert view.session.workshop.touchpoints == ()


def test_a_new_survey_leaves_the_revealed_one_rated(opened: Opened) -> None:
    _, view = opened
    day = view.session.workshop.details.held_on
    survey = Survey(id=new_id(), title="Again", instrument="practice", held_on=day)
    view.session.run("Add survey", lambda change: change.insert(survey))
    rail = " ".join(each.text() + each.toolTip() + each.accessibleName() for each in rail_buttons(view))
    assert "Rated; round " in rail
    assert "0 of 6" not in rail


def rail_buttons(view: WorkshopView) -> list:
    from ui.main_window.rail_button import RailButton

    return view.rail.findChildren(RailButton)


def test_only_marks_that_can_be_used_are_explained(new: Opened) -> None:
    _, view = new
    view.show_step(("vision", "voices"))
    hint = view.page.findChild(CaptureLine).hint
    assert "#journey" not in hint.text()
    assert hint.isVisible()
    view.session.run("Add", lambda change: change.insert(JourneyStage(id=new_id(), name="Wait")))
    assert "#journey stage says where it was heard" in hint.text()


def test_no_field_moves_while_evidence_is_written_and_a_target_set(new: Opened) -> None:
    _, view = new
    view.show_step(("practices", "targets"))
    page = view.page
    assert isinstance(page, TargetsStep)
    click(page.begin_button)
    fields = (page.sheet.evidence, page.sheet.barrier, page.sheet.target)
    before = list(map(top, fields))
    type_here("N")
    page.flush()
    assert view.session.workshop.practice_reviews
    assert list(map(top, fields)) == before
    page.sheet.target.setFocus()
    press(Qt.Key.Key_4)
    assert view.session.workshop.practice_reviews[0].target == 4
    assert not page.beginning.isVisible()
    assert list(map(top, fields)) == before
    height = page.sheet.height()
    click(page.tabs.tabs["lead"])
    QApplication.processEvents()
    assert page.sheet.height() > height, "the place is given up once something else is shown"


def test_the_level_wanted_stays_where_it_is_when_the_level_today_is_chosen(opened: Opened) -> None:
    _, view = opened
    view.show_step(("touchpoints", "gives"))
    page = view.page
    assert isinstance(page, GivesStep)
    point = view.session.workshop.touchpoints[0]
    view.session.run(
        "Clear", lambda change: change.update("touchpoints", point.id, level_today=None, level_wanted=None)
    )
    page.select("touchpoints", point.id)
    today, wanted = page.sheet.findChildren(LevelChoice)
    before = top(wanted)
    for level in ("broken", "processing", "service", "experience"):
        today.button(level).click()
        assert today.explanation.text()
        assert top(wanted) == before


def test_a_department_that_is_there_already_is_given_back(new: Opened) -> None:
    _, view = new
    view.show_step(("prepare", "departments"))
    enter(view, "Cafe Sud")
    enter(view, "cafe sud")
    assert [each.name for each in view.session.workshop.departments] == ["Cafe Sud"]
    assert view.status.message.startswith("There is a department called “Cafe Sud” already.")
    assert view.page.findChild(CaptureLine).field.text() == "cafe sud"
    press(Qt.Key.Key_Return)
    assert len(view.session.workshop.departments) == 2, "the second Enter means it"
    QApplication.clipboard().setText("Bäckerei\nBackerei\nKiosk")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "called “Bäckerei” already" in view.status.message
    assert len(view.session.workshop.departments) == 2


def test_the_window_is_called_as_the_organisation_is_now(new: Opened) -> None:
    window, view = new
    assert window.windowTitle().startswith("Harrow · ")
    view.session.run("Change", lambda change: change.update("workshop", None, organisation="Harrow Vale"))
    assert window.windowTitle().startswith("Harrow Vale · ")
    view.session.undo()
    assert window.windowTitle().startswith("Harrow · ")


def test_what_was_undone_is_past_with_the_next_change(new: Opened) -> None:
    _, view = new
    view.show_step(("prepare", "departments"))
    enter(view, "Bakery")
    view.session.undo()
    assert view.status.message == "Undid: Add department"
    enter(view, "Kiosk")
    assert view.status.message == ""


def test_two_surveys_are_both_seen_in_the_list_that_drops_down(opened: Opened) -> None:
    _, view = opened
    view.show_step(("practices", "rate"))
    page = view.page
    assert isinstance(page, RateStep)
    day = view.session.workshop.details.held_on
    survey = Survey(id=new_id(), title="Again", instrument="practice", held_on=day)
    view.session.run("Add survey", lambda change: change.insert(survey))
    page.surveys.showPopup()
    QApplication.processEvents()
    view = page.surveys.view()
    rows = sum(view.sizeHintForRow(row) for row in range(page.surveys.count()))
    seen = view.viewport().height()
    page.surveys.hidePopup()
    assert page.surveys.count() == 2
    assert seen >= rows
    assert view.window().height() <= rows + 4, "no arrows to scroll with, which cover half a row"
