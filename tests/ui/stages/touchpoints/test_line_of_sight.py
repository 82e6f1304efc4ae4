"""The line of sight: what is open in words, a department's arrows, and receivers added on the spot."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.small import chain
from ui.stages.touchpoints.line_of_sight import LineOfSightStep

LONG = "L" * 200


@pytest.fixture
def house(open_session):
    """Sales serves the customer, IT serves Sales, H and F a ring of their own, and B gives nothing."""
    return open_session(chain("S>* I>S H>F F>H L>F", "SIHFLB", segments=[{"id": "farms", "name": "Farms"}]))


def rows(page):
    return [(row.title, row.subtitle) for row in page.lines.list.records.rows]


def press(page, qtbot, list_name, id):
    place = page.view.spot_area(list_name, id).center()
    qtbot.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=place)


def test_what_is_open_is_said_first_and_never_as_a_failure(house, shown, qtbot):
    page = shown(LineOfSightStep, house)
    assert page.open_lines.sentence.text().startswith("2 of 6 departments have a line")
    assert [button.text() for button in page.open_lines.buttons] == [
        "H ↔ F: closed loop",
        "L: line not drawn yet",
        "B: not mapped yet",
    ]
    qtbot.mouseClick(page.header_widgets()[0].button("words"), Qt.MouseButton.LeftButton)
    assert rows(page) == [
        ("H ↔ F", "Closed loop"),
        ("L", "Line not drawn yet"),
        ("B", "Not mapped yet"),
        ("I", "2 steps from the customer"),
        ("S", "Serves the customer"),
    ]
    assert not page.open_lines.isVisible()
    qtbot.mouseClick(page.header_widgets()[0].button("drawing"), Qt.MouseButton.LeftButton)
    assert not page.lines.isVisible()


def test_pressing_what_is_open_shows_it_in_the_drawing(house, shown, qtbot):
    page = shown(LineOfSightStep, house)
    loop, line, _ = page.open_lines.buttons
    qtbot.mouseClick(loop, Qt.MouseButton.LeftButton)
    assert page.view.chosen == {"H", "F"}
    qtbot.mouseClick(loop, Qt.MouseButton.LeftButton)
    assert page.view.chosen == frozenset()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert page.department.department_id == "L"
    assert page.department.role.text().startswith("Line not drawn yet.")


def test_many_open_lines_are_counted_and_listed_on_request(open_session, shown, qtbot):
    page = shown(LineOfSightStep, open_session(chain("S>*", "SABCDEF")))
    assert len(page.open_lines.buttons) == 4
    assert page.open_lines.more.text() == "2 more"
    qtbot.mouseClick(page.open_lines.more, Qt.MouseButton.LeftButton)
    assert page.lines.list.hasFocus()
    qtbot.keyClick(page.lines.list, Qt.Key.Key_Return)
    assert page.department.department_id == "A"
    assert page.department.gives_label.text().startswith("Gives nothing so far")


def test_pressing_a_department_shows_its_arrows_and_pressing_again_all(house, shown, qtbot):
    page = shown(LineOfSightStep, house)
    press(page, qtbot, "departments", "S")
    panel = page.department
    assert panel.isVisible()
    assert [row.title for row in panel.gives.records.rows] == ["S>*"]
    assert [(row.title, row.subtitle) for row in panel.served_by.records.rows] == [("I>S", "I")]
    press(page, qtbot, "departments", "S")
    assert not panel.isVisible()
    page.view.spot_clicked.emit("departments", "I")
    panel.gives.setFocus()
    qtbot.keyClick(panel.gives, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_pressing_a_customer_lets_its_arrows_stand_out(house, shown):
    house.run("Add", lambda change: change.update("receivers", "rS>*", segment_id="farms"))
    page = shown(LineOfSightStep, house)
    page.view.spot_clicked.emit("segments", "farms")
    assert page.view.chosen == {"farms"}
    page.view.spot_clicked.emit("segments", "farms")
    assert page.view.chosen == frozenset()


def test_a_receiver_added_on_the_spot_draws_the_line(house, shown, typed, qtbot, reopened):
    page = shown(LineOfSightStep, house)
    page.select("departments", "F")
    panel = page.department
    typed(panel.picker.lineEdit(), "Farms")
    assert [each.segment_id for each in house.workshop.where("receivers", "touchpoint_id", "F>H")] == [
        None,
        "farms",
    ]
    assert panel.role.text().startswith("Serves the customer")
    assert [button.text() for button in page.open_lines.buttons] == ["B: not mapped yet"]
    chip = panel._chips[house.workshop.receivers[-1].id]
    qtbot.mouseClick(chip._remove, Qt.MouseButton.LeftButton)
    assert panel.role.text().startswith("Closed loop")
    assert house.file.undo_label == "Remove receiver"
    house.undo()
    assert len(reopened(house).receivers) == 6


def test_a_typed_line_names_its_giver_or_means_the_department_shown(house, shown, typed):
    page = shown(LineOfSightStep, house)
    said = []
    house.said.connect(said.append)
    typed(page.capture.field, "Handbook >S")
    assert page.capture.field.text() == "Handbook >S"
    assert "begin with @" in said[-1].text
    page.capture.field.clear()
    typed(page.capture.field, "@B Handbook >S ")
    assert page.department.department_id == "B"
    assert page.department.role.text().startswith("Serves someone who serves")
    typed(page.capture.field, "Poster >households ")
    assert [each.name for each in house.workshop.where("touchpoints", "department_id", "B")] == [
        "Handbook",
        "Poster",
    ]
    assert [row.title for row in page.department.gives.records.rows] == ["Handbook", "Poster"]


def test_pasted_lines_are_one_change(house, shown, paste, qtbot):
    page = shown(LineOfSightStep, house)
    paste("@B One >S\nTwo >I")
    qtbot.keyClick(page.capture.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(house.workshop.where("touchpoints", "department_id", "B")) == 2
    house.undo()
    assert house.workshop.where("touchpoints", "department_id", "B") == ()


def test_touchpoints_are_renamed_reordered_opened_and_deleted_beside_the_drawing(house, shown, typed, qtbot):
    page = shown(LineOfSightStep, house)
    typed(page.capture.field, "@S Second ")
    gives = page.department.gives
    gives.setFocus()
    gives.edit_committed.emit("S>*", LONG)
    assert house.workshop.get("touchpoints", "S>*").name == LONG
    qtbot.keyClick(gives, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [row.title for row in gives.records.rows] == ["Second", LONG]
    with qtbot.waitSignal(house.record_wanted) as asked:
        qtbot.keyClick(gives, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args[0] == "touchpoints"
    qtbot.keyClick(gives, Qt.Key.Key_Delete)
    assert [row.title for row in gives.records.rows] == [LONG]
    page.select("touchpoints", "I>S")
    assert gives.current_id == "I>S"
    house.run("Delete department", lambda change: change.delete("departments", "I"))
    assert not page.department.isVisible()


def test_clicking_a_row_of_words_shows_the_loop_or_the_department(house, shown, qtbot):
    page = shown(LineOfSightStep, house)
    qtbot.mouseClick(page.header_widgets()[0].button("words"), Qt.MouseButton.LeftButton)
    words = page.lines.list
    for at, chosen in ((0, {"H", "F"}), (1, {"L"})):
        place = words.visualRect(words.records.index(at, 0)).center()
        qtbot.mouseClick(words.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert page.view.chosen == chosen
    page.show_all()
    assert page.lines.isVisible()


def test_empty_it_leads_to_the_capture_line_or_to_the_departments(session, shown, qtbot, open_session):
    page = shown(LineOfSightStep, session)
    with qtbot.waitSignal(session.step_wanted) as asked:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert asked.args == [("prepare", "departments")]
    page = shown(LineOfSightStep, open_session(chain("", "AB")))
    qtbot.mouseClick(page._nothing.button, Qt.MouseButton.LeftButton)
    assert page.capture.field.hasFocus()


def test_every_line_drawn_is_said_too(open_session, shown):
    page = shown(LineOfSightStep, open_session(chain("S>*")))
    assert page.open_lines.sentence.text() == "Every department has a line to the customer."
    assert page.lines.summary.text() == "Every department has a line to the customer."
    assert page.open_lines.buttons == []
