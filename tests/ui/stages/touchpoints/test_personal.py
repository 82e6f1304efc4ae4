"""Personal touchpoints: a person at a time, by the capture line and by the sheet, linked and drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.file.workshop_file import WorkshopFile
from tests.small import workshop
from ui.stages.labelled import field_label
from ui.stages.touchpoints.people_list import ANSWERED, LINKED, NOT_YET
from ui.stages.touchpoints.personal import PersonalStep

LONG = "N" * 200
LIST = "personal_touchpoints"


@pytest.fixture
def room(open_session):
    """Three people in the room, one who is absent, and a chain from IT over Sales to the customer."""
    return open_session(
        workshop(
            departments=[{"id": "sales", "name": "Sales"}, {"id": "it", "name": "IT"}],
            participants=[
                {"id": "ann", "name": "Counter", "department_id": "sales", "job_title": "At the counter"},
                {"id": "bea", "name": "Systems", "department_id": "it", "represents_ids": ("sales",)},
                {"id": "cem", "name": LONG},
                {"id": "dan", "name": "Away", "attendance": "absent"},
            ],
            touchpoints=[
                {"id": "quote", "name": "Quote", "department_id": "sales"},
                {"id": "stock", "name": "Stock figures", "department_id": "it"},
                {"id": "lonely", "name": "Backup", "department_id": "it"},
            ],
            receivers=[
                {"id": "r1", "touchpoint_id": "quote"},
                {"id": "r2", "touchpoint_id": "stock", "department_id": "sales"},
            ],
        )
    )


def people(page):
    return [(row.title, row.colour) for row in page.people.list.records.rows]


def test_enter_stays_with_the_person_and_page_down_goes_to_the_next_without_an_answer(
    room, shown, typed, qtbot, reopened
):
    page = shown(PersonalStep, room)
    typed(page.capture.field, "I greet everyone")
    assert page.people.list.current_id == "ann"
    assert QApplication.focusWidget().accessibleName() == field_label(LIST, "wants")
    assert "Counter" in page.capture.hint.text()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown)
    assert page.people.list.current_id == "bea"
    assert page.capture.field.hasFocus()
    typed(page.capture.field, f"{LONG}: I count")
    assert page.people.list.current_id == "cem"
    qtbot.keyClick(page.capture.field, Qt.Key.Key_PageDown)
    assert page.people.list.current_id == "bea"
    typed(page.capture.field, "I mend the screen")
    page.show_person("ann")
    qtbot.keyClick(page.capture.field, Qt.Key.Key_PageDown)
    assert page.people.list.current_id == "bea", "all have answered"
    assert [(each.participant_id, each.answer, each.main) for each in room.workshop.personal_touchpoints] == [
        ("ann", "I greet everyone", True),
        ("cem", "I count", True),
        ("bea", "I mend the screen", True),
    ]
    assert page.people.count.text == "3 of 3"
    assert len(reopened(room).personal_touchpoints) == 3


def test_a_line_is_the_answer_of_whoever_it_names_with_accents_or_without(room, shown, typed):
    def rename(change):
        change.update("participants", "ann", name="Seán")
        change.update("participants", "cem", name="Sean")

    page = shown(PersonalStep, room)
    room.run("Rename", rename)
    for line in ("sean: I greet", "SEÁN: I count", "Sean and I: we mend"):
        page.show_person("bea")
        typed(page.capture.field, line)
    room.run("Rename", lambda change: change.update("participants", "cem", name="Cem"))
    page.show_person("bea")
    typed(page.capture.field, "Sean; I wave")
    assert [(each.participant_id, each.answer) for each in room.workshop.personal_touchpoints] == [
        ("cem", "I greet"),
        ("ann", "I count"),
        ("bea", "Sean and I: we mend"),
        ("ann", "I wave"),
    ]


def test_pasted_lines_that_begin_with_a_name_go_to_that_person_in_one_change(room, shown, paste, qtbot):
    page = shown(PersonalStep, room)
    paste("Systems: I keep it running\nCounter\tI listen\nNobody: I wait\n")
    qtbot.keyClick(page.capture.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [(each.participant_id, each.answer) for each in room.workshop.personal_touchpoints] == [
        ("bea", "I keep it running"),
        ("ann", "I listen"),
        ("ann", "Nobody: I wait"),
    ]
    assert [each.main for each in room.workshop.personal_touchpoints] == [True, True, False]
    room.undo()
    assert room.workshop.personal_touchpoints == ()


def test_the_dots_tell_linked_answered_and_not_yet_and_the_filter_shows_the_last(room, shown, typed, qtbot):
    page = shown(PersonalStep, room)
    typed(page.capture.field, "I greet everyone")
    assert people(page) == [("Counter", ANSWERED), ("Systems", NOT_YET), (LONG, NOT_YET)]
    page.show_person("ann")
    typed(page.sheet.link.lineEdit(), "Quote · Sales")
    assert people(page)[0] == ("Counter", LINKED)
    page.show_person("cem")
    qtbot.mouseClick(page.people.filter.button("open"), Qt.MouseButton.LeftButton)
    assert [name for name, _ in people(page)] == ["Systems", LONG]
    assert page.people.list.current_id == "cem"


def test_the_keys_go_from_person_to_person_also_out_of_a_field(room, shown, qtbot):
    page = shown(PersonalStep, room)
    qtbot.keyClick(page.capture.field, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert page.people.list.current_id == "bea"
    page.sheet.take_focus()
    qtbot.keyClick(page.sheet.answer, Qt.Key.Key_PageDown)
    assert page.people.list.current_id == "cem"
    qtbot.keyClick(page.sheet.answer, Qt.Key.Key_PageUp)
    qtbot.keyClick(page.capture.field, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert page.people.list.current_id == "ann"
    page.sheet.next_wanted.emit(-1)
    assert page.people.list.current_id == "ann"


def test_a_whole_sheet_can_be_typed_with_tab(room, shown, qtbot, reopened):
    page = shown(PersonalStep, room)
    qtbot.mouseClick(
        page.people.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.people.list.visualRect(page.people.list.records.index_of("bea")).center(),
    )
    qtbot.keyClick(page.people.list, Qt.Key.Key_Return)
    assert page.sheet.answer.hasFocus()
    for words in ("I keep it running", "To trust it", "No second visit", "Ask first"):
        qtbot.keyClicks(QApplication.focusWidget(), words)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    written = reopened(room).personal_touchpoints
    assert [(each.answer, each.wants, each.benefit, each.improve) for each in written] == [
        ("I keep it running", "To trust it", "No second visit", "Ask first")
    ]
    assert written[0].participant_id == "bea"
    assert written[0].main


def test_what_belongs_to_an_answer_waits_for_it(room, shown, qtbot):
    page = shown(PersonalStep, room)
    assert not page.sheet.link.isEnabled()
    page.sheet.take_focus()
    qtbot.keyClicks(page.sheet.answer, "I")
    assert page.sheet.link.isEnabled()
    assert room.workshop.personal_touchpoints == ()
    page.show_person("bea")
    assert room.workshop.personal_touchpoints[0].participant_id == "ann"
    assert page.sheet.answer.text() == ""


def test_the_line_is_drawn_as_soon_as_it_can_be_and_else_said_why_not(room, shown, typed):
    page = shown(PersonalStep, room)
    line = page.sheet.line
    assert line.sentence.text() == page.guide.empty
    page.show_person("bea")
    typed(page.capture.field, "I keep it running")
    page.show_person("cem")
    assert line.sentence.text().startswith("The line begins with this person")
    page.show_person("bea")
    assert "choose which touchpoint" in line.sentence.text()
    typed(page.sheet.link.lineEdit(), "Backup · IT")
    assert "who receives “Backup”" in line.sentence.text()
    assert line.go.isVisible()
    typed(page.sheet.link.lineEdit(), "Stock figures · IT")
    assert line.line.isVisible()
    assert [text for text in line.view.drawing.description.split() if text.startswith("Sales")]
    room.run("Remove", lambda change: change.delete("receivers", "r1"))
    assert "no way on to the customer" in line.sentence.text()


def test_the_way_to_the_receivers_is_one_press(room, shown, typed, qtbot):
    page = shown(PersonalStep, room)
    typed(page.capture.field, "I keep it running")
    page.show_person("ann")
    typed(page.sheet.link.lineEdit(), "Backup · IT")
    with qtbot.waitSignal(room.step_wanted) as step, qtbot.waitSignal(room.record_wanted) as record:
        qtbot.mouseClick(page.sheet.line.go, Qt.MouseButton.LeftButton)
    assert step.args == [("touchpoints", "gives")]
    assert record.args == ["touchpoints", "lonely"]


def test_touchpoints_of_the_own_and_the_represented_department_come_first(room, shown):
    page = shown(PersonalStep, room)
    page.show_person("bea")
    assert [page.sheet.link.itemText(at) for at in range(1, 4)] == [
        "Stock figures · IT",
        "Backup · IT",
        "Quote · Sales",
    ]
    page.show_person("ann")
    assert page.sheet.link.itemText(1) == "Quote · Sales"


def test_a_new_touchpoint_is_made_and_linked_in_one_change(room, shown, typed):
    page = shown(PersonalStep, room)
    typed(page.capture.field, "I greet everyone")
    page.show_person("ann")
    typed(page.sheet.link.lineEdit(), "Welcome")
    made = room.workshop.touchpoints[-1]
    assert (made.name, made.department_id) == ("Welcome", "sales")
    assert room.workshop.personal_touchpoints[0].touchpoint_id == made.id
    room.undo()
    assert len(room.workshop.touchpoints) == 3
    assert room.workshop.personal_touchpoints[0].touchpoint_id is None


def test_who_speaks_for_a_department_gives_in_its_name(room, shown, typed):
    page = shown(PersonalStep, room)
    room.run("Change", lambda change: change.update("participants", "cem", represents_ids=("it",)))
    page.show_person("cem")
    typed(page.capture.field, "I count")
    page.show_person("cem")
    typed(page.sheet.link.lineEdit(), "Counting")
    assert room.workshop.touchpoints[-1].department_id == "it"


def test_in_a_workshop_that_is_only_looked_at_nothing_changes_and_nothing_typed_is_lost(room, shown, typed):
    room.file.close()
    room.file = WorkshopFile.open_read_only(room.file.path)
    page = shown(PersonalStep, room)
    said = []
    room.said.connect(said.append)
    typed(page.capture.field, "I greet everyone")
    assert page.capture.field.text() == "I greet everyone"
    assert said[-1].kind == "bad"
    assert room.workshop.personal_touchpoints == ()


def test_without_a_department_nothing_is_made_and_said_why(room, shown, typed):
    page = shown(PersonalStep, room)
    said = []
    room.said.connect(said.append)
    page.show_person("cem")
    typed(page.capture.field, "I count")
    page.show_person("cem")
    typed(page.sheet.link.lineEdit(), "Welcome")
    assert len(room.workshop.touchpoints) == 3
    assert "has no department" in said[-1].text


def test_a_person_may_have_several_of_which_one_is_the_main_one(room, shown, typed, qtbot):
    page = shown(PersonalStep, room)
    typed(page.capture.field, "First")
    page.show_person("ann")
    qtbot.mouseClick(page.sheet.another, Qt.MouseButton.LeftButton)
    assert len(room.workshop.personal_touchpoints) == 1
    assert page.sheet.answer.text() == ""
    qtbot.keyClicks(page.sheet.answer, "Second")
    room.flush()
    answers = page.sheet.answers
    assert [row.title for row in answers.list.records.rows] == ["First", "Second"]
    qtbot.mouseClick(page.sheet.main, Qt.MouseButton.LeftButton)
    assert [each.main for each in room.workshop.personal_touchpoints] == [False, True]
    assert not page.sheet.main.isVisible()
    answers.list.setFocus()
    qtbot.keyClick(answers.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [each.answer for each in room.workshop.personal_touchpoints] == ["Second", "First"]
    answers.list.edit_committed.emit(room.workshop.personal_touchpoints[1].id, "Third")
    qtbot.keyClick(answers.list, Qt.Key.Key_Down)
    assert page.sheet.answer.text() == "Third"
    qtbot.keyClick(answers.list, Qt.Key.Key_Up)
    qtbot.keyClick(answers.list, Qt.Key.Key_Delete)
    assert [(each.answer, each.main) for each in room.workshop.personal_touchpoints] == [("Third", True)]
    assert not answers.isVisible()
    qtbot.mouseClick(page.sheet.delete, Qt.MouseButton.LeftButton)
    assert room.workshop.personal_touchpoints == ()
    assert page.sheet.answer.text() == ""


def test_search_and_insights_lead_to_the_person_and_the_answer(room, shown, paste, qtbot):
    page = shown(PersonalStep, room)
    paste("Systems: One\nSystems: Two")
    qtbot.keyClick(page.capture.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    page.select("participants", "cem")
    assert page.people.list.current_id == "cem"
    page.select(LIST, room.workshop.personal_touchpoints[1].id)
    assert page.people.list.current_id == "bea"
    assert page.sheet.answer.text() == "Two"


def test_with_nobody_in_the_room_the_way_leads_to_the_people(session, shown, qtbot):
    page = shown(PersonalStep, session)
    with qtbot.waitSignal(session.step_wanted) as asked:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert asked.args == [("prepare", "people")]
    assert page.people.list.records.rowCount() == 0


def test_who_leaves_the_room_is_no_longer_asked(room, shown):
    page = shown(PersonalStep, room)
    room.run("Absent", lambda change: change.update("participants", "ann", attendance="absent"))
    assert [name for name, _ in people(page)] == ["Systems", LONG]
    assert page.people.list.current_id == "bea"
    room.run("Absent", lambda change: change.update("participants", "bea", attendance="left"))
    room.run("Absent", lambda change: change.update("participants", "cem", attendance="left"))
    assert not page.sheet.isVisible()
    room.undo()
    assert page.sheet.isVisible()


def test_five_hundred_people_stay_usable(open_session, shown, typed, qtbot):
    everyone = [{"id": f"p{at}", "name": f"Person {at}"} for at in range(500)]
    page = shown(PersonalStep, open_session(workshop(participants=everyone)))
    page.show_person("p300")
    typed(page.capture.field, "I do")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown)
    assert page.people.list.current_id == "p301"
    assert page.people.count.text == "1 of 500"
