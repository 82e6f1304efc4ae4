"""Voices: a wall of what customers said, each with its source, its segment and its stage."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.small import workshop
from ui.stages.vision.voices import VoicesStep
from ui.widgets.button import Button

LONG = "Q" * 200


@pytest.fixture
def house(open_session):
    """A segment and two stages of the journey, and nobody heard yet."""
    return open_session(
        workshop(
            segments=[{"id": "farms", "name": "Farms"}],
            journey_stages=[{"id": "order", "name": "Order"}, {"id": "pay", "name": "Pay"}],
        )
    )


def quotes(session):
    return [each.quote for each in session.workshop.voices]


def test_a_quote_is_typed_with_its_stage(house, opened, enter, reopened):
    page = opened(VoicesStep, house)
    enter(page.capture.field, "Nobody rang #Pay")
    voice = house.workshop.voices[0]
    assert (voice.quote, voice.journey_stage_id) == ("Nobody rang", "pay")
    assert page.capture.field.hasFocus()
    assert page.wall.current_id == voice.id
    assert reopened(house).voices == (voice,)


def test_a_quote_is_typed_with_who_said_it(house, opened, enter):
    page = opened(VoicesStep, house)
    enter(page.capture.field, "Nobody rang >farms >Farms")
    enter(page.capture.field, "Nobody wrote >Shops")
    (voice,) = house.workshop.voices
    assert (voice.quote, voice.segment_id) == ("Nobody rang", "farms")
    assert page.capture.field.text() == "Nobody wrote >Shops"


def test_a_quote_keeps_what_would_be_a_mark_elsewhere(house, opened, enter):
    page = opened(VoicesStep, house)
    enter(page.capture.field, "Waited !5 days")
    assert quotes(house) == ["Waited !5 days"]


def test_a_line_of_nothing_but_a_mark_is_kept_as_it_stands(house, opened, enter):
    page = opened(VoicesStep, house)
    enter(page.capture.field, "#Pay")
    assert quotes(house) == ["#Pay"]


def test_several_lines_pasted_into_line_or_wall_are_one_change_each(house, opened, paste, reopened):
    page = opened(VoicesStep, house)
    paste(page.capture.field, f'- =1+1\n- <b>&" #Order\n- {LONG}')
    assert quotes(house) == ["=1+1", '<b>&"', LONG]
    paste(page.wall, "Four\nFive")
    assert len(quotes(house)) == 5
    house.undo()
    house.undo()
    assert quotes(house) == []
    house.redo()
    assert len(reopened(house).voices) == 3


def test_where_it_comes_from_is_saved(house, opened, enter, pick, qtbot, reopened):
    page = opened(VoicesStep, house)
    enter(page.capture.field, "Nobody rang")
    page.source.setFocus()
    qtbot.keyClicks(page.source, "Letter of May")
    enter(page.heard_on, "2026-05-03")
    pick(page.segment, "Farms")
    pick(page.journey, "Order")
    page.quote.setFocus()
    page.quote.selectAll()
    qtbot.keyClicks(page.quote, "Nobody rang me")
    page.capture.field.setFocus()
    row = page.wall.records.row(0)
    assert row.title == "Nobody rang me"
    assert row.subtitle.startswith("Letter of May · ")
    assert [chip.text for chip in row.chips] == ["Order", "Farms"]
    voice = reopened(house).voices[0]
    assert (voice.source, voice.heard_on) == ("Letter of May", date(2026, 5, 3))
    assert (voice.segment_id, voice.journey_stage_id) == ("farms", "order")


def test_cards_are_edited_moved_and_deleted(open_session, opened, retitle, qtbot, heard):
    session = open_session(workshop(voices=[{"id": key, "quote": key} for key in "abc"]))
    page = opened(VoicesStep, session)
    said = heard(session)
    retitle(page.wall, "a", "Other words")
    assert quotes(session) == ["Other words", "b", "c"]
    assert page.quote.text() == "Other words"
    page.wall.setFocus()
    page.select("voices", "a")
    qtbot.keyClick(page.wall, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert quotes(session) == ["b", "Other words", "c"]
    qtbot.keyClick(page.wall, Qt.Key.Key_Delete)
    assert quotes(session) == ["b", "c"]
    assert page.wall.current_id == "c"
    assert said[-1].undo


def test_the_empty_wall_leads_to_the_line(session, opened, press):
    page = opened(VoicesStep, session)
    page.wall.setFocus()
    press(page._empty.findChild(Button))
    assert page.capture.field.hasFocus()


def test_five_hundred_voices(open_session, opened, enter):
    session = open_session(workshop(voices=[{"id": f"v{at}"} for at in range(500)]))
    page = opened(VoicesStep, session)
    page.select("segments", "v4")
    page.select("voices", "v400")
    assert page.quote.text() == "voices 400"
    enter(page.capture.field, "One more")
    rect = page.wall.visualRect(page.wall.currentIndex())
    assert page.wall.currentIndex().row() == 500
    assert page.wall.viewport().rect().intersects(rect)


def test_looking_only(looked_at, opened, paste, heard):
    session = looked_at()
    page = opened(VoicesStep, session)
    said = heard(session)
    paste(page.capture.field, "One\nTwo")
    assert said[-1].kind == "bad"
    assert "One" in page.capture.field.text()
    assert "Two" in page.capture.field.text()
