"""Cards are carried between the horizons, or between owners, by mouse and keys; each carry is one change."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.records.plan import Action
from app.records.prepare import Participant
from ui.stages.plan.board import BoardStep
from ui.stages.plan.board_wall import BoardWall
from ui.stages.plan.labels import horizon_columns
from ui.widgets.button import Button

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(show, open_session, small):
    return show(BoardStep, open_session(small))


def ids(page, place):
    return [row.id for row in page.columns.each[place].wall.records.rows]


def due(page, id):
    return page.workshop.get("actions", id).due_on


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    focused = QApplication.focusWidget()
    assert isinstance(focused, BoardWall)
    QTest.keyClick(focused, key, modifiers)


def drop_on(page, place, drop, dragged, source=0):
    wall = page.columns.each[place].wall
    where = QPointF(wall.viewport().width() / 2, wall.viewport().height() - 2)
    wall.dropEvent(drop(page.columns.each[source].wall, dragged, where))


def test_an_empty_plan_says_what_to_do(show, session, qtbot):
    page = show(BoardStep, session)
    page.take_focus()
    assert page.capture.field.hasFocus()
    qtbot.mouseClick(page._empty.findChild(Button), Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.capture.field, "Mend the gate")
    qtbot.keyClick(page.capture.field, Qt.Key.Key_Return)
    assert ids(page, 4) == [session.workshop.actions[0].id]


def test_the_columns_are_the_horizons_with_their_days(page):
    titles = [(column.title.text(), column.caption.text()) for column in page.columns.each]
    assert titles == [
        ("First 30 days", "until 3 Apr 2026"),
        ("Day 31 to day 60", "until 3 May 2026"),
        ("Day 61 to day 90", "until 2 Jun 2026"),
        ("Later", "After day 90"),
        ("No date yet", "to be promised"),
    ]
    assert [ids(page, place) for place in range(5)] == [["a2"], [], [], [], ["a1", "a3"]]
    assert page.columns.each[4].count.text == "2"


def test_columns_end_with_the_last_day_there_is(page):
    page.session.run("Mistype", lambda change: change.update("workshop", None, held_on=date(9999, 12, 1)))
    assert page.columns.each[0].caption.text() == "until 31 Dec 9999"
    assert [column.last_day for column in horizon_columns(page.workshop)] == [
        date(9999, 12, 31), date(9999, 12, 31), date(9999, 12, 31), date(9999, 12, 31), None,
    ]  # fmt: skip


def test_a_typed_action_takes_its_place(page, typed):
    typed(page, "Paint ^Foreman due 2026-05-20")
    added = page.workshop.actions[-1].id
    assert ids(page, 2) == [added]
    assert page.columns.each[2].wall.selected_ids == [added]
    assert page.capture.field.hasFocus()


def test_alt_arrows_carry_a_card_through_the_horizons(page, reopened):
    page.select("actions", "a2")
    for expected in (date(2026, 5, 3), date(2026, 6, 2), date(2026, 7, 2), None):
        press(Qt.Key.Key_Right, ALT)
        assert due(page, "a2") == expected
    press(Qt.Key.Key_Right, ALT)
    assert due(page, "a2") is None
    assert page.session.file.undo_label == "Move to “No date yet”"
    press(Qt.Key.Key_Left, ALT)
    assert reopened(page.session).get("actions", "a2").due_on == date(2026, 7, 2)


def test_a_card_carried_out_of_the_first_column_and_back_gets_its_last_day(page):
    page.select("actions", "a2")
    press(Qt.Key.Key_Left, ALT)
    assert due(page, "a2") == date(2026, 4, 1)
    press(Qt.Key.Key_Right, ALT)
    press(Qt.Key.Key_Left, ALT)
    assert due(page, "a2") == date(2026, 4, 3)


def test_a_drop_sets_the_date_of_all_cards_in_one_change(page, drop):
    drop_on(page, 1, drop, ["a1", "a3"], source=4)
    assert (due(page, "a1"), due(page, "a3")) == (date(2026, 5, 3), date(2026, 5, 3))
    assert ids(page, 1) == ["a1", "a3"]
    page.session.undo()
    assert ids(page, 4) == ["a1", "a3"]
    page.session.redo()
    assert ids(page, 1) == ["a1", "a3"]


def test_a_drop_puts_the_card_where_it_was_let_go(page, drop):
    drop_on(page, 4, drop, ["a2"])
    assert ids(page, 4) == ["a1", "a3", "a2"]
    assert [each.id for each in page.workshop.actions] == ["a1", "a3", "a2"]
    wall = page.columns.each[4].wall
    page.session.undo()
    QApplication.processEvents()
    wall.scrollToTop()
    wall.dropEvent(drop(page.columns.each[0].wall, ["a2"], QPointF(10, 3)))
    assert ids(page, 4) == ["a2", "a1", "a3"]


def test_a_drop_of_nothing_known_changes_nothing(page, drop):
    drop_on(page, 1, drop, ["nobody"])
    drop_on(page, 1, drop, [])
    assert page.session.file.undo_label is None


def test_alt_up_and_down_and_a_drop_on_its_own_column_reorder(page, drop):
    page.select("actions", "a1")
    press(Qt.Key.Key_Down, ALT)
    assert ids(page, 4) == ["a3", "a1"]
    drop_on(page, 4, drop, ["a3"], source=4)
    assert ids(page, 4) == ["a1", "a3"]


def test_arrows_go_from_column_to_column_past_empty_ones(page):
    page.take_focus()
    assert page.columns.each[0].wall.hasFocus()
    press(Qt.Key.Key_Right)
    assert page.columns.each[4].wall.hasFocus()
    assert page.columns.each[4].wall.current_id == "a1"
    assert page.columns.each[0].wall.selected_ids == []
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Left)
    assert page.columns.each[0].wall.hasFocus()
    press(Qt.Key.Key_Left)
    assert page.columns.each[0].wall.current_id == "a2"


def test_enter_opens_the_details_and_escape_goes_back_to_the_card(page, qtbot):
    page.select("actions", "a2")
    press(Qt.Key.Key_Return)
    strip = page.strip
    qtbot.waitUntil(lambda: strip.owner.lineEdit().hasFocus())
    assert strip.title.text() == "Send a card"
    assert strip.owner.currentText() == "Head of sales"
    strip.due.setFocus()
    strip.due.selectAll()
    QTest.keyClicks(strip.due, "2026-05-01")
    QTest.keyClick(strip.due, Qt.Key.Key_Return)
    assert ids(page, 1) == ["a2"]
    strip.status.setFocus()
    QTest.keyClick(strip.status, Qt.Key.Key_Down)
    assert page.workshop.get("actions", "a2").status == "agreed"
    assert page.columns.each[1].wall.records.row(0).chips[0].text == "Agreed"
    QTest.keyClick(strip, Qt.Key.Key_Escape)
    assert strip.isHidden()
    assert page.columns.each[1].wall.hasFocus()


def test_the_open_details_follow_the_chosen_card(page):
    page.select("actions", "a1")
    press(Qt.Key.Key_Return)
    page.columns.each[4].wall.setFocus()
    press(Qt.Key.Key_Down)
    assert page.strip.title.text() == "Repair the pump"
    QTest.mouseClick(page.strip.close_button, Qt.MouseButton.LeftButton)
    assert page.strip.isHidden()


def test_the_title_is_changed_and_handed_over_when_asked(page):
    page.select("actions", "a1")
    press(Qt.Key.Key_Return)
    page.strip.title.setFocus()
    QTest.keyClicks(page.strip.title, "!")
    page.session.flush()
    assert page.workshop.get("actions", "a1").title.startswith("!")


def test_the_details_delete_and_lead_to_the_whole_action(page, qtbot):
    page.select("actions", "a1")
    press(Qt.Key.Key_Return)
    with qtbot.waitSignals([page.session.step_wanted, page.session.record_wanted]):
        QTest.mouseClick(page.strip.open_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.strip.delete_button, Qt.MouseButton.LeftButton)
    assert page.workshop.find("actions", "a1") is None
    assert page.strip.isHidden()
    page.session.undo()
    assert ids(page, 4) == ["a1", "a3"]


def test_delete_deletes_the_chosen_card(page):
    page.select("actions", "a3")
    press(Qt.Key.Key_Delete)
    assert ids(page, 4) == ["a1"]


def test_done_cards_are_muted_and_the_filter_shows_open_or_closed_ones(page, typed):
    page.select("actions", "a3")
    press(Qt.Key.Key_Return)
    page.strip.status.setFocus()
    QTest.keyClick(page.strip.status, Qt.Key.Key_End)
    assert page.columns.each[4].wall.records.row(1).muted
    QTest.mouseClick(page.filter.button("open"), Qt.MouseButton.LeftButton)
    assert ids(page, 4) == ["a1"]
    QTest.mouseClick(page.filter.button("closed"), Qt.MouseButton.LeftButton)
    assert ids(page, 4) == ["a3"]
    typed(page, "Something new")
    assert page.filter.value == "all"
    assert len(ids(page, 4)) == 3


def test_by_owner_a_card_is_handed_on(page, drop):
    QTest.mouseClick(page.view.button("owner"), Qt.MouseButton.LeftButton)
    assert [column.title.text() for column in page.columns.each[:3]] == [
        "Nobody yet",
        "Head of sales",
        "Foreman",
    ]
    assert not page.pager.isVisible()
    assert [ids(page, place) for place in range(3)] == [["a1", "a3"], ["a2"], []]
    assert [column.caption.text() for column in page.columns.each[:3]] == [
        "2 open actions",
        "1 open action",
        "nothing open",
    ]
    page.select("actions", "a2")
    press(Qt.Key.Key_Right, ALT)
    assert page.workshop.get("actions", "a2").owner_id == "p2"
    drop_on(page, 0, drop, ["a2"], source=2)
    assert page.workshop.get("actions", "a2").owner_id is None


def test_owners_outside_the_room_have_a_lane_and_lanes_are_turned(show, open_session, small):
    people = tuple(Participant(id=f"q{n}", name=f"Person {n}") for n in range(6))
    absent = Participant(id="away", name="Absent", attendance="absent")
    owned = (
        Action(id="x", title="Of the landlord", owner="Landlord"),
        Action(id="y", title="Of the last", owner_id="q5"),
        *(Action(id=f"h{n}", title=f"Much {n}", owner_id="q0") for n in range(4)),
    )
    page = show(BoardStep, open_session(small.replace(participants=(*people, absent), actions=owned)))
    QTest.mouseClick(page.view.button("owner"), Qt.MouseButton.LeftButton)
    assert page.pager.where.text() == "Owners 1 to 4 of 8"
    assert page.columns.each[1].lane.heavy
    assert not page.pager.back_button.isEnabled()
    QTest.mouseClick(page.pager.next_button, Qt.MouseButton.LeftButton)
    assert page.columns.each[3].title.text() == "Landlord"
    assert not page.pager.next_button.isEnabled()
    page.select("actions", "x")
    press(Qt.Key.Key_Left)
    assert page.columns.each[2].wall.current_id == "y"
    press(Qt.Key.Key_Left)
    assert page.columns.each[0].lane.title == "Person 0"
    QTest.mouseClick(page.pager.next_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.pager.back_button, Qt.MouseButton.LeftButton)
    assert page.columns.each[1].lane.title == "Person 0"


def test_the_chosen_card_stays_in_sight_when_the_view_changes(page):
    page.select("actions", "a2")
    QTest.mouseClick(page.view.button("owner"), Qt.MouseButton.LeftButton)
    assert page.columns.each[1].wall.selected_ids == ["a2"]
    QTest.mouseClick(page.view.button("date"), Qt.MouseButton.LeftButton)
    assert page.columns.each[0].wall.selected_ids == ["a2"]


def test_insights_about_others_change_nothing(page):
    page.select("departments", "d1")
    assert page._chosen == ""


def test_five_hundred_cards_and_a_long_name(show, open_session, crowded):
    page = show(BoardStep, open_session(crowded))
    page.select("actions", "long")
    press(Qt.Key.Key_Left, ALT)
    assert ids(page, 3) == ["long"]
    assert len(ids(page, 4)) == 499
    press(Qt.Key.Key_Return)
    assert page.strip.isVisible()
    assert page.minimumSizeHint().width() <= 860
