"""Phrases: cards to one prompt after another, then sorted into themes that can be renamed and moved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.small import workshop
from ui.stages.vision.phrases import PhrasesStep
from ui.stages.vision.prompt_card import prompts
from ui.widgets.button import Button

LONG = "F" * 200
OWN = "A prompt of our own"


@pytest.fixture
def cards(open_session):
    """Four cards to a prompt of the room's own, two of them with a theme."""
    return open_session(
        workshop(
            participants=[{"id": "ann", "name": "Ann"}],
            groups=[{"id": "oak", "name": "Oak"}],
            themes=[{"id": "time", "name": "Time"}, {"id": "trust", "name": "Trust"}],
            phrases=[
                {"id": "a", "text": "a", "prompt": OWN},
                {"id": "b", "text": "b", "prompt": OWN, "theme_id": "trust"},
                {"id": "c", "text": "c", "prompt": OWN, "theme_id": "time"},
                {"id": "d", "text": "d", "prompt": OWN, "theme_id": "time"},
            ],
        )
    )


def shown(page):
    return [row.title for row in page.wall.records.rows]


def test_prompts_are_in_the_organisations_words_and_end_with_its_own(cards):
    asked = prompts(cards.workshop)
    assert "our households can" in asked[0]
    assert asked[-1] == OWN


def test_a_card_is_written_to_the_prompt_that_is_shown(session, opened, enter, press, reopened):
    page = opened(PhrasesStep, session)
    assert not page.prompt_card.back_button.isEnabled()
    enter(page.capture.field, "you can sleep")
    press(page.prompt_card.next_button)
    assert page.capture.field.hasFocus()
    assert shown(page) == []
    assert page._empty.isVisible()
    enter(page.capture.field, LONG)
    assert shown(page) == [LONG]
    press(page.prompt_card.back_button)
    assert shown(page) == ["you can sleep"]
    assert [each.prompt for each in reopened(session).phrases] == list(prompts(session.workshop)[:2])


def test_the_last_prompt_has_no_next(session, opened, press):
    page = opened(PhrasesStep, session)
    for _ in prompts(session.workshop):
        press(page.prompt_card.next_button)
    assert page.prompt == prompts(session.workshop)[-1]
    assert not page.prompt_card.next_button.isEnabled()


def test_lines_are_pasted_into_line_and_wall(session, opened, paste):
    page = opened(PhrasesStep, session)
    paste(page.capture.field, '• =1+1\n• <b>&"')
    assert session.file.undo_label == "Add 2 phrases"
    paste(page.wall, "three\nfour")
    assert shown(page) == ["=1+1", '<b>&"', "three", "four"]
    session.undo()
    assert shown(page) == ["=1+1", '<b>&"']


def test_all_cards_stand_by_theme_those_without_last(cards, opened, press):
    page = opened(PhrasesStep, cards)
    assert shown(page) == []
    press(page.view.button("all"))
    assert shown(page) == ["c", "d", "b", "a"]
    assert page.wall.records.row(0).colour == "department_1"
    assert page.wall.records.row(2).chips[0].text == "Trust"
    page.select("phrases", "d")
    assert (page.view.value, page.prompt, page.wall.current_id) == ("prompt", OWN, "d")
    assert page._theme_chip.text == "Time: 2 cards"
    page.select("phrases", "b")
    assert page._theme_chip.text == "Trust: 1 card"
    page.select("phrases", "gone")
    assert page.wall.current_id == "b"


def test_cards_of_one_theme_are_chosen_from_the_list(cards, opened, press, enter, qtbot):
    page = opened(PhrasesStep, cards)
    press(page.view.button("theme"))
    assert page.themes.isVisible()
    assert shown(page) == ["c", "d"]
    assert [row.subtitle for row in page.themes.list.records.rows] == ["2 cards", "1 card"]
    page.themes.list.setFocus()
    qtbot.keyClick(page.themes.list, Qt.Key.Key_Down)
    assert shown(page) == ["b"]
    enter(page.capture.field, "new")
    assert page.view.value == "prompt"
    assert shown(page) == ["new"]
    assert not page.themes.isVisible()


def test_themes_are_renamed_moved_and_deleted(cards, opened, press, retitle, qtbot, reopened):
    page = opened(PhrasesStep, cards)
    press(page.view.button("theme"))
    themes = page.themes.list
    retitle(themes, "time", "On time")
    assert page.wall.records.row(0).chips[0].text == "On time"
    themes.setFocus()
    qtbot.keyClick(themes, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [each.name for each in cards.workshop.themes] == ["Trust", "On time"]
    qtbot.keyClick(themes, Qt.Key.Key_Delete)
    assert [each.name for each in cards.workshop.themes] == ["Trust"]
    assert [each.theme_id for each in cards.workshop.phrases] == [None, "trust", None, None]
    assert shown(page) == ["b"]
    qtbot.keyClick(themes, Qt.Key.Key_Delete)
    assert page.themes._none.isVisible()
    assert shown(page) == ["a", "b", "c", "d"]
    assert len(reopened(cards).phrases) == 4


def test_a_card_in_full(cards, opened, pick, qtbot, reopened):
    page = opened(PhrasesStep, cards)
    page.select("phrases", "a")
    page.text.setFocus()
    page.text.selectAll()
    qtbot.keyClicks(page.text, "better words")
    pick(page.person, "Ann")
    pick(page.group, "Oak")
    pick(page.theme_field, "Time")
    row = page.wall.records.row(0)
    assert (row.title, row.subtitle) == ("better words", "Ann · Oak")
    phrase = reopened(cards).phrases[0]
    assert (phrase.theme_id, phrase.participant_id, phrase.group_id) == ("time", "ann", "oak")


def test_a_theme_is_made_by_typing_its_name(cards, opened, pick, reopened):
    page = opened(PhrasesStep, cards)
    page.select("phrases", "a")
    pick(page.theme_field, "Straight answers")
    theme = cards.workshop.themes[-1]
    assert (theme.name, cards.workshop.phrases[0].theme_id) == ("Straight answers", theme.id)
    cards.undo()
    assert len(cards.workshop.themes) == 2
    cards.redo()
    assert reopened(cards).themes[-1].name == "Straight answers"


def test_cards_are_renamed_moved_dragged_and_deleted(cards, opened, retitle, drag, qtbot):
    page = opened(PhrasesStep, cards)
    page.select("phrases", "a")
    retitle(page.wall, "a", "first")
    page.wall.setFocus()
    qtbot.keyClick(page.wall, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown(page) == ["b", "first", "c", "d"]
    drag(page.wall, ["b", "a"], "c")
    assert shown(page) == ["c", "b", "first", "d"]
    cards.undo()
    assert shown(page) == ["b", "first", "c", "d"]
    page.select("phrases", "d")
    qtbot.keyClick(page.wall, Qt.Key.Key_Delete)
    assert shown(page) == ["b", "first", "c"]
    assert page.wall.current_id == "c"


def test_turning_the_prompt_saves_what_is_typed(cards, opened, press, qtbot):
    page = opened(PhrasesStep, cards)
    page.select("phrases", "a")
    page.text.setFocus()
    page.text.moveCursor(page.text.textCursor().MoveOperation.End)
    qtbot.keyClicks(page.text, " and more")
    press(page.prompt_card.back_button)
    assert cards.workshop.phrases[0].text == "a and more"


def test_the_empty_wall_leads_to_the_line(session, opened, press):
    page = opened(PhrasesStep, session)
    page.wall.setFocus()
    press(page._empty.findChild(Button))
    assert page.capture.field.hasFocus()


def test_five_hundred_cards(open_session, opened, enter, press):
    session = open_session(workshop(phrases=[{"id": f"p{at}", "prompt": OWN} for at in range(500)]))
    page = opened(PhrasesStep, session)
    page.select("phrases", "p300")
    enter(page.capture.field, "one more")
    assert page.wall.currentIndex().row() == 500
    press(page.view.button("theme"))
    assert len(shown(page)) == 501


def test_looking_only(looked_at, opened, enter, heard):
    session = looked_at()
    page = opened(PhrasesStep, session)
    said = heard(session)
    enter(page.capture.field, "one")
    assert (said[-1].kind, page.capture.field.text()) == ("bad", "one")
