"""Drafts: sentences side by side, checked while they are typed, polished as copies."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.small import workshop
from ui.stages.vision.drafts import DraftsStep
from ui.widgets.button import Button
from ui.widgets.icon_button import IconButton

LONG = "You " + "D" * 196


@pytest.fixture
def three(open_session):
    """Three drafts, the third grown out of the first."""
    return open_session(
        workshop(
            departments=[{"id": "sales", "name": "Sales"}],
            groups=[{"id": "oak", "name": "Oak"}],
            drafts=[
                {"id": "a", "text": "We are world-class."},
                {"id": "b", "text": "Every household has water it can trust."},
                {"id": "c", "text": "You have water you can trust.", "based_on_ids": ("a",)},
            ],
        )
    )


def texts(session):
    return [each.text for each in session.workshop.drafts]


def beside(page):
    return [card.draft_id for card in page.cards if card.isVisible()]


def test_drafts_are_typed_and_pasted(session, opened, enter, paste, reopened):
    page = opened(DraftsStep, session)
    enter(page.capture.field, "=1+1")
    assert page.capture.field.hasFocus()
    paste(page.capture.field, f'<b>&"\n{LONG}')
    assert session.file.undo_label == "Add 2 drafts"
    paste(page.list, "four\nfive")
    assert texts(session) == ["=1+1", '<b>&"', LONG, "four", "five"]
    assert page.list.current_id == session.workshop.drafts[-1].id
    session.undo()
    assert len(reopened(session).drafts) == 3


def test_as_many_stand_side_by_side_as_fit(three, opened):
    page = opened(DraftsStep, three)
    assert beside(page) == ["a", "b"]
    page.window().resize(1300, 700)
    assert beside(page) == ["a", "b", "c"]
    page.window().resize(520, 700)
    page.resize(500, 640)
    assert beside(page) == ["a"]
    page.select("drafts", "c")
    page.select("phrases", "a")
    assert beside(page) == ["c"]


def test_checks_are_live_while_typing(three, opened, qtbot):
    page = opened(DraftsStep, three)
    card = page.cards[0]
    assert page.list.records.row(0).subtitle == "2 pieces of advice"
    assert any("world-class" in said for said in card.checks.advice)
    card.text.setFocus()
    card.text.selectAll()
    qtbot.keyClicks(card.text, "You have water. Sales says so.")
    assert len(card.checks.advice) == 1
    assert "Sales" in card.checks.advice[0]
    assert texts(three)[0] == "We are world-class."
    three.flush()
    assert page.list.records.row(0).subtitle == "1 piece of advice"
    card.text.selectAll()
    qtbot.keyClick(card.text, Qt.Key.Key_Delete)
    assert card.checks.advice == ()


def test_advice_follows_what_it_is_measured_by(three, opened):
    page = opened(DraftsStep, three)
    assert page.list.records.row(1).subtitle == ""
    three.run("Edit", lambda change: change.update("departments", "sales", name="Water"))
    assert page.list.records.row(1).subtitle == "1 piece of advice"
    assert "water" in page.cards[1].checks.advice[0]


def test_a_draft_in_full_is_saved_when_the_step_is_left(three, opened, pick, qtbot, reopened):
    page = opened(DraftsStep, three)
    card = page.cards[0]
    pick(card.group, "Oak")
    assert page.list.records.row(0).subtitle == "Oak · 2 pieces of advice"
    card.note.setFocus()
    qtbot.keyClicks(card.note, "Too proud")
    card.text.setFocus()
    qtbot.keyClicks(card.text, "Today: ")
    page.hide()
    draft = reopened(three).drafts[0]
    assert (draft.group_id, draft.note) == ("oak", "Too proud")
    assert draft.text.startswith("Today: ")


def test_a_copy_is_polished_beside_its_source(three, opened, press, qtbot, reopened):
    page = opened(DraftsStep, three)
    card = page.cards[0]
    card.text.setFocus()
    qtbot.keyClicks(card.text, "Now ")
    press(card.grow_button)
    grown = three.workshop.drafts[1]
    assert (grown.text, grown.based_on_ids) == ("Now We are world-class.", ("a",))
    assert page.list.current_id == grown.id
    copy = next(each for each in page.cards if each.draft_id == grown.id)
    assert copy.text.hasFocus()
    assert copy._based_on.isVisible()
    assert copy._based_on.text() == "Grew out of draft 1"
    three.undo()
    assert "Now" not in "".join(texts(three)[1:])
    three.redo()
    assert len(reopened(three).drafts) == 4


def test_what_a_copy_grew_out_of_can_go(three, opened, press):
    page = opened(DraftsStep, three)
    press(page.cards[0].findChild(IconButton))
    assert texts(three)[0].startswith("Every household")
    assert three.workshop.drafts[1].based_on_ids == ()
    page.cards[0].grow_wanted.emit("gone")
    assert len(three.workshop.drafts) == 2
    three.undo()
    assert three.workshop.drafts[2].based_on_ids == ("a",)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_enter_on_the_list_puts_the_cursor_into_the_sentence(three, opened, qtbot, key):
    page = opened(DraftsStep, three)
    page.list.setFocus()
    page.select("drafts", "b")
    qtbot.keyClick(page.list, key)
    card = next(each for each in page.cards if each.draft_id == "b")
    assert card.text.hasFocus()


def test_drafts_are_moved_and_deleted_by_keys(three, opened, qtbot, heard):
    page = opened(DraftsStep, three)
    said = heard(three)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [each.id for each in three.workshop.drafts] == ["b", "a", "c"]
    assert page.list.records.row(0).title.startswith("1. Every")
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert [each.id for each in three.workshop.drafts] == ["b", "c"]
    assert page.list.current_id == "c"
    assert said[-1].undo


def test_the_empty_step_leads_to_the_line(session, opened, press):
    page = opened(DraftsStep, session)
    page.list.setFocus()
    press(page._empty.findChild(Button))
    assert page.capture.field.hasFocus()


def test_five_hundred_drafts(open_session, opened, enter):
    session = open_session(workshop(drafts=[{"id": f"d{at}"} for at in range(500)]))
    page = opened(DraftsStep, session)
    enter(page.capture.field, "One more")
    assert page.list.currentIndex().row() == 500
    assert beside(page)[-1] == session.workshop.drafts[-1].id


def test_looking_only(looked_at, opened, enter, press, heard):
    session = looked_at(workshop(drafts=[{"id": "a", "text": "One"}]))
    page = opened(DraftsStep, session)
    said = heard(session)
    enter(page.capture.field, "Two")
    press(page.cards[0].grow_button)
    assert page.capture.field.text() == "Two"
    assert [each.kind for each in said] == ["bad", "bad"]
    assert texts(session) == ["One"]
