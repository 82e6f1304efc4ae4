"""Actions are captured with their marks, filled in on the sheet, filtered, and tied to what they answer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.rules.plan import open_actions
from ui.stages.plan.actions import ActionsStep
from ui.widgets.autosave_line import AutosaveLine
from ui.widgets.button import Button


@pytest.fixture
def page(show, open_session, small):
    return show(ActionsStep, open_session(small))


def titles(page):
    return [row.title for row in page.list.records.rows]


def action(page, id):
    return page.workshop.get("actions", id)


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_an_empty_plan_says_what_to_do_and_the_button_begins_it(show, session, qtbot):
    page = show(ActionsStep, session)
    button = page._empty.findChild(Button)
    assert page._pages.currentWidget() is page._empty
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.capture.field, "Mend the gate")
    qtbot.keyClick(page.capture.field, Qt.Key.Key_Return)
    assert [each.title for each in session.workshop.actions] == ["Mend the gate"]
    assert page._pages.currentWidget() is page._filled


def test_a_typed_line_fills_owner_date_department_and_impact(page, typed, reopened):
    typed(page, "Paint the van ^Foreman due 2026-05-06 @Sales !4")
    added = page.workshop.actions[-1]
    assert (added.title, added.owner_id, added.due_on) == ("Paint the van", "p2", date(2026, 5, 6))
    assert (added.department_id, added.impact) == ("d1", 4)
    assert page.list.current_id == added.id
    assert reopened(page.session).actions[-1] == added


def test_due_reads_weekdays_from_today_on(page, typed):
    typed(page, "Sweep due fri")
    due = page.workshop.actions[-1].due_on
    assert due.weekday() == 4
    assert date.today() < due <= date.today() + timedelta(days=7)


def test_days_are_seen_from_the_workshop_while_it_is_to_come_and_a_day_before_it_is_warned_of(page, typed):
    held_on = date.today() + timedelta(days=9)
    page.session.run("Put off", lambda change: change.update("workshop", None, held_on=held_on))
    said = []
    page.session.said.connect(said.append)
    typed(page, "Ring the builders due tomorrow")
    assert page.workshop.actions[-1].due_on == held_on + timedelta(days=1)
    assert said == []
    typed(page, f"Ring the painters due {held_on - timedelta(days=1)}")
    assert (said[-1].kind, "before the workshop is held" in said[-1].text) == ("warn", True)


def test_an_owner_is_also_named_by_a_job_title_that_one_participant_has(page, typed):
    person = page.workshop.participants[0]
    page.session.run(
        "Promote", lambda change: change.update("participants", person.id, job_title="Head of Housing")
    )
    typed(page, "Ring the builders ^head of housing")
    added = page.workshop.actions[-1]
    assert (added.title, added.owner_id) == ("Ring the builders", person.id)


def test_a_paste_adds_several_in_one_change(page):
    QGuiApplication.clipboard().setText("- One\n- Two ^Foreman\n\n3. Three")
    page.capture.field.setFocus()
    QTest.keyClick(page.capture.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [each.title for each in page.workshop.actions[3:]] == ["One", "Two", "Three"]
    assert page.session.file.undo_label == "Add 3 actions"
    page.session.undo()
    assert len(page.workshop.actions) == 3
    page.session.redo()
    assert len(page.workshop.actions) == 6


def test_the_sheet_writes_its_fields_one_named_change_each(page, reopened):
    page.select("actions", "a1")
    sheet = page.sheet
    for field in ("first_step", "measure", "baseline", "goal", "cost", "needs_decision", "helpers"):
        type_into(sheet.findChild(AutosaveLine, field), f"{field} said")
    QTest.keyClick(sheet.impact.rating, Qt.Key.Key_5)
    QTest.keyClick(sheet.effort.rating, Qt.Key.Key_1)
    QTest.keyClick(sheet.purpose.button("loyalty"), Qt.Key.Key_Left)
    found = reopened(page.session).get("actions", "a1")
    assert (found.cost, found.goal, found.needs_decision) == ("cost said", "goal said", "needs_decision said")
    assert (found.impact, found.effort, found.purpose) == (5, 1, "foundation")
    assert page.sheet.quadrant.text == "Quick win"
    assert page.sheet.test.text == "Must do, not tested"


def test_what_is_still_being_typed_is_handed_over(page):
    page.select("actions", "a1")
    page.sheet.detail.setFocus()
    QTest.keyClicks(page.sheet.detail, "With care")
    page.session.flush()
    assert action(page, "a1").detail == "With care"


def test_an_owner_is_a_participant_or_a_name_typed_or_nobody(page):
    page.select("actions", "a1")
    type_into(page.sheet.owner.lineEdit(), "Head of sales")
    assert (action(page, "a1").owner_id, action(page, "a1").owner) == ("p1", None)
    said = []
    page.session.said.connect(said.append)
    type_into(page.sheet.owner.lineEdit(), "The landlord")
    assert "outside the room" in said[-1].text
    assert (action(page, "a1").owner_id, action(page, "a1").owner) == (None, "The landlord")
    assert page.sheet.owner.currentText() == "The landlord"
    assert page.session.file.undo_label == "Change owner"
    type_into(page.sheet.owner.lineEdit(), "Nobody yet")
    assert (action(page, "a1").owner_id, action(page, "a1").owner) == (None, None)


def test_closing_an_action_notes_the_day_and_opening_it_takes_it_away(page):
    page.select("actions", "a1")
    status = page.sheet.status
    assert not page.sheet.closed.isVisible()
    status.setFocus()
    for _ in range(3):
        QTest.keyClick(status, Qt.Key.Key_Down)
    assert (action(page, "a1").status, action(page, "a1").closed_on) == ("done", date.today())
    assert page.sheet.closed.isVisible()
    assert page.list.records.row(0).muted
    QTest.keyClick(status, Qt.Key.Key_Up)
    assert (action(page, "a1").status, action(page, "a1").closed_on) == ("started", None)


def test_the_filter_shows_what_is_open_or_lacks_something(page):
    page.select("actions", "a3")
    page.sheet.status.setFocus()
    QTest.keyClick(page.sheet.status, Qt.Key.Key_End)
    assert action(page, "a3").status == "dropped"
    QTest.mouseClick(page.filter.button("open"), Qt.MouseButton.LeftButton)
    assert titles(page) == [each.title for each in open_actions(page.workshop)]
    QTest.mouseClick(page.filter.button("gaps"), Qt.MouseButton.LeftButton)
    assert titles(page) == ["Call back within an hour", "Send a card"]
    assert page.filter.button("gaps").accessibleName() == "Incomplete 2"


def test_the_list_shows_one_owner_or_what_has_none(page):
    type_into(page.owners.lineEdit(), "Head of sales")
    assert titles(page) == ["Send a card"]
    type_into(page.owners.lineEdit(), "Without an owner")
    assert titles(page) == ["Call back within an hour", "Repair the pump"]
    page.select("participants", "p2")
    assert titles(page) == []
    assert page._list_pages.currentIndex() == 1
    QTest.mouseClick(page._list_pages.currentWidget().button, Qt.MouseButton.LeftButton)
    assert len(titles(page)) == 3


def test_what_is_added_is_shown_even_if_the_filter_hid_it(page, typed):
    page.select("participants", "p1")
    typed(page, "Whatever")
    assert "Whatever" in titles(page)


def test_alt_arrows_move_delete_deletes_and_undo_brings_back(page):
    page.select("actions", "a1")
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [each.id for each in page.workshop.actions] == ["a2", "a1", "a3"]
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert [each.id for each in page.workshop.actions] == ["a2", "a3"]
    page.session.undo()
    page.session.undo()
    assert [each.id for each in page.workshop.actions] == ["a1", "a2", "a3"]


def test_a_title_is_edited_in_the_list(page, qtbot):
    page.select("actions", "a1")
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_F2)
    editor = page.list.findChild(QLineEdit, "inPlace")
    editor.selectAll()
    QTest.keyClicks(editor, "Ring back")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: action(page, "a1").title == "Ring back")


def test_ctrl_enter_goes_to_the_sheet(page, qtbot):
    page.select("actions", "a1")
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.sheet.owner.lineEdit().hasFocus())


def test_severe_pains_are_offered_first_and_any_source_can_be_added_and_removed(page, qtbot):
    page.select("actions", "a1")
    answers = page.sheet.answers
    assert answers.offers[0].text() == "Nobody comes"
    qtbot.mouseClick(answers.offers[0], Qt.MouseButton.LeftButton)
    assert [each.source_id for each in page.workshop.action_sources] == ["pain1"]
    assert not answers.offers[0].isVisible()
    type_into(answers.picker.lineEdit(), "A touchpoint: Offer")
    assert [each.source for each in page.workshop.action_sources] == ["pain_points", "touchpoints"]
    row = next(iter(answers._rows.values()))
    qtbot.mouseClick(row._remove, Qt.MouseButton.LeftButton)
    assert [each.source for each in page.workshop.action_sources] == ["touchpoints"]
    assert answers.offers[0].isVisible()


def test_an_insight_about_a_pain_lets_the_next_action_answer_it(page, typed):
    page.select("pain_points", "pain1")
    assert "Nobody comes" in page.capture.hint.text()
    typed(page, "Send the night shift")
    added = page.workshop.actions[-1]
    assert added.touchpoint_id == "t1"
    assert [(each.action_id, each.source_id) for each in page.workshop.action_sources] == [
        (added.id, "pain1")
    ]
    assert "Nobody comes" not in page.capture.hint.text()


def test_escape_lets_go_of_the_pain(page, qtbot):
    page.select("pain_points", "pain1")
    qtbot.waitUntil(page.capture.field.hasFocus)
    QTest.keyClick(page.capture.field, Qt.Key.Key_Escape)
    assert "Nobody comes" not in page.capture.hint.text()


def test_a_loyalty_action_on_something_broken_is_warned_about_and_mended(page, qtbot):
    page.select("actions", "a2")
    assert page.sheet.advice.isVisible()
    assert "Nobody comes" in page.sheet.advice_words.text()
    assert "Table stakes" in [chip.text for chip in page.list.records.row(1).chips]
    qtbot.mouseClick(page.sheet.mend, Qt.MouseButton.LeftButton)
    mending = page.workshop.actions[1]
    assert (mending.purpose, mending.touchpoint_id, mending.due_on) == ("foundation", "t1", date(2026, 4, 1))
    assert page.list.current_id == mending.id
    page.select("actions", "a2")
    assert not page.sheet.advice.isVisible()


def test_a_broken_touchpoint_without_a_pain_is_named(page):
    with page.session.file.change("Delete") as change:
        change.delete("pain_points", "pain1")
    page.session.changed.emit(change.change_set, None)
    page.select("actions", "a2")
    assert "“Repair” is broken" in page.sheet.advice_words.text()


def test_five_hundred_actions_and_a_long_name(show, open_session, crowded, typed):
    page = show(ActionsStep, open_session(crowded))
    page.select("actions", "long")
    assert page.list.current_id == "long"
    assert page.minimumSizeHint().width() <= 950
    typed(page, "One more")
    assert len(page.workshop.actions) == 501
    assert page.list.records.rowCount() == 501


def test_a_refused_line_is_given_back(page, typed, monkeypatch):
    monkeypatch.setattr(page, "edit", lambda *_args, **_kept: None)
    page.select("pain_points", "pain1")
    typed(page, "Not taken")
    assert page.capture.field.text() == "Not taken"
    assert len(page.workshop.actions) == 3
