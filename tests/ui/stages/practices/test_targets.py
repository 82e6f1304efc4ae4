"""Targets: a review comes into being with its first word, one a practice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.rules.practices import PRACTICES
from app.workshop import Workshop
from tests.small import workshop
from ui.session import Session
from ui.stages.practices.targets import TargetsStep

Reopen = Callable[[Session], Workshop]
Key = Qt.Key


def shown(qtbot: QtBot, session: Session) -> TargetsStep:
    page = TargetsStep(session)
    qtbot.addWidget(page)
    page.resize(950, 560)
    page.show()
    page.activateWindow()
    session.place = ("practices", "targets")
    return page


def test_an_empty_step_leads_to_the_evidence(qtbot: QtBot, session: Session, reopened: Reopen) -> None:
    page = shown(qtbot, session)
    assert page.beginning.isVisible()
    assert page.tabs.tabs["know"].accessibleName() == "Know the customer, today –, target –, no target"
    assert page.sheet.figures.text() == "Not rated yet, or not revealed."
    qtbot.mouseClick(page.begin_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.focusWidget(), "Nobody could name a customer.")
    page.flush()
    (review,) = session.workshop.practice_reviews
    assert (review.practice, review.evidence) == ("know", "Nobody could name a customer.")
    assert page.beginning.isVisible(), "no practice has a target yet"
    session.undo()
    assert session.workshop.practice_reviews == ()
    assert page.sheet.evidence.text() == ""
    session.redo()
    assert reopened(session).practice_reviews == (review,)


def test_all_fields_belong_to_one_review_a_practice(qtbot: QtBot, session: Session, reopened: Reopen) -> None:
    page = shown(qtbot, session)
    page.take_focus()
    assert page.focusWidget() is page.capture.field
    qtbot.mouseClick(page.tabs.tabs["lead"], Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.sheet.target, Key.Key_4)
    page.sheet.target_on.setText("2026-09-30")
    page.flush()
    qtbot.keyClicks(page.sheet.barrier, "No time.")
    page.flush()
    (review,) = reopened(session).practice_reviews
    assert (review.practice, review.target, review.target_on) == ("lead", 4, date(2026, 9, 30))
    assert review.barrier == "No time."


def test_what_is_taken_away_from_an_unwritten_sheet_writes_nothing(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    assert not page.sheet.form.write("barrier", None, page)
    assert session.workshop.practice_reviews == ()


def test_arrow_keys_go_from_practice_to_practice(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    page.tabs.setFocus()
    seen = [page.practice]
    for _ in range(6):
        qtbot.keyClick(page.focusWidget(), Key.Key_Down)
        seen.append(page.practice)
    assert tuple(seen) == (*PRACTICES, "know")
    qtbot.keyClick(page.focusWidget(), Key.Key_Left)
    assert page.practice == "lead"
    assert page.sheet.name.text() == "Lead by daily example"
    qtbot.keyClick(page.focusWidget(), Key.Key_A)
    assert page.practice == "lead"


def test_a_spot_of_the_radar_chooses_its_practice(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    spot = page.radar.spot("", "reward")
    assert spot is not None
    qtbot.mouseClick(page.radar, Qt.MouseButton.LeftButton, pos=page.radar.area_of(spot).center().toPoint())
    assert page.practice == "reward"


def test_the_capture_line_adds_barriers_and_sets_the_target(
    qtbot: QtBot, session: Session, reopened: Reopen
) -> None:
    page = shown(qtbot, session)
    for line in ("The knowledge sits in nine notebooks", "Nobody asks !4 due 2026-12-01"):
        qtbot.keyClicks(page.capture.field, line)
        qtbot.keyClick(page.capture.field, Key.Key_Return)
    page.capture.pasted.emit(["One", "Two"])
    page.capture.entered.emit("!3")
    review = reopened(session).practice_reviews[0]
    assert review.barrier == "The knowledge sits in nine notebooks\nNobody asks\nOne\nTwo"
    assert (review.target, review.target_on) == (3, date(2026, 12, 1))
    for _ in range(4):
        session.undo()
    assert session.workshop.practice_reviews == ()


def test_a_review_is_cleared_at_once_and_undone(qtbot: QtBot, sample_session: Session) -> None:
    page = shown(qtbot, sample_session)
    review = sample_session.workshop.practice_reviews[1]
    page.select("practice_reviews", review.id)
    assert page.practice == review.practice
    assert page.sheet.barrier.text() == review.barrier
    qtbot.mouseClick(page.sheet.clear_button, Qt.MouseButton.LeftButton)
    assert review not in sample_session.workshop.practice_reviews
    assert page.sheet.barrier.text() == ""
    assert not page.sheet.clear_button.isVisible()
    sample_session.undo()
    assert page.sheet.barrier.text() == review.barrier


def test_the_sample_shows_mean_target_and_gap(qtbot: QtBot, sample_session: Session) -> None:
    page = shown(qtbot, sample_session)
    names = [tab.accessibleName() for tab in page.tabs.tabs.values()]
    assert all("gap" in name for name in names)
    assert any("the room is split" in name for name in names)
    assert "17 in all" in page.sheet.figures.text()
    page.begin_button.clicked.emit()
    assert page.practice == "reward"


def test_a_target_without_ratings_and_ratings_without_a_target(
    qtbot: QtBot, open_session: Callable[..., Session]
) -> None:
    ratings = [{"survey_id": "s", "item": "know", "score": 3}]
    session = open_session(
        workshop(
            surveys=[{"id": "s", "secret": False}],
            ratings=ratings,
            practice_reviews=[{"practice": "lead", "target": 4}],
        )
    )
    page = shown(qtbot, session)
    assert page.tabs.tabs["know"].accessibleName().endswith("no target")
    assert page.tabs.tabs["lead"].accessibleName().endswith("not rated")
    assert page.sheet.figures.text() == "Today 3.0; marks from 3 to 3, 1 in all"
