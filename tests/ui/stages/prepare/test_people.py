"""People: typed, pasted, imported, marked at the door, seated at tables, and never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from tests.small import workshop
from ui.stages.prepare.people import PeopleStep
from ui.widgets.icon_button import IconButton

LONG = "P" * 200
ROWS = """Name\tDepartment\tJob title\tLevel\tTable\tShoe size
Ann <b>&" Lee\tSales\tHead of sales\tSenior leader\tOak\t39
=1+1\tNight shift\t\t\tOak\t44"""


@pytest.fixture
def house(open_session):
    """Two departments and one person."""
    return open_session(
        workshop(
            departments=[{"id": "sales", "name": "Sales"}, {"id": "it", "name": "IT"}],
            participants=[{"id": "ann", "name": "Ann", "department_id": "sales"}],
        )
    )


@pytest.fixture
def crowd(open_session):
    """Four people with each attendance but one."""
    attendances = ("present", "late", "absent", "left")
    return open_session(
        workshop(participants=[{"id": each, "name": each, "attendance": each} for each in attendances])
    )


def names(session):
    return [each.name for each in session.workshop.participants]


def bound(page):
    return {each.field: each.widget for each in page.sheet.form._bindings}


def test_a_name_with_its_department_is_added_and_chosen(house, opened, enter, reopened):
    page = opened(PeopleStep, house)
    enter(page.capture.field, "Ben Kerr @IT")
    person = house.workshop.participants[-1]
    assert (person.name, person.department_id) == ("Ben Kerr", "it")
    assert page.list.current_id == person.id
    assert page.capture.field.hasFocus()
    assert page.capture.field.text() == ""
    enter(page.capture.field, LONG)
    assert [each.name for each in reopened(house).participants] == ["Ann", "Ben Kerr", LONG]


def test_a_department_without_a_name_is_given_back(house, opened, enter, heard):
    page = opened(PeopleStep, house)
    said = heard(house)
    enter(page.capture.field, "@IT")
    assert page.capture.field.text() == "@IT"
    assert said[-1].text == "Type the name of the person as well."
    assert names(house) == ["Ann"]


def test_rows_of_a_spreadsheet_are_shown_first_and_added_as_one_change(
    house, opened, paste, press, heard, reopened
):
    page = opened(PeopleStep, house)
    said = heard(house)
    paste(page.capture.field, ROWS)
    assert page.preview.isVisible()
    assert page.preview._title.text() == "2 new people"
    assert "Night shift" in page.preview._also.text()
    assert "Oak" in page.preview._also.text()
    assert "Shoe size" in page.preview._also.text()
    assert names(house) == ["Ann"]
    press(page.preview.add_button)
    assert names(house) == ["Ann", 'Ann <b>&" Lee', "=1+1"]
    assert page.list.isVisible()
    assert page.list.current_id == house.workshop.participants[-1].id
    assert said[-1].undo
    house.undo()
    assert (len(house.workshop.departments), house.workshop.groups) == (2, ())
    house.redo()
    again = reopened(house)
    assert again.participants[1].level == "senior_leader"
    assert again.departments[2].name == "Night shift"
    assert again.participants[2].group_id == again.groups[0].id


@pytest.mark.parametrize("by_key", [True, False])
def test_a_list_can_be_left_unread(house, opened, paste, press, qtbot, by_key):
    page = opened(PeopleStep, house)
    paste(page.capture.field, ROWS)
    if by_key:
        qtbot.keyClick(page.preview.add_button, Qt.Key.Key_Escape)
    else:
        press(page.preview.cancel_button)
    assert not page.preview.isVisible()
    assert names(house) == ["Ann"]
    assert page.capture.field.hasFocus()
    page.preview.accepted.emit()
    assert names(house) == ["Ann"]


def test_those_who_are_here_already_are_not_added_twice(house, opened, paste, press):
    page = opened(PeopleStep, house)
    paste(page.capture.field, "Name\tDepartment\nAnn\tSales\nBen\tIT")
    assert page.preview._title.text() == "1 new person, 1 here already"
    assert page.preview.list.records.row(0).muted
    press(page.preview.add_button)
    assert names(house) == ["Ann", "Ben"]
    assert house.file.undo_label == "Add 1 participant"
    paste(page.list, "Name\tDepartment\nAnn\tSales\nBen\tIT")
    assert not page.preview.add_button.isEnabled()


def test_a_fault_in_a_list_is_said_in_words(house, opened, paste, heard):
    page = opened(PeopleStep, house)
    said = heard(house)
    paste(page.capture.field, "Department\tTable\nSales\tOak")
    assert said[-1].kind == "bad"
    assert names(house) == ["Ann"]
    assert not page.preview.isVisible()


def test_a_csv_is_chosen_in_the_dialog(house, opened, press, qtbot, tmp_path):
    page = opened(PeopleStep, house)
    path = tmp_path / "people.csv"
    path.write_text("Name;Department\nCora;IT\n", encoding="utf-8")
    press(page.import_button)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible())
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    field.setText(str(path))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(page.preview.isVisible)
    press(page.preview.add_button)
    assert names(house) == ["Ann", "Cora"]


def test_an_excel_workbook_is_read(house, opened, press, tmp_path):
    page = opened(PeopleStep, house)
    book = Workbook()
    for row in (("Name", "Department"), ("Cora", "IT"), ("=SUM(1)", "IT")):
        book.active.append(row)
    book.active["A3"].value = "'=1+1"
    path = tmp_path / "people.xlsx"
    book.save(path)
    page.import_list(path)
    assert page.preview.isVisible()
    press(page.preview.add_button)
    assert names(house)[1] == "Cora"
    assert len(names(house)) == 3


@pytest.mark.parametrize("content", [None, b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old"])
def test_what_is_no_list_is_refused_in_words(house, opened, heard, tmp_path, content):
    page = opened(PeopleStep, house)
    said = heard(house)
    path = tmp_path / "people.xls"
    if content is not None:
        path.write_bytes(content)
    page.import_list(path)
    assert said[-1].kind == "bad"
    assert not page.preview.isVisible()


def test_the_empty_step_offers_to_import(session, opened, press):
    page = opened(PeopleStep, session)
    assert page._empty.isVisible()
    press(next(iter(page._empty.findChildren(type(page.import_button)))))
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible())
    assert Path(dialog.directory().path()) == Path.home()
    dialog.reject()
    page.list.setFocus()
    page.take_focus()
    assert page.capture.field.hasFocus()


@pytest.mark.parametrize(
    ("key", "attendance", "ink"),
    [(Qt.Key.Key_P, "present", "ok"), (Qt.Key.Key_L, "late", "warn"), (Qt.Key.Key_A, "absent", "bad")],
)
def test_one_key_marks_who_has_come_and_the_row_shows_it(
    house, opened, qtbot, reopened, key, attendance, ink
):
    page = opened(PeopleStep, house)
    page.list.setFocus()

    def chips():
        return [(chip.text, chip.kind) for chip in page.list.records.row(0).chips]

    before = chips()
    qtbot.keyClick(page.list, key)
    assert house.workshop.participants[0].attendance == attendance
    assert house.file.undo_label == f"Mark as {attendance}"
    assert page.sheet.attendance.value == attendance
    assert chips() == [(attendance.title(), ink), *before]
    assert page.list.hasFocus()
    assert reopened(house).participants[0].attendance == attendance


def test_several_are_marked_by_one_key_as_one_change(open_session, opened, qtbot):
    session = open_session(workshop(participants=[{"id": str(at)} for at in range(500)]))
    page = opened(PeopleStep, session)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(page.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.list, Qt.Key.Key_P)
    assert {each.attendance for each in session.workshop.participants} == {"present"}
    session.undo()
    assert {each.attendance for each in session.workshop.participants} == {"invited"}


def test_filters_show_who_is_in_the_room_and_who_is_not(crowd, opened, press, enter, qtbot):
    page = opened(PeopleStep, crowd)
    shown = page.list.records
    assert page._count.text() == "4 invited · 2 present"
    press(page.filter.button("away"))
    assert [row.id for row in shown.rows] == ["absent", "left"]
    assert all(row.muted for row in shown.rows)
    page.list.setFocus()
    page.select("participants", "absent")
    qtbot.keyClick(page.list, Qt.Key.Key_P)
    assert [row.id for row in shown.rows] == ["left"]
    assert page.list.current_id == "left"
    enter(page.capture.field, "Newcomer")
    assert shown.rows[-1].title == "Newcomer"
    assert page.filter.value == "all"
    press(page.filter.button("room"))
    page.select("participants", "late")
    assert page.filter.value == "room"
    page.select("departments", "x")
    assert page.list.current_id == "late"


def test_every_field_of_a_person_is_saved(house, opened, enter, pick, press, reopened):
    page = opened(PeopleStep, house)
    fields = bound(page)
    enter(fields["name"], "Ann Lee")
    enter(fields["job_title"], "Ann Lee")
    assert page.list.records.row(0).subtitle == "Sales"
    enter(fields["job_title"], "Clerk")
    enter(fields["email"], "ann@example.com")
    pick(fields["department_id"], "IT")
    pick(fields["level"], "Supervisor")
    press(page.sheet.attendance.button("late"))
    row = page.list.records.row(0)
    assert (row.title, row.subtitle) == ("Ann Lee", "Clerk · IT")
    assert [chip.text for chip in row.chips] == ["Late", "Supervisor"]
    person = reopened(house).participants[0]
    assert (person.email, person.department_id, person.level) == ("ann@example.com", "it", "supervisor")


def test_a_person_speaks_for_further_departments(house, opened, pick, press, reopened):
    page = opened(PeopleStep, house)
    represents = page.sheet.represents
    assert [represents.picker.itemText(at) for at in range(represents.picker.count())][1:] == ["IT"]
    pick(represents.picker, "IT")
    assert house.workshop.participants[0].represents_ids == ("it",)
    assert reopened(house).participants[0].represents_ids == ("it",)
    press(represents.findChild(IconButton))
    assert house.workshop.participants[0].represents_ids == ()
    house.run("Delete", lambda change: change.delete("participants", "ann"))
    represents.picker.picked.emit("it")
    assert house.workshop.participants == ()


def test_a_new_table_is_made_by_typing_its_name(house, opened, pick, reopened):
    page = opened(PeopleStep, house)
    pick(page.sheet.group, "Oak")
    group = house.workshop.groups[0]
    assert (group.name, house.workshop.participants[0].group_id) == ("Oak", group.id)
    assert house.file.undo_label == "Add table"
    assert page.list.records.row(0).subtitle == "Sales · Oak"
    house.undo()
    assert house.workshop.groups == ()
    house.run("Delete", lambda change: change.delete("participants", "ann"))
    page.sheet.group.new_named.emit("Elm")
    assert reopened(house).groups == ()


def test_tables_are_named_renamed_ordered_and_taken_away(house, opened, enter, press, paste, retitle, qtbot):
    page = opened(PeopleStep, house)
    press(page.tables_button)
    tables = page.tables
    assert tables._none.isVisible()
    enter(tables.capture.field, "Oak")
    paste(tables.capture.field, "Elm\nAsh")
    assert [each.name for each in house.workshop.groups] == ["Oak", "Elm", "Ash"]
    oak = house.workshop.groups[0].id
    house.run("Seat", lambda change: change.update("participants", "ann", group_id=oak))
    assert [row.subtitle for row in tables.list.records.rows] == ["1 person", "0 people", "0 people"]
    retitle(tables.list, oak, "Oak tree")
    assert page.list.records.row(0).subtitle == "Sales · Oak tree"
    tables.list.setFocus()
    qtbot.keyClick(tables.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [each.name for each in house.workshop.groups] == ["Elm", "Oak tree", "Ash"]
    qtbot.keyClick(tables.list, Qt.Key.Key_Delete)
    assert [each.name for each in house.workshop.groups] == ["Elm", "Ash"]
    assert house.workshop.participants[0].group_id is None
    qtbot.keyClick(tables, Qt.Key.Key_Escape)
    assert not tables.isVisible()


def test_people_are_renamed_moved_and_deleted(open_session, opened, retitle, qtbot):
    session = open_session(workshop(participants=[{"id": key, "name": key} for key in "abc"]))
    page = opened(PeopleStep, session)
    retitle(page.list, "a", "Ann")
    assert names(session) == ["Ann", "b", "c"]
    assert page.sheet._name.text() == "Ann"
    qtbot.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(session) == ["b", "Ann", "c"]
    page.select("participants", "c")
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert names(session) == ["b", "Ann"]
    assert page.list.current_id == "a"


def test_typing_then_leaving_the_step_saves(house, opened, qtbot):
    page = opened(PeopleStep, house)
    field = bound(page)["job_title"]
    field.setFocus()
    qtbot.keyClicks(field, "Clerk")
    page.hide()
    assert house.workshop.participants[0].job_title == "Clerk"


def test_looking_only_gives_back_what_was_typed(looked_at, opened, enter, paste, press, qtbot, heard):
    session = looked_at(workshop(participants=[{"id": "ann", "name": "Ann"}]))
    page = opened(PeopleStep, session)
    said = heard(session)
    enter(page.capture.field, "Ben")
    assert page.capture.field.text() == "Ben"
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_A)
    paste(page.capture.field, ROWS)
    press(page.preview.add_button)
    assert page.preview.isVisible()
    assert [each.kind for each in said] == ["bad"] * 3
    assert names(session) == ["Ann"]
