"""Departments: added by keys, in full on the right, moved, deleted, restored, and many of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.small import workshop
from ui.stages.prepare.departments import DepartmentsStep
from ui.widgets.empty_state import EmptyState

LONG = "D" * 200


def names(session):
    return [each.name for each in session.workshop.departments]


def bound(page):
    return {each.field: each.widget for each in page.form._bindings}


def test_the_empty_step_says_what_to_do_and_leads_to_the_line(session, opened, press):
    page = opened(DepartmentsStep, session)
    assert page._empty.isVisible()
    button = next(each for each in page._empty.findChildren(type(page.capture.button)))
    page.list.setFocus()
    press(button)
    assert page.capture.field.hasFocus()


def test_departments_are_typed_one_by_one_and_pasted_as_one_change(session, opened, enter, paste, reopened):
    page = opened(DepartmentsStep, session)
    enter(page.capture.field, "Sales")
    assert page._count.text() == "1 department"
    assert page.capture.field.hasFocus()
    paste(page.capture.field, f'IT\n=1+1\n<b>&"\n{LONG}')
    assert page.list.current_id == session.workshop.departments[-1].id
    assert page._count.text() == "5 departments"
    session.undo()
    assert names(session) == ["Sales"]
    session.redo()
    assert [each.name for each in reopened(session).departments] == ["Sales", "IT", "=1+1", '<b>&"', LONG]


def test_the_fields_of_the_chosen_one_are_saved(session, opened, enter, press, qtbot, reopened):
    page = opened(DepartmentsStep, session)
    enter(page.capture.field, "Sales")
    fields = bound(page)
    enter(fields["name"], "Sales and service")
    enter(fields["lead"], "Head of sales")
    enter(fields["headcount"], "1")
    assert "1 person" in page.list.records.row(0).subtitle
    enter(fields["headcount"], "12")
    enter(fields["reached"], "7")
    press(page.kind.button("partner"))
    fields["note"].setFocus()
    qtbot.keyClicks(fields["note"], "Answers the telephone.")
    page.capture.field.setFocus()
    row = page.list.records.row(0)
    assert (row.title, row.subtitle) == ("Sales and service", "Head of sales · 12 people")
    assert row.chips[0].text == "Partner firm"
    department = reopened(session).departments[0]
    assert (department.headcount, department.reached, department.kind) == (12, 7, "partner")
    assert department.note == "Answers the telephone."


def test_typing_then_leaving_the_step_saves(session, opened, enter, qtbot):
    page = opened(DepartmentsStep, session)
    enter(page.capture.field, "Sales")
    lead = bound(page)["lead"]
    lead.setFocus()
    qtbot.keyClicks(lead, "Head")
    page.hide()
    assert session.workshop.departments[0].lead == "Head"


def test_another_one_is_chosen_while_typing(session, opened, paste, qtbot):
    page = opened(DepartmentsStep, session)
    paste(page.capture.field, "Sales\nIT")
    sales, it = (each.id for each in session.workshop.departments)
    page.select("departments", sales)
    lead = bound(page)["lead"]
    lead.setFocus()
    qtbot.keyClicks(lead, "Head of sales")
    page.select("departments", it)
    assert [each.lead for each in session.workshop.departments] == ["Head of sales", None]
    assert lead.text() == ""


def test_the_name_is_edited_in_its_place_and_never_emptied(session, opened, enter, retitle):
    page = opened(DepartmentsStep, session)
    enter(page.capture.field, "Sales")
    id = session.workshop.departments[0].id
    retitle(page.list, id, "Sales & Service")
    assert names(session) == ["Sales & Service"]
    retitle(page.list, id, " ")
    assert names(session) == ["Sales & Service"]


def test_alt_and_the_arrows_move_and_the_selection_goes_along(open_session, opened, qtbot):
    session = open_session(workshop(departments=[{"id": key} for key in "abc"]))
    page = opened(DepartmentsStep, session)
    page.list.setFocus()
    page.select("departments", "a")
    qtbot.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [each.id for each in session.workshop.departments] == ["b", "c", "a"]
    assert page.list.current_id == "a"
    colours = [row.colour for row in page.list.records.rows]
    assert colours == ["department_1", "department_2", "department_3"]


def test_several_dragged_together_are_one_change(open_session, opened, drag):
    session = open_session(workshop(departments=[{"id": key} for key in "abcde"]))
    page = opened(DepartmentsStep, session)
    drag(page.list, ["a", "b"], "d")
    assert [each.id for each in session.workshop.departments] == ["c", "d", "a", "b", "e"]
    drag(page.list, ["e"], "c")
    assert [each.id for each in session.workshop.departments] == ["c", "e", "d", "a", "b"]
    session.undo()
    session.undo()
    assert [each.id for each in session.workshop.departments] == list("abcde")
    assert session.file.undo_label is None


def test_several_deleted_at_once_are_one_change_and_the_next_is_chosen(open_session, opened, qtbot, heard):
    session = open_session(workshop(departments=[{"id": key} for key in "abcd"]))
    page = opened(DepartmentsStep, session)
    said = heard(session)
    page.list.setFocus()
    page.select("departments", "b")
    qtbot.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert [each.id for each in session.workshop.departments] == ["a", "d"]
    assert said[-1].text == "Delete 2 departments: done."
    assert page.list.current_id == "d"
    assert page.list.selected_ids == ["d"]
    session.undo()
    assert [each.id for each in session.workshop.departments] == list("abcd")
    assert page.list.hasFocus()


def test_the_last_one_deleted_leaves_guidance(session, opened, enter, qtbot):
    page = opened(DepartmentsStep, session)
    enter(page.capture.field, "Sales")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert session.workshop.departments == ()
    assert not page.list.isVisible()
    assert [each.isVisible() for each in page.findChildren(EmptyState)] == [True]
    assert page.capture.field.hasFocus(), "the keyboard goes on where work goes on"


def test_five_hundred_are_scrolled_and_the_new_one_is_in_sight(open_session, opened, enter):
    session = open_session(workshop(departments=[{"id": f"d{at}"} for at in range(500)]))
    page = opened(DepartmentsStep, session)
    enter(page.capture.field, "One more")
    index = page.list.currentIndex()
    assert index.row() == 500
    assert page.list.viewport().rect().intersects(page.list.visualRect(index))


def test_people_of_a_department_are_counted(open_session, opened):
    session = open_session(
        workshop(
            departments=[{"id": "a"}, {"id": "b"}],
            participants=[
                {"department_id": "a"},
                {"department_id": "a", "attendance": "absent"},
                {"department_id": "b"},
                {"department_id": "b"},
            ],
        )
    )
    page = opened(DepartmentsStep, session)
    assert [row.subtitle for row in page.list.records.rows] == ["1 in the room", "2 in the room"]


def test_looking_only_refuses_every_edit_and_loses_nothing(looked_at, opened, enter, qtbot, heard):
    session = looked_at(workshop(departments=[{"id": "a", "name": "Sales"}, {"id": "b"}]))
    page = opened(DepartmentsStep, session)
    said = heard(session)
    enter(page.capture.field, "IT")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    name = bound(page)["name"]
    enter(name, "Other")
    page.capture.field.setFocus()
    assert names(session)[0] == "Sales"
    assert len(said) == 4
    assert {each.kind for each in said} == {"bad"}
    assert name.text() == "Sales"


def test_every_field_has_a_name(session, opened, enter):
    page = opened(DepartmentsStep, session)
    enter(page.capture.field, "Sales")
    assert all(each.accessibleName() for each in page.findChildren(QLineEdit) if each.isVisible())
