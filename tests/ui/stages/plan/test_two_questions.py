"""The room answers the two questions by mouse and keys, for actions and decisions, and sees what follows."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.records.plan import Decision
from ui.stages.plan import test as two_questions


@pytest.fixture
def page(show, open_session, small):
    made = show(two_questions.TestStep, open_session(small))
    made.take_focus()
    return made


def chips(page):
    return [row.chips[0].text for row in page.list.records.rows]


def answers(page, id, list_name="actions"):
    record = page.workshop.get(list_name, id)
    return record.recognised, record.loyalty


def press(page, key):
    QTest.keyClick(page.list, key)


def test_without_anything_the_page_asks_for_a_decision(show, session, typed):
    page = show(two_questions.TestStep, session)
    assert page._pages.currentWidget() is page._empty
    typed(page, "No Saturdays")
    assert [each.text for each in session.workshop.decisions] == ["No Saturdays"]
    assert page.kind.value == "decisions"
    assert page.list.current_id == session.workshop.decisions[0].id


def test_foundations_stand_last_and_are_not_tested(page):
    assert chips(page) == ["Open", "Open", "Must do"]
    page.select("actions", "a3")
    assert page.sheet.result.text == "Must do, not tested"
    assert not any(panel.answer.isVisible() for panel in page.sheet.panels)
    press(page, Qt.Key.Key_Y)
    assert answers(page, "a3") == (None, None)
    assert page._count.text() == "0 of 2 put to both questions"


def test_y_and_n_answer_the_questions_in_turn(page, reopened):
    assert page.list.current_id == "a1"
    assert [panel.tint for panel in page.sheet.panels] == ["accent_soft", "surface"]
    press(page, Qt.Key.Key_Y)
    assert answers(page, "a1") == (True, None)
    assert [panel.tint for panel in page.sheet.panels] == ["surface", "accent_soft"]
    press(page, Qt.Key.Key_Y)
    assert page.sheet.result.text == "Passed"
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_N)
    assert chips(page) == ["Passed", "Did not pass", "Must do"]
    assert "drop it" in page.sheet.advice.text()
    found = reopened(page.session).get("actions", "a1")
    assert (found.recognised, found.loyalty) == (True, True)


def test_o_takes_the_last_answer_back_and_so_does_undo(page):
    press(page, Qt.Key.Key_Y)
    press(page, Qt.Key.Key_O)
    assert answers(page, "a1") == (None, None)
    page.session.undo()
    assert answers(page, "a1") == (True, None)
    page.session.redo()
    assert answers(page, "a1") == (None, None)


@pytest.mark.parametrize("late", [Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_O])
def test_with_both_answered_a_key_changes_nothing_and_says_what_to_press(page, heard, late):
    said = heard(page.session)
    for key in (Qt.Key.Key_Y, Qt.Key.Key_Y, late):
        press(page, key)
    assert answers(page, "a1") == (True, True)
    assert page.list.current_id == "a1"
    assert "Press Enter for the next open one" in said[-1].text
    page.session.undo()
    assert answers(page, "a1") == (True, None)
    press(page, Qt.Key.Key_Right)
    assert page.list.current_id == "a1"


@pytest.mark.parametrize("onward", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Down])
def test_after_the_last_answer_the_next_key_leads_to_the_next_open_one(page, onward):
    for key in (Qt.Key.Key_Y, Qt.Key.Key_N):
        press(page, key)
    assert page.list.current_id == "a1"
    press(page, onward)
    assert page.list.current_id == "a2"
    for key in (Qt.Key.Key_N, Qt.Key.Key_Y):
        press(page, key)
    assert (answers(page, "a1"), answers(page, "a2")) == ((True, False), (False, True))


def test_after_the_very_last_answer_there_is_nothing_to_go_on_to_and_that_is_said(page, heard):
    for key in (Qt.Key.Key_Y, Qt.Key.Key_Y, Qt.Key.Key_Down, Qt.Key.Key_Y, Qt.Key.Key_Y):
        press(page, key)
    said = heard(page.session)
    press(page, Qt.Key.Key_Return)
    assert "no other one is open" in said[-1].text
    assert page.list.current_id == "a2"


def test_arrows_go_through_the_list_as_ever_where_nothing_was_just_answered(page):
    for key in (Qt.Key.Key_Y, Qt.Key.Key_Y):
        press(page, key)
    page.select("actions", "a2")
    page.select("actions", "a1")
    page.session.run("Answer", lambda change: change.update("actions", "a2", recognised=True, loyalty=True))
    press(page, Qt.Key.Key_Down)
    assert page.list.current_id == "a2"


def test_an_answer_is_changed_by_the_key_once_its_question_is_chosen(page):
    for key in (Qt.Key.Key_Y, Qt.Key.Key_Y):
        press(page, key)
    first = page.sheet.panels[0].answer
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first.button("yes"), Qt.Key.Key_N)
    assert answers(page, "a1") == (False, True)
    assert page.list.hasFocus()


def test_the_keys_go_from_the_first_question_to_the_second(page):
    first, second = (panel.answer for panel in page.sheet.panels)
    first.setFocus()
    QTest.keyClick(first.button("open"), Qt.Key.Key_Y)
    assert second.button("open").hasFocus()
    QTest.keyClick(second.button("open"), Qt.Key.Key_Y)
    assert answers(page, "a1") == (True, True)
    assert page.list.hasFocus()


def test_the_key_answers_the_question_the_keyboard_is_on(page):
    second = page.sheet.panels[1].answer.button("open")
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Y)
    assert answers(page, "a1") == (None, True)


def test_the_mouse_answers_too(page):
    for panel, key in zip(page.sheet.panels, ("yes", "no"), strict=True):
        QTest.mouseClick(panel.answer.button(key), Qt.MouseButton.LeftButton)
    assert answers(page, "a1") == (True, False)
    assert page.session.file.undo_label == "Answer a question of the test"


def test_letters_typed_into_a_field_answer_nothing(page, typed):
    typed(page, "Yes and no")
    assert answers(page, "a1") == (None, None)
    decision = page.workshop.decisions[0]
    assert (decision.text, decision.recognised) == ("Yes and no", None)
    page.sheet.decided_by.setFocus()
    QTest.keyClicks(page.sheet.decided_by, "Yon")
    page.session.flush()
    assert page.workshop.decisions[0].decided_by == "Yon"


def test_what_failed_becomes_a_foundation_or_is_dropped(page):
    press(page, Qt.Key.Key_N)
    assert page.sheet.foundation.isVisible()
    QTest.mouseClick(page.sheet.foundation, Qt.MouseButton.LeftButton)
    assert page.workshop.get("actions", "a1").purpose == "foundation"
    assert page.sheet.result.text == "Must do, not tested"
    page.select("actions", "a2")
    press(page, Qt.Key.Key_N)
    QTest.mouseClick(page.sheet.drop, Qt.MouseButton.LeftButton)
    dropped = page.workshop.get("actions", "a2")
    assert (dropped.status, dropped.closed_on) == ("dropped", date.today())
    assert "a2" not in [row.id for row in page.list.records.rows]


def test_next_goes_on_to_what_has_an_open_question(page):
    press(page, Qt.Key.Key_N)
    QTest.mouseClick(page.sheet.onward, Qt.MouseButton.LeftButton)
    assert page.list.current_id == "a2"
    press(page, Qt.Key.Key_N)
    assert not page.sheet.onward.isEnabled()
    page._go_on()
    assert page.list.current_id == "a2"


def test_next_begins_again_at_the_top(page):
    page.select("actions", "a3")
    assert page._next_open() == "a1"


def test_decisions_are_added_worded_tested_and_deleted(page, typed, reopened):
    typed(page, "Close the showroom")
    id = page.workshop.decisions[0].id
    assert not page.sheet._title.isVisible()
    page.sheet.text.setFocus()
    QTest.keyClicks(page.sheet.text, "!")
    page.sheet.decided_on.setFocus()
    QTest.keyClicks(page.sheet.decided_on, "2026-03-04")
    QTest.keyClick(page.sheet.decided_on, Qt.Key.Key_Return)
    page.session.flush()
    page.list.setFocus()
    press(page, Qt.Key.Key_N)
    assert "take it back" in page.sheet.advice.text()
    assert not page.sheet.drop.isVisible()
    decision = reopened(page.session).get("decisions", id)
    assert (decision.decided_on, decision.recognised) == (date(2026, 3, 4), False)
    assert "!" in decision.text


def test_several_decisions_at_once_then_moved_and_deleted(page):
    page._add(["One", "Two"])
    assert page.session.file.undo_label == "Add 2 decisions"
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [each.text for each in page.workshop.decisions] == ["Two", "One"]
    press(page, Qt.Key.Key_Delete)
    assert [each.text for each in page.workshop.decisions] == ["One"]
    page.session.undo()
    assert len(page.workshop.decisions) == 2


def test_the_switch_shows_decisions_or_actions(page):
    QTest.mouseClick(page.kind.button("decisions"), Qt.MouseButton.LeftButton)
    assert page._lists.currentWidget() is page._nothing
    assert not page.sheet.isVisible()
    QTest.mouseClick(page.kind.button("actions"), Qt.MouseButton.LeftButton)
    assert page.sheet.isVisible()


def test_with_all_actions_dropped_the_decisions_are_shown(show, open_session, small):
    dropped = tuple(type(each)(id=each.id, title=each.title, status="dropped") for each in small.actions)
    page = show(two_questions.TestStep, open_session(small.replace(actions=dropped)))
    assert page._nothing.title.text() == "No actions yet"
    with_decision = small.replace(actions=dropped, decisions=(Decision(id="x", text="Go"),))
    page = show(two_questions.TestStep, open_session(with_decision))
    assert page.kind.value == "decisions"


def test_the_room_words_its_own_questions(page):
    usual = page.sheet.panels[0].question.text()
    assert "household" in usual
    QTest.mouseClick(page.words_button, Qt.MouseButton.LeftButton)
    field = page.own_questions.fields[0]
    assert field.placeholderText() == usual
    QTest.keyClicks(field, "Will they drink it?")
    page.own_questions.hide()
    assert page.workshop.details.test_question_1 == "Will they drink it?"
    assert page.sheet.panels[0].question.text() == "Will they drink it?"


def test_five_hundred_actions_and_a_long_name(show, open_session, crowded):
    page = show(two_questions.TestStep, open_session(crowded))
    page.select("actions", "long")
    page.list.setFocus()
    press(page, Qt.Key.Key_Y)
    assert answers(page, "long") == (True, None)
    assert page.minimumSizeHint().width() <= 860
