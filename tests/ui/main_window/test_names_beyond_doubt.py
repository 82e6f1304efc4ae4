"""What is typed behind a mark is what it says: nobody is guessed, and a clear name needs no more keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.file.change import Change
from app.records.prepare import Department, Participant
from app.records.vocabulary import new_id
from tests.ui.main_window.conftest import Opened
from tests.ui.windows import press, type_here
from ui.main_window.workshop_view import WorkshopView
from ui.widgets.capture_line import CaptureLine

ACTIONS = ("plan", "actions")


@pytest.fixture
def view(opened: Opened) -> WorkshopView:
    """The actions of the sample, with two more people and a department in the room."""
    _, view = opened

    def add(change: Change) -> None:
        for name in ("Sinead Doyle", "Siobhan Byrne"):
            change.insert(Participant(id=new_id(), name=name))
        change.insert(Department(id=new_id(), name="Dublin Fire, Rescue and Ambulance"))

    view.session.run("Add", add)
    view.show_step(ACTIONS)
    return view


def enter(view: WorkshopView, line: str) -> str:
    """Type a line and press Enter; give what is said."""
    view.page.take_focus()
    view.page.findChild(CaptureLine).field.selectAll()
    type_here(line)
    if QGuiApplication.focusWindow() is not view.window().windowHandle():
        press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Return)
    return view.status.message


def owner_of_last(view: WorkshopView) -> str:
    action = view.session.workshop.actions[-1]
    return view.session.workshop.get("participants", action.owner_id or "").name


def test_a_longer_name_is_not_cut_to_the_one_that_is_known(view: WorkshopView) -> None:
    before = view.session.workshop
    said = enter(view, "Meet ^Sinead O'Connor due next friday")
    assert "there is Sinead Doyle, but nothing here is known as “^Sinead O'Connor”" in said
    assert view.session.workshop == before
    assert view.page.findChild(CaptureLine).field.text() == "Meet ^Sinead O'Connor due next friday"


@pytest.mark.parametrize(
    "line", ["Meet ^Sinead", "Meet ^Sinead due friday", "Meet ^Sinead again", "Meet ^Sinead Doyle Then wait"]
)
def test_a_part_of_a_name_still_stands_for_it(view: WorkshopView, line: str) -> None:
    enter(view, line)
    assert owner_of_last(view) == "Sinead Doyle"


def test_a_person_behind_the_mark_of_departments_is_told_the_right_one(view: WorkshopView) -> None:
    said = enter(view, "Meet @Siobhan")
    assert "owners are written with ^, so “@Siobhan” should be “^Siobhan Byrne”" in said
    assert "“^Dublin” is written with another mark here, as “@Dublin Fire" in enter(view, "Meet ^Dublin")


def test_a_word_inside_a_name_finds_it_as_the_list_does(view: WorkshopView) -> None:
    enter(view, "Meet @Fire soon")
    action = view.session.workshop.actions[-1]
    department = view.session.workshop.find("departments", action.department_id)
    assert department is not None
    assert (action.title, department.name) == ("Meet soon", "Dublin Fire, Rescue and Ambulance")


@pytest.mark.parametrize("words", ["next fryday", "next week", "in three months", "on 3 May", "by friday"])
def test_an_attempt_at_a_day_is_given_back(view: WorkshopView, words: str) -> None:
    before = view.session.workshop
    assert f"“{words}” is no date" in enter(view, f"Meet due {words}")
    assert view.session.workshop == before


@pytest.mark.parametrize("line", ["Print the due date", "Pay what is due to us", "Pay what is due in full"])
def test_prose_with_the_word_due_is_added(view: WorkshopView, line: str) -> None:
    enter(view, line)
    action = view.session.workshop.actions[-1]
    assert (action.title, action.due_on) == (line, None)


def test_enter_adds_person_after_person(opened: Opened) -> None:
    _, view = opened
    view.show_step(("prepare", "people"))
    view.page.take_focus()
    for line in ("Zoe First @logis", "Zoe Second @credit"):
        type_here(line)
        press(Qt.Key.Key_Return)
    added = view.session.workshop.participants[-2:]
    names = [view.session.workshop.get("departments", each.department_id or "").name for each in added]
    assert [each.name for each in added] == ["Zoe First", "Zoe Second"]
    assert names == ["Logistics", "Credit"]
