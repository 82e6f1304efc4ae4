"""Pain points: typed with their marks, weighed, filtered, sorted, linked, resolved, moved and deleted."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.small import workshop
from ui.stages.touchpoints.pains import PainsStep

LONG = "P" * 200


@pytest.fixture
def house(open_session):
    """Two departments, three touchpoints at two stages, a voice and a table, and nothing that hurts yet."""
    return open_session(
        workshop(
            departments=[{"id": "sales", "name": "Sales"}, {"id": "it", "name": "IT"}],
            journey_stages=[{"id": "order", "name": "Order"}, {"id": "pay", "name": "Pay"}],
            groups=[{"id": "oak", "name": "Oak"}],
            voices=[{"id": "v", "quote": "Nobody rang."}],
            touchpoints=[
                {"id": "quote", "name": "Quote", "department_id": "sales", "journey_stage_id": "order"},
                {"id": "stock", "name": "Stock", "department_id": "it", "journey_stage_id": "order"},
                {"id": "bill", "name": "Bill", "department_id": "sales", "journey_stage_id": "pay"},
            ],
        )
    )


@pytest.fixture
def hurting(open_session):
    """Four pain points: mild, severe by product, severe by severity alone, and a severe one resolved."""
    marks = ((2, 2), (4, 4), (5, 1), (5, 5))
    return open_session(
        workshop(
            departments=[{"id": "sales", "name": "Sales"}],
            touchpoints=[{"id": "quote", "department_id": "sales"}],
            pain_points=[
                {
                    "id": f"p{at}",
                    "text": f"Pain {at}",
                    "severity": severity,
                    "frequency": frequency,
                    "touchpoint_id": "quote" if at == 0 else None,
                    "resolved_on": date(2026, 3, 1) if at == 3 else None,
                }
                for at, (severity, frequency) in enumerate(marks)
            ],
        )
    )


def press(field, key):
    QTest.keyClick(field, key)


def cards(page):
    return [row.title for row in page.wall.records.rows]


def bound(page):
    return {each.field: each.widget for each in page.sheet._form._bindings}


def test_a_typed_line_with_marks_becomes_a_card(house, shown, typed, reopened):
    page = shown(PainsStep, house)
    typed(page.capture.field, "The bill is wrong #Pay !4 ~Service ")
    point = house.workshop.pain_points[0]
    assert (point.text, point.touchpoint_id, point.level) == ("The bill is wrong", "bill", "service")
    assert (point.severity, point.frequency, point.basis) == (4, 3, "assumed")
    assert page.capture.field.hasFocus()
    assert reopened(house).pain_points == (point,)


def test_marks_that_fit_several_touchpoints_leave_it_open_and_say_so(house, shown, typed):
    page = shown(PainsStep, house)
    said = []
    house.said.connect(said.append)
    typed(page.capture.field, "Told twice #Order ")
    assert house.workshop.pain_points[0].touchpoint_id is None
    assert said[-1].text.startswith("Added without a touchpoint, since 2 fit")
    assert page.sheet.touchpoint.itemText(1) == "Quote · Sales"
    typed(page.capture.field, "Told thrice #Order @IT ")
    assert house.workshop.pain_points[1].touchpoint_id == "stock"
    typed(page.capture.field, "Too dear #Bill ")
    assert house.workshop.pain_points[2].touchpoint_id == "bill"


def test_marks_that_fit_no_touchpoint_stay_in_the_text(house, shown, typed):
    page = shown(PainsStep, house)
    said = []
    house.said.connect(said.append)
    typed(page.capture.field, "Too dear #Pay @IT !5 ~Service")
    point = house.workshop.pain_points[0]
    assert (point.text, point.touchpoint_id) == ("Too dear #Pay @IT", None)
    assert (point.severity, point.level) == (5, "service")
    assert (said[-1].kind, said[-1].text[:19]) == ("warn", "No touchpoint fits ")


def test_a_department_alone_means_its_only_touchpoint_or_asks_which(house, shown, typed):
    page = shown(PainsStep, house)
    said = []
    house.said.connect(said.append)
    typed(page.capture.field, "Never there @it")
    assert (house.workshop.pain_points[0].text, house.workshop.pain_points[0].touchpoint_id) == (
        "Never there",
        "stock",
    )
    typed(page.capture.field, "Too slow @Sales ")
    assert "“@Sales” has 2 touchpoints, so name one of them, such as “#Quote”." in said[-1].text
    assert page.capture.field.text() == "Too slow @Sales"
    assert len(house.workshop.pain_points) == 1
    typed(page.capture.field, "Too slow #quote ")
    assert house.workshop.pain_points[1].touchpoint_id == "quote"
    page.felt_at.set_value("bill")
    typed(page.capture.field, "Too late @Sales ")
    assert (house.workshop.pain_points[2].text, house.workshop.pain_points[2].touchpoint_id) == (
        "Too late",
        "bill",
    )


def test_a_department_alone_is_kept_as_text_if_it_is_entered_again(house, shown, typed):
    house.run("Delete", lambda change: change.delete("touchpoints", "stock"))
    page = shown(PainsStep, house)
    said = []
    house.said.connect(said.append)
    for line, why in (
        ("Slow @IT", "“@IT” has no touchpoint yet"),
        ("Late @Sales", "“@Sales” has 2 touchpoints"),
    ):
        typed(page.capture.field, line)
        assert why in said[-1].text
        press(page.capture.field, Qt.Key.Key_Return)
    assert [(each.text, each.touchpoint_id) for each in house.workshop.pain_points] == [
        ("Slow @IT", None),
        ("Late @Sales", None),
    ]


def test_an_example_is_clear_where_two_touchpoints_have_one_name(house, shown, typed):
    house.run("Rename", lambda change: change.update("touchpoints", "stock", name="Quote"))
    page = shown(PainsStep, house)
    said = []
    house.said.connect(said.append)
    typed(page.capture.field, "Too slow @Sales ")
    assert "name one of them, such as “#Quote @Sales”." in said[-1].text
    typed(page.capture.field, "Too slow #Quote @Sales ")
    assert house.workshop.pain_points[0].touchpoint_id == "quote"


def test_where_it_is_felt_can_be_chosen_in_front_for_several_lines(house, shown, typed, paste, qtbot):
    page = shown(PainsStep, house)
    typed(page.felt_at.lineEdit(), "Stock · IT")
    paste("1. Never right\n2. Never there")
    qtbot.keyClick(page.capture.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [each.touchpoint_id for each in house.workshop.pain_points] == ["stock", "stock"]
    house.undo()
    assert house.workshop.pain_points == ()
    house.run("Delete", lambda change: change.delete("touchpoints", "stock"))
    assert page.felt_at.value == ""


def test_cards_are_sorted_by_pain_the_resolved_ones_last_and_severe_ones_marked(hurting, shown):
    page = shown(PainsStep, hurting)
    assert cards(page) == ["Pain 1", "Pain 2", "Pain 0", "Pain 3"]
    assert [row.chips[0].text for row in page.wall.records.rows] == [
        "Severe 16",
        "Severe 5",
        "Pain 4",
        "Resolved",
    ]
    assert [row.chips[0].kind for row in page.wall.records.rows] == ["bad", "bad", "plain", "ok"]
    assert page.totals.text() == "4 in all · 2 severe · 4 assumed · 1 resolved"


def test_filters_narrow_the_wall_and_can_be_taken_away(hurting, shown, typed, qtbot):
    page = shown(PainsStep, hurting)
    qtbot.mouseClick(page.shown.button("severe"), Qt.MouseButton.LeftButton)
    assert cards(page) == ["Pain 1", "Pain 2"]
    typed(page.department.lineEdit(), "Sales")
    assert cards(page) == []
    assert not page.sheet.isVisible()
    qtbot.mouseClick(page._nothing.button, Qt.MouseButton.LeftButton)
    assert len(cards(page)) == 4
    qtbot.mouseClick(page.shown.button("open"), Qt.MouseButton.LeftButton)
    assert cards(page) == ["Pain 1", "Pain 2", "Pain 0"]
    page.select("pain_points", "p3")
    assert page.wall.current_id == "p3"
    qtbot.mouseClick(page.shown.button("severe"), Qt.MouseButton.LeftButton)
    typed(page.capture.field, "A small one !1 ")
    assert "A small one" in cards(page)
    typed(page.department.lineEdit(), "Sales")
    hurting.run("Delete", lambda change: change.delete("departments", "sales"))
    assert len(cards(page)) == 5


def test_the_own_order_is_moved_by_keys_and_the_order_by_pain_is_not(hurting, shown, qtbot):
    page = shown(PainsStep, hurting)
    said = []
    hurting.said.connect(said.append)
    page.wall.select("p1")
    qtbot.keyClick(page.wall, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert "sorted by pain" in said[-1].text
    qtbot.mouseClick(page.header_widgets()[0].button("own"), Qt.MouseButton.LeftButton)
    assert cards(page) == ["Pain 0", "Pain 1", "Pain 2", "Pain 3"]
    page.wall.select("p1")
    qtbot.keyClick(page.wall, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert cards(page) == ["Pain 1", "Pain 0", "Pain 2", "Pain 3"]
    assert [each.id for each in hurting.workshop.pain_points] == ["p1", "p0", "p2", "p3"]


def test_weighing_a_card_on_its_sheet_marks_it_severe(house, shown, typed, qtbot, reopened):
    page = shown(PainsStep, house)
    typed(page.capture.field, "Nobody rings ")
    qtbot.keyClick(page.sheet.severity, Qt.Key.Key_5)
    qtbot.mouseClick(
        page.sheet.frequency, Qt.MouseButton.LeftButton, pos=page.sheet.frequency.cell(4).center().toPoint()
    )
    assert page.sheet.pain.text == "Severe 20"
    assert page.wall.records.row(0).chips[0].text == "Severe 20"
    qtbot.keyClick(page.sheet.severity, Qt.Key.Key_0)
    assert page.sheet.severity.mark == 5
    assert reopened(house).pain_points[0].frequency == 4


def test_every_field_of_the_sheet_is_written(house, shown, typed, qtbot):
    page = shown(PainsStep, house)
    typed(page.capture.field, "Nobody rings ")
    fields = bound(page)
    qtbot.mouseClick(fields["level"].button("experience"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(fields["level"].button("experience"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(fields["basis"].button("customer_said"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(fields["evidence"], "Nine calls")
    for field, choice in (
        ("touchpoint_id", "Bill · Sales"),
        ("voice_id", "Nobody rang."),
        ("group_id", "Oak"),
    ):
        typed(fields[field].lineEdit(), choice)
    house.flush()
    point = house.workshop.pain_points[0]
    assert (point.level, point.basis, point.evidence) == ("experience", "customer_said", "Nine calls")
    assert (point.touchpoint_id, point.voice_id, point.group_id) == ("bill", "v", "oak")
    qtbot.mouseClick(page.sheet.today, Qt.MouseButton.LeftButton)
    assert house.workshop.pain_points[0].resolved_on == date.today()
    assert not page.sheet.today.isVisible()
    page.sheet.resolved.clear()
    qtbot.keyClick(page.sheet.resolved, Qt.Key.Key_Return)
    assert house.workshop.pain_points[0].resolved_on is None
    typed(fields["voice_id"].lineEdit(), "")
    fields["voice_id"].picked.emit("")
    assert house.workshop.pain_points[0].voice_id is None


def test_the_text_is_edited_on_the_card_and_on_the_sheet(house, shown, typed, qtbot):
    page = shown(PainsStep, house)
    typed(page.capture.field, "Nobody rings ")
    id = house.workshop.pain_points[0].id
    page.wall.edit_committed.emit(id, "Nobody ever rings")
    assert page.sheet.text.text() == "Nobody ever rings"
    page.wall.setFocus()
    qtbot.keyClick(page.wall, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.sheet.text.hasFocus()
    page.sheet.text.selectAll()
    qtbot.keyClicks(page.sheet.text, LONG)
    house.flush()
    assert cards(page) == [LONG]
    page.sheet.text.selectAll()
    qtbot.keyClick(page.sheet.text, Qt.Key.Key_Delete)
    page.sheet.text.flush()
    assert cards(page) == [LONG]
    page.capture.field.setFocus()
    assert page.sheet.text.text() == LONG


def test_deleting_by_key_and_by_button_can_be_undone(hurting, shown, qtbot):
    page = shown(PainsStep, hurting)
    said = []
    hurting.said.connect(said.append)
    page.wall.select("p1")
    qtbot.keyClick(page.wall, Qt.Key.Key_Delete)
    assert cards(page) == ["Pain 2", "Pain 0", "Pain 3"]
    assert said[-1].undo
    page.sheet.delete_wanted.emit(page.wall.current_id)
    assert len(cards(page)) == 2
    hurting.undo()
    hurting.undo()
    assert len(cards(page)) == 4


def test_what_is_typed_about_a_deleted_card_is_dropped(house, shown, typed, qtbot):
    page = shown(PainsStep, house)
    typed(page.capture.field, "Nobody rings ")
    page.sheet.take_focus()
    qtbot.keyClicks(page.sheet.text, " at all")
    id = house.workshop.pain_points[0].id
    house.run("Delete", lambda change: change.delete("pain_points", id))
    house.flush()
    assert house.workshop.pain_points == ()


def test_the_empty_wall_leads_to_the_capture_line(session, shown, qtbot):
    page = shown(PainsStep, session)
    assert not page.sheet.isVisible()
    page.wall.setFocus()
    qtbot.mouseClick(page._none.button, Qt.MouseButton.LeftButton)
    assert page.capture.field.hasFocus()


def test_five_hundred_cards_stay_usable(open_session, shown, typed):
    points = [{"id": f"p{at}", "text": f"Pain {at}"} for at in range(500)]
    page = shown(PainsStep, open_session(workshop(pain_points=points)))
    page.wall.select("p400")
    typed(page.capture.field, "One more !5 ")
    assert len(cards(page)) == 501
    assert cards(page)[0] == "One more"
    assert page.wall.current_id == page.workshop.pain_points[-1].id


def test_cards_dropped_together_are_one_change_and_so_are_those_deleted_together(hurting, shown, drag, qtbot):
    page = shown(PainsStep, hurting)
    qtbot.mouseClick(page.order.button("own"), Qt.MouseButton.LeftButton)
    drag(page.wall, ["p0", "p1"], "p3")
    assert [each.id for each in hurting.workshop.pain_points] == ["p2", "p3", "p0", "p1"]
    hurting.undo()
    assert [each.id for each in hurting.workshop.pain_points] == ["p0", "p1", "p2", "p3"]
    page.wall.setFocus()
    page.wall.select("p1")
    qtbot.keyClick(page.wall, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = page.wall.selected_ids
    qtbot.keyClick(page.wall, Qt.Key.Key_Delete)
    assert hurting.file.undo_label == f"Delete {len(chosen)} pain points"
    assert page.wall.current_id in {each.id for each in hurting.workshop.pain_points}


def test_pasted_pains_that_cannot_be_taken_come_back_line_by_line(looked_at, shown, paste, qtbot):
    only_seen = looked_at()
    page = shown(PainsStep, only_seen)
    paste("Nobody rang\nNobody wrote")
    qtbot.keyClick(page.capture.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.capture.field.text() == "Nobody rang\nNobody wrote"
    qtbot.keyClick(page.capture.field, Qt.Key.Key_Return)
    assert page.capture.field.text() == "Nobody rang\nNobody wrote"
    assert only_seen.workshop.pain_points == ()


def test_a_typed_severity_is_followed_by_what_nobody_has_said(house, shown, typed, heard):
    page = shown(PainsStep, house)
    said = heard(house)
    typed(page.capture.field, "Nobody rings back")
    assert said == []
    typed(page.capture.field, "Nobody rings back !5")
    assert (house.workshop.pain_points[-1].severity, house.workshop.pain_points[-1].frequency) == (5, 3)
    assert "nobody has said yet: it counts as 3 of 5" in said[-1].text
