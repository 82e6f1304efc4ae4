"""What each department gives: typed, pasted, narrowed down, written on a sheet, reordered and deleted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.small import workshop
from ui.stages.touchpoints.gives import GivesStep

LONG = "W" * 200


@pytest.fixture
def house(open_session):
    """Three departments, a segment, two stages and nothing given yet."""
    return open_session(
        workshop(
            departments=[
                {"id": "sales", "name": "Sales"},
                {"id": "it", "name": "IT"},
                {"id": "lab", "name": LONG},
            ],
            segments=[{"id": "farms", "name": "Farms"}],
            journey_stages=[{"id": "order", "name": "Order"}, {"id": "pay", "name": "Pay"}],
            groups=[{"id": "oak", "name": "Oak"}],
        )
    )


def names(page):
    return [row.title for row in page.captured.list.records.rows]


def cell(page, department_id, stage_id):
    """Press a cell of the map with the mouse."""
    key = f"cell:{department_id}:{stage_id}"
    spot = next(each for each in page.map.view.drawing.spots if each.key == key)
    return page.map.view.area_of(spot).center().toPoint()


def test_a_typed_line_fills_giver_receivers_stage_and_importance(house, shown, typed, reopened):
    page = shown(GivesStep, house)
    typed(page.capture.field, "@IT Stock figures >Sales >Farms #Order !4 ")
    touchpoint = house.workshop.touchpoints[0]
    assert (touchpoint.name, touchpoint.department_id) == ("Stock figures", "it")
    assert (touchpoint.journey_stage_id, touchpoint.importance) == ("order", 4)
    assert [(each.department_id, each.segment_id) for each in house.workshop.receivers] == [
        ("sales", None),
        (None, "farms"),
    ]
    assert page.capture.field.text() == ""
    assert page.giver.value == "it"
    assert house.file.undo_label == "Add touchpoint"
    again = reopened(house)
    assert again.touchpoints == (touchpoint,)
    assert len(again.receivers) == 2


def test_the_giver_in_front_gives_lines_that_name_none_and_nothing_goes_to_itself(house, shown, typed):
    page = shown(GivesStep, house)
    typed(page.capture.field, "Invoice due today >Sales >households ")
    touchpoint = house.workshop.touchpoints[0]
    assert (touchpoint.department_id, touchpoint.name) == ("sales", "Invoice due today")
    assert [each.department_id for each in house.workshop.receivers] == [None]


def test_several_pasted_lines_are_one_change(house, shown, paste, qtbot):
    page = shown(GivesStep, house)
    paste("- Quote\n- @IT Password >Sales\n- Backup\n")
    qtbot.keyClick(page.capture.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert names(page) == ["Quote", "Password", "Backup"]
    assert [each.department_id for each in house.workshop.touchpoints] == ["sales", "it", "it"]
    house.undo()
    assert names(page) == []
    house.redo()
    assert len(names(page)) == 3


def test_without_departments_the_way_leads_there(session, shown, qtbot):
    page = shown(GivesStep, session)
    with qtbot.waitSignal(session.step_wanted) as asked:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert asked.args == [("prepare", "departments")]
    assert page.workshop.departments == ()


def test_the_empty_list_leads_to_the_capture_line(house, shown, qtbot):
    page = shown(GivesStep, house)
    page.captured.list.setFocus()
    qtbot.mouseClick(page.captured._empty.button, Qt.MouseButton.LeftButton)
    assert page.capture.field.hasFocus()


def test_a_cell_of_the_map_narrows_the_list_and_widens_it_again(sample_session, shown, qtbot):
    page = shown(GivesStep, sample_session)
    held = sample_session.workshop
    sales = next(each for each in held.departments if each.name == "Sales")
    order = next(each for each in held.journey_stages if each.name == "Order")
    place = cell(page, sales.id, order.id)
    qtbot.mouseClick(page.map.view, Qt.MouseButton.LeftButton, pos=place)
    expected = [
        each.name
        for each in held.touchpoints
        if (each.department_id, each.journey_stage_id) == (sales.id, order.id)
    ]
    assert names(page) == expected != []
    assert page.captured.count.text == f"{len(expected)} of {len(held.touchpoints)}"
    assert page.giver.value == sales.id
    qtbot.mouseClick(page.captured.stage_chip._remove, Qt.MouseButton.LeftButton)
    assert len(names(page)) == len(held.where("touchpoints", "department_id", sales.id))
    qtbot.mouseClick(page.map.view, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseClick(page.map.view, Qt.MouseButton.LeftButton, pos=place)
    assert len(names(page)) == len(held.touchpoints)


def test_a_filter_that_fits_nothing_says_so_and_can_be_taken_away(house, shown, typed, qtbot):
    page = shown(GivesStep, house)
    typed(page.capture.field, "@Sales Quote #Order ")
    qtbot.mouseClick(page.map.view, Qt.MouseButton.LeftButton, pos=cell(page, "it", "pay"))
    assert names(page) == []
    qtbot.mouseClick(page.captured._nothing.button, Qt.MouseButton.LeftButton)
    assert names(page) == ["Quote"]


def test_what_is_added_outside_the_filter_is_shown(house, shown, typed, qtbot):
    page = shown(GivesStep, house)
    qtbot.mouseClick(page.map.view, Qt.MouseButton.LeftButton, pos=cell(page, "it", "pay"))
    typed(page.capture.field, "@Sales Quote ")
    assert names(page) == ["Quote"]


def test_enter_opens_the_sheet_and_typing_there_is_saved(house, shown, typed, qtbot, reopened):
    page = shown(GivesStep, house)
    typed(page.capture.field, "@Sales Quote ")
    page.captured.list.setFocus()
    qtbot.keyClick(page.captured.list, Qt.Key.Key_Return)
    assert page.sheet.isVisible()
    assert page.sheet.name.hasFocus()
    qtbot.keyClicks(page.sheet.name, LONG)
    house.flush()
    assert names(page) == [LONG]
    assert house.file.undo_label == "Change touchpoint"
    assert reopened(house).touchpoints[0].name == LONG


def test_every_field_of_the_sheet_is_written(house, shown, typed, qtbot):
    page = shown(GivesStep, house)
    typed(page.capture.field, "@Sales Quote ")
    page.select("touchpoints", house.workshop.touchpoints[0].id)
    bound = {each.field: each.widget for each in page.sheet._form._bindings}
    qtbot.keyClick(bound["importance"], Qt.Key.Key_5)
    qtbot.mouseClick(bound["level_today"].button("broken"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bound["level_wanted"].button("service"), Qt.MouseButton.LeftButton)
    assert bound["level_wanted"].explanation.text().startswith("The task is done, and the customer")
    qtbot.mouseClick(bound["confirmed"].box, Qt.MouseButton.LeftButton)
    for field in ("channel", "description", "feeling_wanted", "done_well", "done_badly"):
        qtbot.keyClicks(bound[field], field.upper())
    house.flush()
    written = house.workshop.touchpoints[0]
    assert (written.importance, written.level_today, written.level_wanted) == (5, "broken", "service")
    assert written.confirmed
    assert (written.channel, written.done_badly) == ("CHANNEL", "DONE_BADLY")
    for field, choice in (("department_id", "IT"), ("journey_stage_id", "Pay"), ("group_id", "Oak")):
        bound[field].lineEdit().selectAll()
        typed(bound[field].lineEdit(), choice)
        assert getattr(house.workshop.touchpoints[0], field) in {"it", "pay", "oak"}
    qtbot.mouseClick(bound["level_today"].button("broken"), Qt.MouseButton.LeftButton)
    assert house.workshop.touchpoints[0].level_today is None


def test_a_new_stage_typed_on_the_sheet_is_made_in_the_same_change(house, shown, typed):
    page = shown(GivesStep, house)
    typed(page.capture.field, "@Sales Quote ")
    page.show_sheet(house.workshop.touchpoints[0].id)
    typed(page.sheet._stage.lineEdit(), "Complain")
    stage = house.workshop.journey_stages[-1]
    assert (stage.name, house.workshop.touchpoints[0].journey_stage_id) == ("Complain", stage.id)
    house.undo()
    assert len(house.workshop.journey_stages) == 2


def test_an_emptied_name_comes_back_when_the_field_is_left(house, shown, typed, qtbot):
    page = shown(GivesStep, house)
    typed(page.capture.field, "@Sales Quote ")
    page.select("touchpoints", house.workshop.touchpoints[0].id)
    page.sheet.edit_name()
    qtbot.keyClick(page.sheet.name, Qt.Key.Key_Backspace)
    page.sheet.name.flush()
    page.capture.field.setFocus()
    assert page.sheet.name.text() == "Quote"
    assert house.workshop.touchpoints[0].name == "Quote"


def test_receivers_are_added_marked_and_removed(house, shown, typed, qtbot):
    page = shown(GivesStep, house)
    typed(page.capture.field, "@Sales Quote ")
    page.show_sheet(house.workshop.touchpoints[0].id)
    rows = page.sheet.received_by
    offered = [rows.picker.itemText(at) for at in range(rows.picker.count())]
    assert "Sales" not in offered
    typed(rows.picker.lineEdit(), "Farms")
    typed(rows.picker.lineEdit(), "IT")
    assert [each.segment_id or each.department_id for each in house.workshop.receivers] == ["farms", "it"]
    row = rows._rows[house.workshop.receivers[1].id]
    qtbot.keyClicks(row._marks[0], "8")
    qtbot.keyClicks(row._marks[1], "4")
    house.flush()
    assert (house.workshop.receivers[1].giver_score, house.workshop.receivers[1].receiver_score) == (8, 4)
    qtbot.mouseClick(row._remove, Qt.MouseButton.LeftButton)
    assert [each.segment_id for each in house.workshop.receivers] == ["farms"]
    assert house.file.undo_label == "Remove receiver"


def test_rows_are_reordered_within_their_department_only(house, shown, paste, qtbot):
    page = shown(GivesStep, house)
    said = []
    house.said.connect(said.append)
    paste("@Sales One\n@IT Two\n@Sales Three\n@IT Four")
    qtbot.keyClick(page.capture.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert names(page) == ["One", "Three", "Two", "Four"]
    page.captured.list.select(house.workshop.touchpoints[3].id)
    qtbot.keyClick(page.captured.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(page) == ["One", "Three", "Four", "Two"]
    qtbot.keyClick(page.captured.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(page) == ["One", "Three", "Four", "Two"]
    assert said[-1].text.startswith("A touchpoint stays with its department")


def test_deleting_takes_the_receivers_along_and_can_be_undone(house, shown, typed, qtbot):
    page = shown(GivesStep, house)
    said = []
    house.said.connect(said.append)
    typed(page.capture.field, "@Sales Quote >IT ")
    page.captured.list.setFocus()
    qtbot.keyClick(page.captured.list, Qt.Key.Key_Delete)
    assert house.workshop.touchpoints == house.workshop.receivers == ()
    assert said[-1].undo
    house.undo()
    assert names(page) == ["Quote"]
    page.show_sheet(house.workshop.touchpoints[0].id)
    qtbot.mouseClick(page.sheet.delete_button, Qt.MouseButton.LeftButton)
    assert names(page) == []
    assert page.map.isVisible()


def test_switching_between_map_and_sheet(house, shown, typed, qtbot):
    page = shown(GivesStep, house)
    view = page.header_widgets()[0]
    qtbot.mouseClick(view.button("sheet"), Qt.MouseButton.LeftButton)
    assert page.map.isVisible()
    assert view.value == "map"
    typed(page.capture.field, "@Sales Quote ")
    typed(page.capture.field, "@IT Password ")
    qtbot.mouseClick(view.button("sheet"), Qt.MouseButton.LeftButton)
    assert page.sheet.isVisible()
    page.captured.list.setFocus()
    qtbot.keyClick(page.captured.list, Qt.Key.Key_Up)
    assert page.sheet.name.text() == "Quote"
    page.sheet.edit_name()
    page.show_map()
    assert page.captured.list.hasFocus()
    page.select("departments", "it")
    assert names(page) == ["Password"]


def test_the_stages_of_the_journey_are_edited_beside_the_map(house, shown, qtbot, paste):
    page = shown(GivesStep, house)
    qtbot.mouseClick(page.map.stages_button, Qt.MouseButton.LeftButton)
    stages = page.map.stages
    assert stages.isVisible()
    qtbot.keyClicks(stages.field, "Use")
    qtbot.keyClick(stages.field, Qt.Key.Key_Return)
    paste("Find\nChoose")
    stages.field.paste_lines()
    assert [each.name for each in house.workshop.journey_stages] == ["Order", "Pay", "Use", "Find", "Choose"]
    stages.list.select(house.workshop.journey_stages[3].id)
    qtbot.keyClick(stages.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [each.name for each in house.workshop.journey_stages][2] == "Find"
    stages.list.edit_committed.emit("order", "Buy")
    assert house.workshop.journey_stages[0].name == "Buy"
    stages.list.select("pay")
    qtbot.keyClick(stages.list, Qt.Key.Key_Delete)
    assert [each.name for each in house.workshop.journey_stages] == ["Buy", "Find", "Use", "Choose"]
    assert [row.title for row in stages.list.records.rows] == ["Buy", "Find", "Use", "Choose"]
    stages.hide()


def test_five_hundred_touchpoints_stay_usable(open_session, shown, typed):
    given = [{"id": f"t{at}", "name": f"Thing {at}", "department_id": f"d{at % 5}"} for at in range(500)]
    departments = [{"id": f"d{at}", "name": f"Department {at}"} for at in range(5)]
    held = open_session(workshop(departments=departments, touchpoints=given))
    page = shown(GivesStep, held)
    assert page.captured.count.text == "500"
    page.captured.list.select("t250")
    at = page.captured.list.verticalScrollBar().value()
    typed(page.capture.field, "@Department 4 One more ")
    assert len(names(page)) == 501
    assert page.captured.list.current_id == held.workshop.touchpoints[-1].id
    assert at != 0


def test_a_change_elsewhere_is_seen_when_the_page_is_shown_again(house, shown, typed):
    page = shown(GivesStep, house)
    typed(page.capture.field, "@IT Password ")
    page.hide()
    house.run("Delete department", lambda change: change.delete("departments", "it"))
    page.show()
    assert names(page) == []
    assert page.giver.value == "sales"


def test_a_department_cannot_become_its_own_receiver_and_the_sheet_says_so(house, shown, typed):
    page = shown(GivesStep, house)
    said = []
    house.said.connect(said.append)
    typed(page.capture.field, "@Sales Quote >IT ")
    page.show_sheet(house.workshop.touchpoints[0].id)
    typed(page.sheet._giver.lineEdit(), "IT")
    assert house.workshop.touchpoints[0].department_id == "sales"
    assert page.sheet._giver.value == "sales"
    assert said[-1].kind == "bad"


def test_f2_opens_the_sheet_and_the_picker_shows_one_department(house, shown, typed, qtbot):
    page = shown(GivesStep, house)
    typed(page.capture.field, "@Sales Quote ")
    typed(page.capture.field, "@IT Password ")
    typed(page.captured.department.lineEdit(), "Sales")
    assert names(page) == ["Quote"]
    page.captured.list.setFocus()
    qtbot.keyClick(page.captured.list, Qt.Key.Key_F2)
    assert page.sheet.name.hasFocus()
    row = page.captured.list.visualRect(page.captured.list.records.index(0, 0))
    qtbot.mouseClick(page.captured.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert page.sheet.name.text() == "Quote"
    house.run("Delete department", lambda change: change.delete("departments", "sales"))
    assert names(page) == ["Password"]


def test_ctrl_and_a_figure_put_the_chosen_one_at_a_stage(house, shown, typed, qtbot):
    page = shown(GivesStep, house)
    qtbot.keyClick(page.capture.field, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    typed(page.capture.field, "@Sales Quote ")
    qtbot.keyClick(page.capture.field, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert house.workshop.touchpoints[0].journey_stage_id == "pay"
    assert [chip.text for chip in page.captured.list.records.row(0).chips] == ["No receiver yet", "Pay"]
    qtbot.keyClick(page.capture.field, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    assert house.workshop.touchpoints[0].journey_stage_id == "pay"


def test_a_stage_that_is_deleted_no_longer_narrows_the_list(house, shown, typed, qtbot):
    page = shown(GivesStep, house)
    typed(page.capture.field, "@Sales Quote ")
    qtbot.mouseClick(page.map.view, Qt.MouseButton.LeftButton, pos=cell(page, "sales", "pay"))
    assert names(page) == []
    house.run("Delete stage", lambda change: change.delete("journey_stages", "pay"))
    assert names(page) == ["Quote"]


def test_what_is_typed_or_pasted_into_a_workshop_to_look_at_comes_back(looked_at, shown, typed, paste, qtbot):
    made = workshop(departments=[{"id": "sales", "name": "Sales"}])
    page = shown(GivesStep, looked_at(made))
    paste("Quote\nBill")
    qtbot.keyClick(page.capture.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.capture.field.text() == "Quote\nBill"
    page.capture.field.setText("")
    typed(page.capture.field, "Stock")
    assert page.capture.field.text() == "Stock"
    assert page.workshop.touchpoints == ()


def test_several_touchpoints_are_deleted_in_one_change_and_the_next_is_chosen(house, shown, paste, qtbot):
    page = shown(GivesStep, house)
    paste("One @Sales\nTwo @Sales\nThree @Sales")
    qtbot.keyClick(page.capture.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert house.file.undo_label == "Add 3 touchpoints"
    view = page.captured.list
    first, second, third = (row.id for row in view.records.rows[-3:])
    view.setFocus()
    view.select(first)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_ids == [first, second]
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert house.file.undo_label == "Delete 2 touchpoints"
    assert view.current_id == third


def test_a_mark_nobody_knows_gives_the_line_back_until_it_is_entered_again(house, shown, typed, qtbot):
    page = shown(GivesStep, house)
    said = []
    house.said.connect(said.append)
    typed(page.capture.field, "Homes @Parks")
    assert house.workshop.touchpoints == ()
    assert page.capture.field.text() == "Homes @Parks"
    assert (said[-1].kind, "“@Parks”" in said[-1].text) == ("warn", True)
    qtbot.keyClick(page.capture.field, Qt.Key.Key_Return)
    typed(page.capture.field, "Prices @Sal ~service")
    first, second = house.workshop.touchpoints
    assert (first.name, first.department_id, first.level_today) == ("Homes @Parks", "sales", None)
    assert (second.name, second.department_id, second.level_today) == ("Prices", "sales", "service")


def test_a_pressed_cell_leaves_the_border_between_list_and_map_where_it_is(house, shown, typed, qtbot):
    page = shown(GivesStep, house)
    typed(page.capture.field, f"@{LONG} Quote ")
    before = page.captured.geometry()
    qtbot.mouseClick(page.map.view, Qt.MouseButton.LeftButton, pos=cell(page, "lab", ""))
    assert page.captured.stage_chip.isVisible()
    QApplication.processEvents()
    assert page.captured.geometry() == before
