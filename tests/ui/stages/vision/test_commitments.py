"""Commitments: a few promises under the sentence, counted, ordered and deleted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.small import workshop
from ui.stages.vision.commitments import CommitmentsStep
from ui.widgets.button import Button


def texts(session):
    return [each.text for each in session.workshop.commitments]


def test_commitments_are_typed_and_pasted(session, opened, enter, paste, reopened):
    page = opened(CommitmentsStep, session)
    assert not page._statement_card.isVisible()
    enter(page.capture.field, "We will ring back")
    assert page.capture.field.hasFocus()
    paste(page.capture.field, f'=1+1\n<b>&"\n{"C" * 200}')
    assert page.wall.current_id == session.workshop.commitments[-1].id
    paste(page.wall, "five\nsix")
    session.undo()
    session.undo()
    session.redo()
    assert [each.text for each in reopened(session).commitments] == [
        "We will ring back",
        "=1+1",
        '<b>&"',
        "C" * 200,
    ]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 commitment. Most rooms keep three to seven."),
        (3, "3 commitments."),
        (8, "8 commitments. Few people remember more than 7: which ones would a customer miss?"),
    ],
)
def test_their_number_is_weighed(open_session, opened, count, said):
    page = opened(CommitmentsStep, open_session(workshop(commitments=[{}] * count)))
    assert page._count.text() == said


def test_the_sentence_stands_above(open_session, opened):
    page = opened(CommitmentsStep, open_session(workshop({"statement": "You have water."}, commitments=[{}])))
    assert page._statement.text() == "You have water."
    assert page._statement_card.isVisible()


def test_cards_are_edited_moved_and_deleted(open_session, opened, retitle, qtbot, heard):
    session = open_session(workshop(commitments=[{"id": key, "text": key} for key in "abc"]))
    page = opened(CommitmentsStep, session)
    assert page.wall.current_id == "a"
    said = heard(session)
    retitle(page.wall, "a", "We will")
    page.wall.setFocus()
    qtbot.keyClick(page.wall, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert texts(session) == ["b", "We will", "c"]
    assert [row.subtitle for row in page.wall.records.rows] == [f"Commitment {n}" for n in (1, 2, 3)]
    page.select("drafts", "b")
    page.select("commitments", "b")
    qtbot.keyClick(page.wall, Qt.Key.Key_Delete)
    assert texts(session) == ["We will", "c"]
    assert page.wall.current_id == "a"
    assert said[-1].undo


def test_the_empty_wall_leads_to_the_line(session, opened, press):
    page = opened(CommitmentsStep, session)
    page.wall.setFocus()
    press(page._empty.findChild(Button))
    assert page.capture.field.hasFocus()


def test_five_hundred(open_session, opened, enter):
    session = open_session(workshop(commitments=[{"id": f"c{at}"} for at in range(500)]))
    page = opened(CommitmentsStep, session)
    enter(page.capture.field, "One more")
    assert page.wall.currentIndex().row() == 500


def test_looking_only(looked_at, opened, enter, heard):
    session = looked_at()
    page = opened(CommitmentsStep, session)
    said = heard(session)
    enter(page.capture.field, "We will")
    assert (said[-1].kind, page.capture.field.text()) == ("bad", "We will")
