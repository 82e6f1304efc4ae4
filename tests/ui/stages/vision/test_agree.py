"""Agree the wording: take a draft, count who agrees, keep reservations, and ask again when words change."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.small import HELD_ON, workshop
from ui.stages.vision.agree import AgreeStep

MODULE = "ui.stages.vision.agreement"
SENTENCE = "You have water you can trust."


@pytest.fixture
def room(open_session, today):
    """Three people in the room, one away, two drafts; the day is that of the workshop."""
    today(MODULE, HELD_ON)
    people = [{"id": key, "name": key.title()} for key in ("ann", "ben", "cora")]
    return open_session(
        workshop(
            participants=[*people, {"id": "dan", "attendance": "absent"}],
            drafts=[{"id": "a", "text": "We are the best."}, {"id": "b", "text": SENTENCE}],
        )
    )


@pytest.fixture
def settled(open_session, today):
    """A sentence that two of three agreed to and that two people have signed."""
    today(MODULE, date(2026, 4, 1))
    about = {"statement": SENTENCE, "statement_agreed_on": HELD_ON, "agreed_count": 2, "present_count": 3}
    return open_session(
        workshop(
            about,
            signatures=[{"id": "s1", "wording": SENTENCE}, {"id": "s2", "wording": SENTENCE}],
            reservations=[{"id": "r", "text": "Too long"}],
        )
    )


def number(page, field):
    found = page.findChild(QLineEdit, field)
    assert found is not None
    return found


def retype(page, qtbot, text):
    page.statement.setFocus()
    page.statement.selectAll()
    qtbot.keyClicks(page.statement, text)
    page.session.flush()


def test_a_draft_becomes_the_wording_and_the_room_agrees(room, opened, pick, press, reopened):
    page = opened(AgreeStep, room)
    assert page.statement.hasFocus()
    assert not page.agreement.agree_button.isEnabled()
    pick(page.draft, f"2. {SENTENCE}")
    assert page.statement.text() == SENTENCE
    assert page.draft.currentText() == ""
    assert page.agreement.agree_button.text() == "Agreed by all 3 in the room"
    press(page.agreement.agree_button)
    assert page.agreement.said.text() == "Agreed by 3 of 3, no reservations."
    assert not page.agreement.agree_button.isVisible()
    details = reopened(room).details
    assert (details.statement, details.statement_agreed_on) == (SENTENCE, HELD_ON)
    assert (details.agreed_count, details.present_count) == (3, 3)


def test_the_count_is_typed_before_or_after(room, opened, enter, pick, press):
    page = opened(AgreeStep, room)
    pick(page.draft, f"2. {SENTENCE}")
    enter(number(page, "agreed_count"), "2")
    assert page.agreement.agree_button.text() == "Agreed by 2 of 3"
    press(page.agreement.agree_button)
    assert page.agreement.said.text() == "Agreed by 2 of 3, no reservations."
    enter(number(page, "present_count"), "4")
    assert page.agreement.said.text() == "Agreed by 2 of 4, no reservations."
    enter(page.agreement.agreed_on, "2026-03-05")
    assert room.workshop.details.statement_agreed_on == date(2026, 3, 5)


def test_more_than_are_present_cannot_agree(room, opened, enter, pick, press):
    page = opened(AgreeStep, room)
    pick(page.draft, f"2. {SENTENCE}")
    enter(number(page, "agreed_count"), "9")
    assert page.agreement.agree_button.text() == "The room has agreed"
    press(page.agreement.agree_button)
    details = room.workshop.details
    assert (details.agreed_count, details.present_count, details.statement_agreed_on) == (9, 3, HELD_ON)
    said = page.agreement.said
    assert said.text() == "9 agree but only 3 are present: check these two numbers."
    assert said.property("ink") == "warn"
    enter(number(page, "present_count"), "12")
    assert said.text() == "Agreed by 9 of 12, no reservations."
    assert said.property("ink") == "ok"


def test_without_anybody_in_the_room_no_count_is_made_up(session, opened, press, qtbot):
    page = opened(AgreeStep, session)
    retype(page, qtbot, SENTENCE)
    assert page.agreement.agree_button.text() == "The room has agreed"
    press(page.agreement.agree_button)
    assert page.agreement.said.text() == "Agreed, no reservations."
    assert session.workshop.details.agreed_count is None


def test_a_count_alone_does_not_say_that_the_words_have_changed(session, opened):
    def count(change):
        change.update("workshop", None, statement="You have water.", agreed_count=6, present_count=7)

    session.run("Count", count)
    page = opened(AgreeStep, session)
    assert not page.agreement.said.isVisible()
    assert page.agreement.agree_button.text() == "Agreed by 6 of 7"


def test_other_words_are_not_agreed_yet_and_signatures_under_the_old_ones_are_void(
    settled, opened, press, qtbot, reopened
):
    page = opened(AgreeStep, settled)
    asked = []
    settled.step_wanted.connect(asked.append)
    assert not page.agreement.void.isVisible()
    retype(page, qtbot, "You have water.")
    assert settled.workshop.details.statement_agreed_on is None
    assert page.agreement.said.text() == (
        "The words have changed since 2 people agreed to them: ask the room again."
    )
    assert page.agreement.void.text() == "2 signatures stand under other words and no longer count."
    press(page.agreement.sign_button)
    assert asked == [("vision", "sign_off")]
    press(page.agreement.agree_button)
    assert settled.workshop.details.statement_agreed_on == date(2026, 4, 1)
    assert page.agreement.said.text() == "Agreed by 2 of 3, 1 reservation."
    settled.undo()
    settled.undo()
    assert page.statement.text() == SENTENCE
    assert page.agreement.said.text() == "Agreed by 2 of 3, 1 reservation."
    assert not page.agreement.void.isVisible()
    assert reopened(settled).details.statement_agreed_on == HELD_ON


def test_the_agreed_words_typed_again_are_still_agreed(settled, opened, qtbot):
    page = opened(AgreeStep, settled)
    page.statement.setFocus()
    page.statement.moveCursor(page.statement.textCursor().MoveOperation.End)
    qtbot.keyClicks(page.statement, "  ")
    settled.flush()
    assert settled.workshop.details.statement_agreed_on == HELD_ON
    qtbot.keyClicks(page.statement, "x")
    settled.flush()
    assert settled.workshop.details.statement_agreed_on is None
    qtbot.keyClick(page.statement, Qt.Key.Key_Backspace)
    settled.flush()
    assert settled.workshop.details.statement_agreed_on == HELD_ON


def test_no_words_are_no_sentence(settled, opened, qtbot):
    page = opened(AgreeStep, settled)
    page.statement.setFocus()
    page.statement.selectAll()
    qtbot.keyClick(page.statement, Qt.Key.Key_Delete)
    page.capture.field.setFocus()
    assert settled.workshop.details.statement is None
    assert not page.agreement.agree_button.isEnabled()
    assert not page.agreement.said.isVisible()


def test_another_draft_takes_the_agreement_back(settled, opened, heard, pick):
    settled.run("Draft", lambda change: change.insert(workshop(drafts=[{"text": "New"}]).drafts[0]))
    page = opened(AgreeStep, settled)
    said = heard(settled)
    pick(page.draft, "1. New")
    details = settled.workshop.details
    assert (details.statement, details.agreed_count, details.present_count) == ("New", None, None)
    assert said[-1].undo
    page.draft.picked.emit("gone")
    assert settled.workshop.details.statement == "New"


def test_the_checks_are_live(room, opened, qtbot):
    page = opened(AgreeStep, room)
    page.statement.setFocus()
    qtbot.keyClicks(page.statement, "A world-class firm")
    assert any("world-class" in said for said in page.checks.advice)


def test_reservations_are_kept_in_the_speakers_words(
    room, opened, enter, paste, pick, retitle, qtbot, heard, reopened
):
    page = opened(AgreeStep, room)
    assert page._none.isVisible()
    enter(page.capture.field, "It says nothing about price")
    assert page.capture.field.hasFocus()
    pick(page.who, "Ben")
    assert page.list.records.row(0).subtitle == "Ben"
    paste(page.capture.field, '=1+1\n<b>&"')
    paste(page.list, "four\nfive")
    first = room.workshop.reservations[0].id
    retitle(page.list, first, "Price")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [each.text for each in room.workshop.reservations] == ["=1+1", "Price", '<b>&"', "four", "five"]
    page.select("drafts", first)
    page.select("reservations", first)
    said = heard(room)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert said[-1].undo
    room.undo()
    kept = reopened(room).reservations
    assert (len(kept), kept[1].participant_id) == (5, "ben")


def test_the_line_has_the_keyboard_once_there_is_a_sentence(settled, opened):
    page = opened(AgreeStep, settled)
    assert page.capture.field.hasFocus()


def test_five_hundred_reservations(open_session, opened, enter):
    reservations = [{"id": f"r{at}", "text": "R" * 200} for at in range(500)]
    page = opened(AgreeStep, open_session(workshop(reservations=reservations)))
    enter(page.capture.field, "One more")
    assert page.list.currentIndex().row() == 500


def test_leaving_the_step_saves_the_sentence(session, opened, qtbot, reopened):
    page = opened(AgreeStep, session)
    page.statement.setFocus()
    qtbot.keyClicks(page.statement, SENTENCE)
    page.hide()
    assert reopened(session).details.statement == SENTENCE


def test_looking_only(looked_at, opened, enter, press, pick, qtbot, heard):
    session = looked_at(workshop({"statement": SENTENCE}, drafts=[{"id": "a", "text": "One"}]))
    page = opened(AgreeStep, session)
    said = heard(session)
    enter(page.capture.field, "Too long")
    press(page.agreement.agree_button)
    pick(page.draft, "1. One")
    retype(page, qtbot, "Other")
    assert page.capture.field.text() == "Too long"
    assert {each.kind for each in said} == {"bad"}
    assert len(said) == 4
    assert session.workshop.details.statement == SENTENCE
